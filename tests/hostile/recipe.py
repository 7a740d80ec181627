"""What a hostile guide is: a named recipe for bytes, with what the loader must come to; and a small sound guide."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

SOUND = None
"""What a recipe expects where the loader must come to a guide."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make one hostile guide. `rule` is a rule that must be among the findings, or SOUND for a guide."""

    name: str
    make: Callable[[], bytes]
    rule: str | None


Maker = Callable[[], bytes | str]
Recipes = dict[str, Recipe]


def collector(recipes: Recipes) -> Callable[[str | None], Callable[[Maker], Maker]]:
    """Return a decorator that keeps a maker in `recipes` under its name, with the rule that it must meet."""

    def hostile(rule: str | None) -> Callable[[Maker], Maker]:
        def keep(maker: Maker) -> Maker:
            name = maker.__name__.strip("_").replace("_", "-")
            assert name not in recipes, name
            recipes[name] = Recipe(name, lambda: as_bytes(maker()), rule)
            return maker

        return keep

    return hostile


def listed(recipes: Recipes, made: Mapping[str, tuple[str | None, Maker]]) -> None:
    """Keep many short recipes at once."""
    for name, (rule, maker) in made.items():
        assert name not in recipes, name
        recipes[name] = Recipe(name, lambda maker=maker: as_bytes(maker()), rule)  # type: ignore[misc]  # a lambda with a default has no type


def as_bytes(made: bytes | str) -> bytes:
    """Return what a recipe made as the bytes of a file."""
    return made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made


HEAD = """\
handlingsveileder: Fiendtlig
id: fiendtlig
kommune: Prøvekommunen
språk: bokmål
versjon: "1"
status: utkast
"""
RULES = """\
gjelder_alltid:
  - {id: vold, hvis: Du mistenker vold, gjør: Meld saken., meld_til: {barnevern: alltid}}
"""
STEP = "hva: Se godt., hvem: ikke oppgitt, verktøy: ikke oppgitt"
LEVELS = f"""\
nivåer:
  - nivå: 0
    tittel: Undring
    steg:
      - {{steg: Se etter, {STEP}}}
      - {{steg: Avslutt, {STEP}, gå_til: slutt}}
"""


def guide(*sections: str, head: str = HEAD, rules: str = RULES, levels: str = LEVELS) -> str:
    """Return a guide that is sound but for what the sections bring."""
    return head + "".join(sections) + rules + levels


def section(key: str, lines: "list[str] | tuple[str, ...]", *, indent: int = 2) -> str:
    """Return a section with lines under its key."""
    return f"{key}:\n" + "".join(f"{' ' * indent}{line}\n" for line in lines)


def level(name: str, steps: "list[str]", *, more: str = "") -> str:
    """Return one level with steps, each written as the inside of braces."""
    listed_steps = "".join(f"      - {{{step}}}\n" for step in steps)
    return f"  - nivå: {name}\n    tittel: Nivå {name}\n{more}    steg:\n{listed_steps}"


def steps_guide(steps: "list[str]", *sections: str) -> str:
    """Return a guide with one level that holds these steps, and a last one that ends."""
    last = f"steg: Avslutt, {STEP}, gå_til: slutt"
    return guide(*sections, levels="nivåer:\n" + level("0", [*steps, last]))
