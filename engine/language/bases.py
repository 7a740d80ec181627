"""Owns finding and reading the guides that a guide builds on, and telling those that cannot be used."""

from collections.abc import Mapping as Files

from engine.diagnostics import Diagnostic, fault
from engine.errors import GuidelineUnreadable
from engine.guideline.vocabulary import Language
from engine.language.base_file import BaseFile, FindBase
from engine.language.layer import Layer, read_layer
from engine.language.nodes import most_nodes
from engine.language.suggest import shown
from engine.values import Struct

MOST_BASES = 4
"""No guide builds on a longer row of bases than this: nobody could follow where a line comes from."""


class Bases(Struct, frozen=True):
    """The bases of a guide, the nearest first, and what is wrong with them."""

    layers: tuple[Layer, ...]
    findings: tuple[Diagnostic, ...]


def no_bases(name: str, language: Language, *, folder: str | None) -> BaseFile:  # noqa: ARG001 - it is a `FindBase`
    """Find no base at all, where nobody has said how they are found."""
    raise GuidelineUnreadable(name=name, reason="missing")


def bases_of(layer: Layer, *, find: FindBase, folder: str | None, schemas: Files[str, bytes]) -> Bases:
    """Read the bases of a guide, one after the other, until one builds on nothing or cannot be used."""
    layers: list[Layer] = []
    seen, here, told, count = {layer.file}, layer, None, layer.count
    while here.base is not None and told is None:
        found = _found(here, find=find, folder=folder)
        if isinstance(found, Diagnostic):
            told = found
        elif found.file in seen:
            told = _told(here, "base-in-ring", file=found.file)
        elif len(layers) == MOST_BASES:
            told = _told(here, "too-many-bases", most=MOST_BASES)
        else:
            seen.add(found.file)
            base = read_layer(found.data, file=found.file, schemas=schemas)
            told = _objection(here, base)
            count += base.count
            if told is None and count > most_nodes():
                told = _told(here, "bases-too-large", most=most_nodes())
            layers.append(base)
            here, folder = base, found.folder
    found_in_bases = tuple(finding for one in layers for finding in one.findings)
    return Bases(tuple(layers), (*found_in_bases, *_carried(layer, told), *((told,) if told else ())))


def _found(layer: Layer, *, find: FindBase, folder: str | None) -> BaseFile | Diagnostic:
    try:
        return find(_name(layer), layer.language, folder=folder)
    except GuidelineUnreadable as error:
        missing = error.arguments.get("reason") == "missing"
        if missing and (meant := _meant(layer, find=find, folder=folder)):
            return _told(layer, "base-missing-did-you-mean", suggestion=meant)
        return _told(layer, "base-missing" if missing else "base-unreadable", language=layer.language)


def _meant(layer: Layer, *, find: FindBase, folder: str | None) -> str | None:
    """Return the base that a name with capitals, spaces or hyphens was meant for, where there is one."""
    name = "_".join(_name(layer).casefold().replace("-", " ").split())
    try:
        find(name, layer.language, folder=folder)
    except GuidelineUnreadable:
        return None
    return name


def _objection(layer: Layer, base: Layer) -> Diagnostic | None:
    """Return why a base that was read cannot be used."""
    if not base.is_sound:
        return _told(layer, "base-faulty", file=base.file)
    if base.language is not layer.language:
        return _told(layer, "base-other-language", file=base.file, language=layer.language)
    return None


def _carried(layer: Layer, told: Diagnostic | None) -> tuple[Diagnostic, ...]:
    """Tell at the guide's own `bygger_på` what is wrong further down."""
    name = layer.base
    if told is None or name is None or told.span.file == layer.file:
        return ()
    return (_told(layer, "base-faulty", file=told.span.file),)


def _name(layer: Layer) -> str:
    return layer.base.text.strip() if layer.base else ""


def _told(layer: Layer, message: str, /, **arguments: str | int) -> Diagnostic:
    name = layer.base
    if name is None:  # only a guide with a base is asked about it
        raise ValueError(layer.file)
    return fault("R31", message, name.span, name=shown(name.text), **arguments)
