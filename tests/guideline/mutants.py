"""Every small change of a resolved guide: each field of each element made another, and each list put in disorder."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Any

from engine.guideline.element import Place
from engine.values import Struct, fields, replace


def mutants(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a guide is built of everything
    """Return what a value could become by one small change, each with the path to it."""
    if isinstance(value, Place) or value is None:
        return
    if isinstance(value, Struct):
        yield from _of_struct(value)
    elif isinstance(value, tuple):
        yield from _of_tuple(value)
    elif isinstance(value, Enum):
        yield from (("", other) for other in type(value) if other is not value)
    elif isinstance(value, frozenset):
        yield from (("", value ^ {one}) for one in ("title", "*"))
    else:
        yield "", _OTHER[type(value)](value)


_OTHER: Mapping[type, Callable[[Any], object]] = {
    bool: lambda value: not value,
    int: lambda value: value + 1,
    str: lambda value: f"{value} x",
    date: lambda value: value + timedelta(days=1),
}


def _of_struct(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as above
    for field in fields(value):
        if field.name == "at":
            continue
        held = getattr(value, field.name)
        for path, other in mutants(held):
            yield f".{field.name}{path}", replace(value, **{field.name: other})
        if held is not None and field.default is None:
            yield f".{field.name}=None", replace(value, **{field.name: None})
        if held is None and type(value).__annotations__.get(field.name) == str | None:
            yield f".{field.name}=new", replace(value, **{field.name: "noe nytt"})


def _of_tuple(values: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    for place, one in enumerate(values):
        for path, other in _of_pair(one) if isinstance(one, tuple) else mutants(one):
            yield f"[{place}]{path}", (*values[:place], other, *values[place + 1 :])
        yield f"[{place}]-", values[:place] + values[place + 1 :]
        yield f"[{place}]+", (*values[: place + 1], one, *values[place + 1 :])
        if place:
            yield f"[{place}]up", (*values[: place - 1], one, values[place - 1], *values[place + 1 :])


def _of_pair(pair: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """A pair stays one: only what is in it changes."""
    first, second = pair
    yield from ((f"[0]{path}", (other, second)) for path, other in mutants(first))
    yield from ((f"[1]{path}", (first, other)) for path, other in mutants(second))
