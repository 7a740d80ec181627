"""Hostile guides that build on another: changes without end, rings, and names of bases that are paths."""

from tests.hostile.recipe import HEAD, LEVELS, RULES, SOUND, STEP, Recipes, collector, listed, section

RECIPES: Recipes = {}
hostile = collector(RECIPES)

_ON_BASE = HEAD + "bygger_på: bti_felles\n"


def _based(*changes: str, sections: str = "") -> str:
    return _ON_BASE + sections + section("endringer", [f"- {{{one}}}" for one in changes])


def _many(most: int, text: str) -> list[str]:
    return [text.replace("@", str(n)) for n in range(most)]


def _listed(most: int, text: str) -> str:
    return ", ".join(_many(most, text))


def _named(name: str) -> str:
    return HEAD + f"bygger_på: {name}\n"


_ADDED = "legg_til_etter: Evaluer tiltakene, på_nivå: [1]"

listed(
    RECIPES,
    {
        # ------------------------------------------------ changes
        "changes-of-nothing": ("R32", lambda: _based(*_many(900, "endre: Finnes ikke @, hva: x"))),
        "changes-too-many": ("R34", lambda: _based(*_many(5000, "endre: Evaluer tiltakene, på_nivå: 1, hva: x@"))),
        "changes-1000": (SOUND, lambda: _based(*_many(1000, "endre: Evaluer tiltakene, på_nivå: [1], hva: x@"))),
        "changes-that-hit-several": ("R32", lambda: _based(*_many(1000, "endre: Evaluer tiltakene, hva: x@"))),
        "changes-that-add": (SOUND, lambda: _based(*_many(1000, f"{_ADDED}, steg: Nytt @, {STEP}"))),
        "changes-that-add-one": ("R34", lambda: _based(*_many(1000, f"{_ADDED}, steg: Nytt, {STEP}"))),
        "changes-that-add-a-crowd": (
            SOUND,
            lambda: _based(
                *(
                    f"{_ADDED}, samtidig: Nytt {n}, {STEP}, spor: ["
                    + ", ".join(f"{{tittel: T{m}, steg: [{{steg: S{n}x{m}, {STEP}}}]}}" for m in range(12))
                    + "]"
                    for n in range(30)
                )
            ),
        ),
        "changes-of-a-crowd": (
            "G01",
            lambda: _based(
                "endre: nivå 1, steg: [" + ", ".join(_many(3700, f"{{steg: S@, {STEP}}}")) + "]",
                *_many(900, "endre: S@, hva: x@"),
            ),
        ),
        "changes-of-titles": (
            SOUND,
            lambda: _based(*_many(1000, "endre: Evaluer tiltakene, på_nivå: [1], tittel: Nytt @")),
        ),
        "changes-of-answers": (
            SOUND,
            lambda: _based(
                *(
                    f"endre: Veien videre, på_nivå: [1], legg_til_valg: {{{_listed(16, f'Svar {n}x@: slutt')}}}"
                    for n in range(700)
                )
            ),
        ),
        "changes-that-remove-rules": ("R33", lambda: _based(*_many(1000, "ta_bort: vold, begrunnelse: x"))),
        "changes-on-levels-nobody-has": (
            "R20",
            lambda: _based(f"endre: Evaluer tiltakene, på_nivå: [{', '.join(_many(39_000, 'x@'))}], hva: y"),
        ),
        "changes-on-one-level-often": (
            SOUND,
            lambda: _based(f"endre: Evaluer tiltakene, på_nivå: [{', '.join(['1'] * 39_000)}], hva: y"),
        ),
        "changes-of-unknown-form": ("S01", lambda: _based(*_many(7900, "endr: x, hva: y"))),
        "changes-without-a-verb": ("S11", lambda: _based(*_many(13_000, "hva: y"))),
        "roles-over-the-base": (SOUND, lambda: _ON_BASE + section("roller", _many(19_000, "r@: Rolle @"))),
        "words-over-the-base": (SOUND, lambda: _ON_BASE + section("ordliste", _many(19_000, "o@: x"))),
        "levels-over-the-base": ("R34", lambda: _ON_BASE + section("nivåer", _many(7600, "- {nivå: 1, tittel: a}"))),
        "rules-over-the-base": (
            "R33",
            lambda: (
                _ON_BASE
                + section(
                    "gjelder_alltid", _many(3300, "- {id: vold, hvis: a, gjør: b, meld_til: {barnevern: ved behov}}")
                )
            ),
        ),
        # ------------------------------------------------ names of bases
        "base-is-a-path": ("S05", lambda: _named("../../../../etc/passwd")),
        "base-is-a-root": ("S05", lambda: _named("/etc/passwd")),
        "base-is-a-home": ("S05", lambda: _named("~root/.ssh/id_rsa")),
        "base-is-a-url": ("S05", lambda: _named("https://example.org/x")),
        "base-is-a-share": ("S05", lambda: _named(r"\\server\share")),
        "base-is-a-device": ("R31", lambda: _named("con")),
        "base-has-a-nul": ("T02", lambda: _named(r'"bti\0felles"')),
        "base-has-an-end-of-line": ("S05", lambda: _named('"bti_felles\\n../x"')),
        "base-is-only-dots": ("S05", lambda: _named("..")),
        "base-is-a-megabyte": ("R31", lambda: _named("x" * 1_000_000)),
        "base-is-300-letters": ("R31", lambda: _named("x" * 300)),
        "base-is-nobody": ("R31", lambda: _named("finnes_ikke")),
        "base-is-itself": ("R31", lambda: _named("fiendtlig")),
        "base-is-a-guide": (SOUND, lambda: _named("os")),
        "base-is-a-pipe": ("R31", lambda: _named("pipe")),
        "base-is-a-folder": ("R31", lambda: _named("folder")),
        "base-is-endless": ("R31", lambda: _named("endless")),
        "base-is-a-ring": ("R31", lambda: _named("ring_one")),
        "base-is-a-long-row": ("R31", lambda: _named("row_0")),
        "base-is-hostile": ("R31", lambda: _named("deep")),
        "base-is-a-row-of-crowds": ("R31", lambda: _crowd(0)),
        "base-is-large": ("R31", lambda: _named("large")),
    },
)


def _crowd(place: int) -> str:
    """Return one of five sound guides in a row, each as large as a guide may be."""
    roles = section("roller", [f"r{place}x{n}: a" for n in range(19_800)])
    return HEAD + roles + (RULES + LEVELS if place == 4 else f"bygger_på: crowd_{place + 1}\n")


def neighbours() -> "dict[str, str]":
    """Return the files that lie beside the hostile guides, by name; see `prepare` for those that are no plain files."""
    ring = {f"ring_{a}": HEAD + f"bygger_på: ring_{b}\n" for a, b in (("one", "two"), ("two", "one"))}
    row = {f"row_{n}": HEAD + f"bygger_på: row_{n + 1}\n" for n in range(8)}
    return (
        ring
        | row
        | {f"crowd_{n}": _crowd(n) for n in range(1, 5)}
        | {"deep": "[" * 100_000, "large": "".join(f"k{n}: v\n" for n in range(19_000))}
    )
