"""Reads a story from its file: checked by the schema, with dates and people as the program knows them.

A story in nynorsk has keys and fixed words in nynorsk; they are turned into those of the schema before it is checked.
"""

import json
import shlex
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

FOLDER = Path(__file__).parent
HANDLES = {
    "læreren": "test.laerer",
    "helsesykepleieren": "test.helsesykepleier",
    "lederen": "test.leder",
    "tilsynet": "test.tilsyn",
}
"""Who there is in a practice store, by what a story calls them."""
MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_NYNORSK_KEYS = {
    "rettleiar": "veileder",
    "kven": "hvem",
    "gjer": "gjør",
    "følgjer": "følger",
    "vel": "velger",
    "blir nekta": "nektes",
    "ser inga sak": "ser ingen sak",
    "feil skrive": "skrevet feil",
    "noko står att": "noe gjenstår",
    "seier": "sier",
    "seier ikkje": "sier ikke",
    "kan velje": "kan velge",
    "kan ikkje velje": "kan ikke velge",
    "stafetthaldar": "stafettholder",
    "samtykke gjeld": "samtykke gjelder",
    "tenester": "tjenester",
    "blir haldne utanfor": "holdes utenfor",
    "avslutta med": "avslutning",
    "saka er": "saken er",
}
NYNORSK_WORDS = {
    "læraren": "læreren",
    "helsesjukepleiaren": "helsesykepleieren",
    "leiaren": "lederen",
    "open": "åpen",
    "avslutta": "avsluttet",
}
"""The fixed words of a story in nynorsk, with those of the schema."""
_WORDED = ("hvem", "saken er", "stafettholder")
NYNORSK = "nynorsk"


class _Loader(yaml.SafeLoader):
    """Reads a file as text, numbers and truth; a date is the text that it is written as."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as its parents have it
        sign: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
        for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class Unfit(Exception):
    """A file that is no story: what is wrong with it, and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that somebody does one day, and what is true afterwards.

    It is done with `commands`, or by following the guide: choosing `answers` on the way, on to the step `to`.
    """

    who: str
    on: date
    told: str
    commands: tuple[tuple[str, ...], ...] = ()
    answers: tuple[str, ...] = ()
    to: str | None = None
    track: str | None = None
    then: dict[str, Any] | None = None

    @property
    def handle(self) -> str:
        """The one who does it, as people type them."""
        return HANDLES[self.who]

    @property
    def refused(self) -> str | None:
        """The code of the refusal that it meets."""
        return (self.then or {}).get("kode")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story: what it is about, on which guide, and all that is done in it, in order."""

    name: str
    title: str
    about: str
    guide: str
    language: str
    deeds: tuple[Deed, ...]

    @property
    def refusals(self) -> frozenset[str]:
        """The codes of the refusals that are told in it."""
        return frozenset(deed.refused for deed in self.deeds if deed.refused)


@cache
def stories() -> tuple[Story, ...]:
    """Return every story there is, by the names of their files."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.yaml")))


def read(path: Path) -> Story:
    """Read a story. Raises `Unfit` where it is none."""
    return story_of(yaml.load(path.read_text("utf-8"), Loader=_Loader), name=path.stem)  # noqa: S506 - a safe loader


def story_of(written: Any, *, name: str) -> Story:  # noqa: ANN401 - what a file may hold
    """Return the story that was written. Raises `Unfit`."""
    in_nynorsk = isinstance(written, dict) and written.get("målform") == NYNORSK
    plain = _in_bokmaal(written, name=name) if in_nynorsk else written
    for fault in _schema().iter_errors(plain):
        raise Unfit(f"{name}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}")
    return Story(
        name=name,
        title=plain["tittel"],
        about=plain["om"],
        guide=plain["veileder"],
        language="nn" if in_nynorsk else "nb",
        deeds=_deeds([*plain["gitt"], *plain["når"]], name=name),
    )


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((FOLDER / "story.schema.json").read_text("utf-8")))


def _deeds(written: list[dict[str, Any]], *, name: str) -> tuple[Deed, ...]:
    found: list[Deed] = []
    who, on = written[0].get("hvem"), written[0].get("dato")
    if who is None or on is None:
        raise Unfit(f"{name}: the first deed says who and on which day")
    for one in written:
        who, on = one.get("hvem", who), one.get("dato", on)
        commands = one.get("bti", [])
        followed = one.get("følger", {})
        found.append(
            Deed(
                who=who,
                on=day(on),
                told=one["gjør"],
                commands=tuple(
                    tuple(shlex.split(line)) for line in ([commands] if isinstance(commands, str) else commands)
                ),
                answers=tuple(followed.get("velger", ())),
                to=followed.get("til"),
                track=followed.get("spor"),
                then=one.get("så"),
            )
        )
    return tuple(found)


def day(written: str) -> date:
    """Return the day that is written as `1. september 2026`. Raises `Unfit` where there is no such day."""
    number, month, year = written.split()
    try:
        return date(int(year), MONTHS.index(month) + 1, int(number.rstrip(".")))
    except ValueError as error:
        raise Unfit(f"{written} is no day") from error


def _in_bokmaal(written: Any, *, name: str) -> Any:  # noqa: ANN401 - what a file may hold
    """Return what was written in nynorsk with the keys and words of the schema."""
    match written:
        case dict():
            return {
                _key(key, name=name): _value(_key(key, name=name), value, name=name) for key, value in written.items()
            }
        case list():
            return [_in_bokmaal(one, name=name) for one in written]
        case _:
            return written


def _key(key: Any, *, name: str) -> str:  # noqa: ANN401 - as above
    if key in _NYNORSK_KEYS.values() and key not in _NYNORSK_KEYS:
        raise Unfit(f"{name}: «{key}» is bokmål")
    return _NYNORSK_KEYS.get(str(key), NYNORSK_WORDS.get(str(key), str(key)))


def _value(key: str, value: Any, *, name: str) -> Any:  # noqa: ANN401 - as above
    return (
        NYNORSK_WORDS.get(value, value) if key in _WORDED and isinstance(value, str) else _in_bokmaal(value, name=name)
    )
