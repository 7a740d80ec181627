"""The names that a municipality's own template may use: for each document what its paper holds, in Norwegian words.

What there is comes from the papers themselves, so no name can be promised that a document has not. The words are one
table. A template is checked against these shapes before it is filled in.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum, StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

from engine.exporters import FOR_FAMILY
from engine.exporters.paper_lines import DeniedLine, GivenLine
from engine.exporters.papers import ConsentPaper, InsightPaper, InvitationPaper, LogPaper, MinutesPaper
from engine.values import Struct, fields

PAPERS: Mapping[str, type[Struct]] = {
    "samtykke": ConsentPaper,
    "innkalling": InvitationPaper,
    "referat": MinutesPaper,
    "stafettlogg": LogPaper,
    FOR_FAMILY: LogPaper,
    "innsyn": InsightPaper,
}

ANSWER = "svar"
ANSWERS: Mapping[type[Struct], str] = {GivenLine: "ja", DeniedLine: "nei"}
"""Lines of two sorts in one list are told apart by their `svar`."""

WORDS: Mapping[str, str] = {
    "absent": "ikke_til_stede",
    "added_on": "lagt_til",
    "age": "alder",
    "aftermath": "saken_etterpå",
    "agenda": "dagsorden",
    "agreements": "avtaler",
    "alias": "alias",
    "also": "svarer_også_for",
    "answered_on": "svarte",
    "approved_by": "godkjent_av",
    "areas": "deler",
    "became": "ble",
    "bodies": "instanser",
    "by": "av",
    "called": "innkallinger",
    "called_off_because": "avlyst_fordi",
    "changes": "endringer",
    "chosen": "valgt",
    "clock": "klokka",
    "consents": "samtykker",
    "coordinated_by": "koordinerer",
    "coordinator": "stafettholder",
    "coordinator_role": "stafettholder_kalles",
    "coordinator_since": "stafettholder_fra",
    "course": "avsluttet_og_gjenåpnet",
    "covers": "gjelder_nå",
    "decided_by": "bestemt_av",
    "done": "gjort",
    "due": "frist",
    "effect": "effekt",
    "ended_on": "til",
    "ending": "avslutning",
    "entered_by": "startet_av",
    "evaluations": "evalueringer",
    "everyone": "alle",
    "expected_effect": "forventet",
    "expires_on": "til",
    "facts": "kjennetegn",
    "family_asked": "familien_ville",
    "family_wish": "familiens_ønske",
    "for_guardians": "til_foresatte",
    "for_whom": "på_vegne_av",
    "form": "form",
    "from_age": "fra_alder",
    "givers": "hvem_samtykker",
    "goal": "mål",
    "goals": "mål",
    "ground": "som",
    "guide": "veileder",
    "handovers": "overføringer",
    "happened": "hendt",
    "head": "sak",
    "holders": "stafettholdere",
    "interpreter": "tolk",
    "invited": "innkalt",
    "kind": "slag",
    "language": "språk",
    "left_out": "unntatt",
    "level": "nivå",
    "level_title": "nivåtittel",
    "levels": "nivåskifter",
    "log": "logg",
    "looks": "sett_av",
    "measure": "tiltak",
    "measures": "tiltak",
    "meeting": "møte",
    "meetings": "møter",
    "minutes": "referat",
    "municipality": "kommune",
    "next_meeting": "neste_møte",
    "next_on": "neste",
    "not_asked_because": "ikke_spurt_fordi",
    "notes": "notater",
    "number": "nummer",
    "offered_to": "spurt",
    "on": "dato",
    "opened_on": "åpnet",
    "outcome": "resultat",
    "outcomes": "resultater",
    "own_on": "veilederens_dato",
    "part": "del",
    "participation": "medvirkning",
    "parts": "deltakere",
    "place": "sted",
    "postponed": "flyttede_frister",
    "practice": "øvelse",
    "present": "til_stede",
    "professionals": "fagpersoner",
    "purposes": "formål",
    "reason": "grunn",
    "receipt": "kvittering",
    "receiver": "mottaker",
    "recipients": "mottakere",
    "replaced_on": "erstattet",
    "responsible": "ansvarlig",
    "retention": "oppbevaring",
    "role": "rolle",
    "roles": "roller",
    "sent": "sendt",
    "services": "tjenester",
    "shifts": "flyttinger",
    "shows": "vises",
    "since": "fra",
    "soft": "helst",
    "standing": "står",
    "started_on": "fra",
    "step": "steg",
    "subject": "gjelder",
    "taken_over_by": "overtatt_av",
    "taken_up_because": "tatt_opp_fordi",
    "taken_up_on": "tatt_opp",
    "talk_with": "samtale_med",
    "talks": "samtaler",
    "tasks": "oppgaver",
    "text": "tekst",
    "title": "navn",
    "to_age": "til_alder",
    "turn": "hva",
    "uncalled": "ikke_innkalt",
    "until": "til",
    "version": "versjon",
    "versions": "versjonsskifter",
    "views": "opplevelser",
    "was": "var",
    "was_on": "fra",
    "weighed": "vurdert",
    "who": "hvem",
    "with_child": "med_barnet",
    "withdrawn": "trukket",
    "words": "sagt",
    "written_on": "skrevet_ut",
    "wrote": "skrev",
}


class Sort(StrEnum):
    """What a single value is: words, a date, a number, or yes and no."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    FLAG = "flag"


class One(Struct, frozen=True):
    """A single value; a flag can be asked, not written."""

    sort: Sort


class Group(Struct, frozen=True):
    """Values under one name, each with a name of its own."""

    parts: Mapping[str, "Shape"]


class Many(Struct, frozen=True):
    """A list that a loop goes through."""

    of: "Shape"


Shape = One | Group | Many


def names_of(document: str) -> Mapping[str, Shape]:
    """Return what a template of this document may name. Raises `KeyError` for a document there is not."""
    return _group(PAPERS[document]).parts


def _group(*papers: type[Struct]) -> Group:
    parts = {WORDS[one.name]: _shape(one.type) for paper in papers for one in fields(paper)}
    return Group({ANSWER: One(Sort.TEXT), **parts} if len(papers) > 1 else parts)


def _shape(kind: Any) -> Shape:  # noqa: ANN401 - an annotation may be anything
    if isinstance(kind, UnionType):
        return _united([one for one in get_args(kind) if one is not type(None)])
    origin = get_origin(kind)
    if origin is tuple:
        return Many(_shape(get_args(kind)[0]))
    if origin is frozenset:
        return Group({WORDS[one.value]: One(Sort.FLAG) for one in get_args(kind)[0]})
    return _group(kind) if issubclass(kind, Struct) else One(_sort(kind))


def _united(kinds: list[Any]) -> Shape:
    return _shape(kinds[0]) if len(kinds) == 1 else _group(*kinds)


def _sort(kind: type) -> Sort:
    if issubclass(kind, bool):
        return Sort.FLAG
    if issubclass(kind, date):
        return Sort.DATE
    if issubclass(kind, str | Enum):
        return Sort.TEXT
    if issubclass(kind, int):
        return Sort.NUMBER
    raise TypeError(kind.__name__)
