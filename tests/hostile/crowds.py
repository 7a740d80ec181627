"""Hostile guides that are well-formed YAML and far too much of one thing, and traps where names are looked up."""

from tests.hostile.recipe import (
    HEAD,
    RULES,
    SOUND,
    STEP,
    Recipes,
    collector,
    guide,
    level,
    listed,
    section,
    steps_guide,
)

RECIPES: Recipes = {}
hostile = collector(RECIPES)

_ROLES = section("roller", [f"r{n}: Rolle nummer {n}" for n in range(9000)])
_FEW = section("roller", [f"r{n}: Rolle nummer {n}" for n in range(60)])
_COMMAS = "roller: {barn: Barnet}\n" + section("verktøy", [f'v{n}: {{tittel: "v, a{n}, b"}}' for n in range(4000)])


def _many(most: int, text: str) -> list[str]:
    return [text.replace("@", str(n)) for n in range(most)]


def _levels(most: int, goto: str) -> str:
    shown = "".join(
        level(str(n), [f"steg: Gjør, {STEP}, gå_til: {goto.replace('@', str(n + 1))}"]) for n in range(most)
    )
    return guide(levels="nivåer:\n" + shown + level(str(most), [f"steg: Ferdig, {STEP}, gå_til: slutt"]))


def _one(*more: str, sections: str = "") -> str:
    return steps_guide([", ".join((f"steg: Ett, {STEP}", *more))], sections)


@hostile(SOUND)
def steps_1000() -> str:
    """A guide ten times as long as any printed one still loads."""
    return steps_guide(_many(1000, f"steg: Steg @, {STEP}"))


@hostile(SOUND)
def levels_1000() -> str:
    return _levels(1000, "nivå @")


@hostile("Y08")
def steps_of_a_full_file() -> str:
    return steps_guide(_many(25_000, "steg: S@, hva: a, hvem: a, verktøy: a"))


@hostile(SOUND)
def answers_to_every_step() -> str:
    """Every step leads to every step: as many ways as steps squared."""
    ways = ", ".join(f"S{n}: S{n}" for n in range(120))
    return steps_guide(_many(120, f"beslutning: S@, {STEP}, valg: {{{ways}}}"))


@hostile("R11")
def same_title_everywhere() -> str:
    return steps_guide(_many(4300, f"steg: Likt, {STEP}"))


@hostile("R11")
def same_level_everywhere() -> str:
    return guide(levels="nivåer:\n" + level("0", [f"steg: Ett, {STEP}"]) * 2400)


@hostile("R06")
def targets_that_nobody_has() -> str:
    return steps_guide(_many(3600, f"steg: Steg nummer @, {STEP}, gå_til: Stig nummar x@"))


@hostile("R01")
def people_almost_spelled_right() -> str:
    return steps_guide(_many(2300, "steg: S@, hva: a, hvem: Rolle nummmer x@, verktøy: ikke oppgitt"), _ROLES)


@hostile("R04")
def tools_in_one_long_list() -> str:
    return _one(sections=section("roller", ["barn: Barnet"])).replace(
        "verktøy: ikke oppgitt", "verktøy: [" + ",".join(_many(39_000, "x@")) + "]", 1
    )


@hostile("Y09")
def titles_split_at_commas() -> str:
    tools = "v, a3999, b, " + ", ".join(_many(19_000, "v"))
    return _one(sections=_COMMAS).replace("verktøy: ikke oppgitt", f"verktøy: [{tools}]", 1)


@hostile("S01")
def keys_almost_spelled_right() -> str:
    return guide(section("roller", _many(6600, "r@: {titel: x, forklarig: y}")))


@hostile("S01")
def steps_with_a_key_of_another_language() -> str:
    return steps_guide(_many(4300, "steg: S@, kva: a, kven: a, verktøy: a"))


@hostile("R17")
def levels_with_nothing_in_them() -> str:
    return guide(levels="nivåer:\n" + "  - tittel: x\n" * 13_000)


@hostile("Y20")
def steps_of_no_kind() -> str:
    return steps_guide(_many(13_000, "hva: S@"))


@hostile("S03")
def lists_where_texts_belong() -> str:
    return steps_guide(_many(2600, "steg: S@, hva: [a, b], hvem: {a: b}, verktøy: {c: d}"))


@hostile("S03")
def a_number_of_levels_as_text() -> str:
    return guide(levels="nivåer: " + "x" * 1_000_000 + "\n")


@hostile("S05")
def deadlines_that_are_none() -> str:
    return steps_guide(_many(3600, f"steg: S@, {STEP}, frist: innen @ uker og litt fra"))


@hostile(SOUND)
def deadlines_1000() -> str:
    return steps_guide(_many(1000, f"steg: S@, {STEP}, frist: 2–3 uker"))


@hostile("R21")
def deadlines_from_nowhere() -> str:
    return steps_guide(_many(3600, f"steg: S@, {STEP}, frist: 2 uker fra Steget x@"))


@hostile(SOUND)
def answers_1000() -> str:
    ways = ", ".join(_many(1000, "Svar @: slutt"))
    return steps_guide([f"beslutning: Velg, {STEP}, valg: {{{ways}}}"])


@hostile(SOUND)
def answers_of_a_full_file() -> str:
    ways = ", ".join(_many(19_000, "Svar @: slutt"))
    return steps_guide([f"beslutning: Velg, {STEP}, valg: {{{ways}}}"])


@hostile("R11")
def answers_with_one_id() -> str:
    ways = ", ".join(f"'a{'!' * (n % 200)}{'?' * (n // 200)}': slutt" for n in range(8000))
    return steps_guide([f"beslutning: Velg, {STEP}, valg: {{{ways}}}"])


@hostile("R06")
def answers_that_lead_nowhere() -> str:
    ways = ", ".join(_many(19_000, "Svar @: steget x@"))
    return steps_guide([f"beslutning: Velg, {STEP}, valg: {{{ways}}}"])


@hostile(SOUND)
def answers_that_list_targets() -> str:
    ways = ", ".join(f"Svar {n}: [{', '.join(['videre', 'slutt', 'Ett'] * 30)}]" for n in range(300))
    return steps_guide([f"steg: Ett, {STEP}", f"beslutning: Velg, {STEP}, valg: {{{ways}}}"])


@hostile("R08")
def guards_on_facts_nobody_declared() -> str:
    guards = ", ".join(_many(19_000, "f@: ja"))
    return _one(f"bare_når: {{{guards}}}", sections="kjennetegn: {sakstype: [a, b]}\n")


@hostile("G06")
def guards_on_every_fact() -> str:
    facts = section("kjennetegn", _many(300, "f@: [a, b, c]"))
    guards = ", ".join(_many(300, "f@: [a, b]"))
    return _one(f"bare_når: {{{guards}}}", sections=facts)


@hostile("G06")
def guards_in_every_step() -> str:
    """Proofs over the facts would be two to the power of three hundred."""
    facts = section("kjennetegn", _many(300, "f@: [a, b]"))
    return steps_guide(_many(300, f"steg: S@, {STEP}, bare_når: {{f@: a}}"), facts)


@hostile(SOUND)
def facts_of_a_full_file() -> str:
    return guide(section("kjennetegn", _many(9900, "f@: [a, b]")))


@hostile(SOUND)
def values_of_one_fact() -> str:
    return guide("kjennetegn: {f: [" + ", ".join(_many(39_000, "v@")) + "]}\n")


@hostile("R09")
def values_that_the_fact_lacks() -> str:
    facts = "kjennetegn: {f: [" + ", ".join(_many(3000, "verdi@")) + "]}\n"
    return steps_guide(_many(2800, f"steg: S@, {STEP}, setter: {{f: verdiar@}}"), facts)


@hostile("R08")
def facts_looked_up_one_by_one() -> str:
    facts = section("kjennetegn", _many(2300, "fakta@: [a, b]"))
    return steps_guide(_many(2300, f"steg: S@, {STEP}, setter: {{fakta@: a}}"), facts).replace("fakta2299: a", "x: a")


@hostile("S04")
def rules_of_a_full_file() -> str:
    rule = "{id: r@, hvis: a, gjør: b, meld_til: {barnevern: straks}}"
    return guide(rules=section("gjelder_alltid", [f"- {one}" for one in _many(3500, rule)]))


@hostile("R18")
def receivers_that_nobody_knows() -> str:
    told = ", ".join(_many(19_000, "mottaker @: alltid"))
    return guide(rules=f"gjelder_alltid:\n  - {{id: a, hvis: b, gjør: c, meld_til: {{{told}}}}}\n")


@hostile(SOUND)
def rules_that_hold_the_same_out() -> str:
    rule = "- {id: r@, hvis: a, gjør: b, meld_til: {barnevern: alltid}, holder_utenfor: foresatte, klarerer: [politi]}"
    return guide(
        "roller: {foresatte: {tittel: Foresatte, er: foresatte}}\n", rules=section("gjelder_alltid", _many(1500, rule))
    )


@hostile(SOUND)
def roles_of_a_full_file() -> str:
    return guide(section("roller", _many(19_000, "r@: Rolle @")))


@hostile("R11")
def roles_that_fold_into_one() -> str:
    return guide(section("roller", [f"'r{' ' * (n % 90)}{'_' * (n // 90)}x': a" for n in range(8000)]))


@hostile(SOUND)
def roles_in_every_step() -> str:
    who = ", ".join(_many(60, "r@"))
    return steps_guide(_many(560, f"steg: S@, hva: a, hvem: [{who}], verktøy: ikke oppgitt"), _FEW)


@hostile("R14")
def inferred_that_is_not_written() -> str:
    return _one("tolket: [" + ", ".join(_many(39_000, "n@")) + "]")


@hostile(SOUND)
def inferred_over_and_over() -> str:
    return _one("tolket: [" + ", ".join(["hva"] * 39_000) + "]")


@hostile("R07")
def covers_that_are_nowhere() -> str:
    covered = ", ".join(_many(39_000, "Steget @"))
    return steps_guide([f"møte: Ett, {STEP}, dekker: [{covered}]"])


@hostile(SOUND)
def covers_everything() -> str:
    covered = ", ".join(_many(700, "S@"))
    return steps_guide([f"møte: Ett, {STEP}, dekker: [{covered}]", *_many(700, f"steg: S@, {STEP}")])


@hostile(SOUND)
def tracks_1000() -> str:
    tracks = ", ".join(f"{{tittel: T{n}, steg: [{{steg: S{n}, {STEP}}}]}}" for n in range(1000))
    return steps_guide([f"samtidig: Alle, {STEP}, spor: [{tracks}]"])


@hostile("S01")
def tracks_within_tracks() -> str:
    inner = f"{{steg: Innerst, {STEP}}}"
    for n in range(8):
        inner = f"{{samtidig: N{n}, {STEP}, spor: [{{tittel: T, steg: [{inner}]}}]}}"
    return steps_guide([inner[1:-1]])


@hostile("R22")
def tracks_that_lead_out() -> str:
    tracks = ", ".join(f"{{tittel: T{n}, steg: [{{steg: S{n}, {STEP}, gå_til: Avslutt}}]}}" for n in range(2200))
    return steps_guide([f"samtidig: Alle, {STEP}, spor: [{tracks}]"])


@hostile(SOUND)
def checklist_of_a_full_file() -> str:
    return _one("sjekkliste: [" + ", ".join(_many(39_000, "punkt @")) + "]")


@hostile(SOUND)
def own_facets_of_a_full_file() -> str:
    return _one("mer: {" + ", ".join(_many(19_000, "k@: v")) + "}")


@hostile("S03")
def own_facets_in_depth() -> str:
    return _one("mer: " + "{a: [" * 15 + "b" + "]}" * 15)


@hostile(SOUND)
def words_of_a_full_file() -> str:
    return guide(section("ordliste", _many(19_000, "ord@: forklaring")))


@hostile(SOUND)
def passages_of_a_full_file() -> str:
    return guide(section("om", _many(7900, "- {tittel: T@, tekst: x}")))


@hostile(SOUND)
def endings_of_a_full_file() -> str:
    return guide(section("avslutninger", _many(9900, "a@: {tittel: Slutt @}")))


@hostile(SOUND)
def side_work_of_a_full_file() -> str:
    return guide(section("ved_siden_av", _many(4900, "a@: {tittel: T@, hvem: ikke oppgitt, hva: x}")))


@hostile("R06")
def ways_in_from_nowhere() -> str:
    return guide(section("innganger", _many(7900, "- {fra: Steget @, hvem: ansatt}")))


@hostile("R25")
def side_work_that_is_not_there() -> str:
    ways = ", ".join(_many(6600, "Svar @: {gå_til: slutt, åpner: arbeid x@}"))
    return steps_guide([f"beslutning: Velg, {STEP}, valg: {{{ways}}}"])


@hostile("R24")
def variants_that_are_not_there() -> str:
    return guide("gjelder_for: [barnehage, skole]\n").replace(
        "hva: Se godt.", "hva: a, gjelder_for: [" + ", ".join(_many(39_000, "v@")) + "]", 1
    )


@hostile("G12")
def ages_that_overlap() -> str:
    rules = ", ".join(["{alder: 0–99, hvem: barn}"] * 7900)
    return guide(f"roller: {{barn: Barnet}}\nsamtykketyper:\n  s: {{tittel: S, gis_av: [{rules}]}}\n")


@hostile(SOUND)
def consent_kinds_with_one_title() -> str:
    return guide(section("samtykketyper", _many(9900, "s@: {tittel: Likt}")))


@hostile("R20")
def demands_on_levels_nobody_has() -> str:
    tried = ", ".join(_many(39_000, "nivå @x"))
    return _one(f"krever: [{{prøvd: [{tried}]}}]")


@hostile(SOUND)
def demands_over_and_over() -> str:
    return _one("krever: [" + ", ".join(["notat"] * 39_000) + "]")


@hostile(SOUND)
def baton_for_every_level() -> str:
    hands = "".join(f"    - {{på_nivå: [{n}], helst: [r1]}}\n" for n in range(300))
    levels = "nivåer:\n" + "".join(level(str(n), [f"steg: Ett, {STEP}, gå_til: slutt"]) for n in range(300))
    listed_levels = ", ".join(map(str, range(300)))
    return guide(
        f"roller: {{r1: Rolla}}\nstafettholder:\n  på_nivå: [{listed_levels}]\n  hvem:\n{hands}", levels=levels
    )


@hostile("G11")
def parallels_without_tracks() -> str:
    return steps_guide(_many(4300, f"samtidig: S@, {STEP}"))


@hostile("G03")
def decisions_without_answers() -> str:
    return steps_guide(_many(4300, f"beslutning: S@, {STEP}"))


@hostile("G15")
def levels_that_rest() -> str:
    return guide(levels=section("nivåer", _many(7900, "- {nivå: N@, tittel: a}")))


# ---------------------------------------------------------------- long names

listed(
    RECIPES,
    {
        "id-of-a-megabyte": (SOUND, lambda: guide().replace("id: fiendtlig", "id: " + "x" * 1_000_000)),
        "id-with-a-path": ("S05", lambda: guide().replace("id: fiendtlig", "id: ../../../etc/passwd")),
        "id-of-a-device": (SOUND, lambda: guide().replace("id: fiendtlig", "id: con")),
        "title-of-a-megabyte": (SOUND, lambda: guide().replace(": Se etter", ": " + "Se etter " * 110_000)),
        "title-of-formulas": (
            SOUND,
            lambda: guide().replace(": Se etter", ": '=HYPERLINK(\"https://example.org\")+@SUM(1)'"),
        ),
        "title-of-commas": (SOUND, lambda: guide().replace(": Se etter", ": '" + ",a" * 400_000 + "'")),
        "title-of-markup": (
            SOUND,
            lambda: guide().replace(": Se etter", ": '<img src=x onerror=alert(1)>{{7*7}}{% raw %}'"),
        ),
        "title-without-letters": ("R13", lambda: guide().replace(": Se etter", ": '!!!'")),
        "links-of-every-scheme": (
            SOUND,
            lambda: guide(
                section(
                    "verktøy",
                    [
                        "a: {tittel: A, lenke: 'javascript:alert(1)'}",
                        "b: {tittel: B, lenke: 'file:///etc/passwd'}",
                        "c: {tittel: C, lenke: 'data:text/html,<script>x</script>'}",
                        "d: {tittel: D, lenke: '\\\\\\\\server\\\\share'}",
                    ],
                )
            ),
        ),
        "names-of-a-thousand-letters": (
            "R01",
            lambda: steps_guide(
                _many(300, f"steg: S@, hva: a, hvem: {'ab' * 1500}@, verktøy: ikke oppgitt"),
                section("roller", _many(400, f"{'ba' * 400}@: x")),
            ),
        ),
        "names-of-the-same-letters": (
            "R04",
            lambda: steps_guide(
                [f"steg: S{n}, hva: a, hvem: ikke oppgitt, verktøy: [{'ab' * 28}x{n}]" for n in range(400)],
                section("verktøy", [f"{'ba' * 28}{n}: x" for n in range(1000)]),
            ),
        ),
        "head-only": ("S02", lambda: HEAD),
        "head-and-rules": ("S02", lambda: HEAD + RULES),
    },
)
