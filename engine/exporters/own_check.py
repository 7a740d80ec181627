"""Says what in a municipality's own template is not allowed, each thing on its line; what is left can do no harm.

First the signs and words are looked at as they come (`own_signs`), then the tree that Jinja2 makes of them. Allowed is
what is listed here and nothing else: text, the document's own names and their parts, a few filters without arguments,
loops over lists and simple conditions. A loop inside a loop goes through a part of what the outer one has in hand, so
that the work is never more than the template's length times what the document says.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from jinja2 import Environment, TemplateSyntaxError, nodes

from engine.application.own_template import OwnTemplate, TemplateFault, fault_at
from engine.exporters.own_names import Group, Many, One, Shape, Sort, names_of
from engine.exporters.own_signs import is_page, seen, short, source_of, unclosed
from engine.language.suggest import closest
from engine.values import Struct, replace

MOST_FAULTS = 20
MOST_DEEP = 12
"""So deep may conditions and loops lie in each other, and so long may a condition be."""

_LOOP_NAME = re.compile(r"[a-zæøå][a-z0-9æøå_]{0,39}")
_MOST_NAMES = 20  # so many are told to choose from: nobody reads on, and the page has them all
_MOST_NAMES = 20  # so many are told to choose from: nobody reads on, and the page has them all
_OF_JINJA = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs", "namespace"})

_TEXT = One(Sort.TEXT)
FILTERS: Mapping[str, tuple[Shape, Shape]] = {
    "avsnitt": (_TEXT, Many(_TEXT)),
    "brutt": (_TEXT, _TEXT),
    "komma": (Many(_TEXT), _TEXT),
    "stor": (_TEXT, _TEXT),
}
"""The filters: what each is given, and what it makes of it."""

_NODES: Mapping[type[nodes.Node], str] = {
    nodes.CondExpr: "inline-if",
    nodes.Test: "test",
    nodes.Const: "literal",
    nodes.TemplateData: "literal",
}


class _Refused(Exception):
    """One fault, on the way up to the order it stands in."""

    def __init__(self, line: int, message: str, /, **arguments: str) -> None:
        super().__init__(message)
        self.fault = fault_at(line, message, **arguments)


class _Scope(Struct, frozen=True):
    """What may be named here; `element` is what the innermost loop calls what it has in hand."""

    names: Mapping[str, Shape]
    element: str | None = None
    depth: int = 0


def faults(template: OwnTemplate, document: str, *, environment: Environment) -> tuple[TemplateFault, ...]:
    """Return what in a template is not allowed, at most `MOST_FAULTS` things; nothing where it may be filled in."""
    source = source_of(template)
    if isinstance(source, TemplateFault):
        return (source,)
    left_open = unclosed(source)
    if left_open is not None:
        return (left_open,)
    try:
        found = _first(seen(source, environment, on_page=is_page(template)))
        return found or _first(_meant(environment.parse(source), names_of(document)))
    except TemplateSyntaxError as error:
        return (fault_at(error.lineno, "template.unreadable"),)
    except RecursionError:
        return (fault_at(1, "template.too-deep", most=str(MOST_DEEP)),)


def _first(found: Iterable[TemplateFault]) -> tuple[TemplateFault, ...]:
    return tuple(sorted(dict.fromkeys(islice(found, MOST_FAULTS))))


def _meant(tree: nodes.Template, names: Mapping[str, Shape]) -> Iterator[TemplateFault]:
    """Look at the tree: every name must be one that the document has, and be used as what it is."""
    yield from _body(tree.body, _Scope(names))


def _body(body: Iterable[nodes.Node], scope: _Scope) -> Iterator[TemplateFault]:
    for node in body:
        try:
            _not_deeper(node, scope.depth)
            yield from _order(node, replace(scope, depth=scope.depth + 1))
        except _Refused as refused:
            yield refused.fault


def _order(node: nodes.Node, scope: _Scope) -> Iterator[TemplateFault]:
    match node:
        case nodes.Output():
            yield from _written(node, scope)
        case nodes.If():
            _asked(node.test, scope, depth=0)
            for body in (node.body, node.elif_, node.else_):
                yield from _body(body, scope)
        case nodes.For():
            yield from _body(node.body, _looped(node, scope))
            yield from _body(node.else_, scope)
        case _:
            raise _Refused(node.lineno, "template.tag", name=type(node).__name__.lower())


def _written(node: nodes.Output, scope: _Scope) -> Iterator[TemplateFault]:
    for part in node.nodes:
        if isinstance(part, nodes.TemplateData):
            continue
        try:
            for one in _alternatives(part, depth=0):
                _writable(one, scope)
        except _Refused as refused:
            yield refused.fault


def _alternatives(node: nodes.Node, *, depth: int) -> Iterator[nodes.Node]:
    """Return the value, or each of those between which `or` stands; the last may be the template's own words."""
    _not_deeper(node, depth)
    if not isinstance(node, nodes.Or):
        yield node
        return
    yield from _alternatives(node.left, depth=depth + 1)
    if not _is_words(node.right):
        yield from _alternatives(node.right, depth=depth + 1)


def _writable(node: nodes.Node, scope: _Scope) -> None:
    shape = _value(node, scope, depth=0)
    if not _is_words_shape(shape):
        raise _unwritable(node, shape)


def _unwritable(node: nodes.Node, shape: Shape) -> _Refused:
    """Return what to write instead of something that is not a single text."""
    name = _path(node)
    match shape:
        case Group(parts=parts):
            return _Refused(node.lineno, "template.group-written", name=name, part=next(iter(parts)))
        case Many(of=Group(parts=parts)):
            return _Refused(node.lineno, "template.list-of-groups", name=name, part=next(iter(parts)))
        case Many():
            return _Refused(node.lineno, "template.list-written", name=name)
        case _:
            return _Refused(node.lineno, "template.flag-written", name=name)


def _asked(node: nodes.Node, scope: _Scope, *, depth: int) -> None:
    """Look at a condition. Filters have no place there."""
    _not_deeper(node, depth)
    match node:
        case nodes.Not(node=inner):
            _asked(inner, scope, depth=depth + 1)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            _asked(left, scope, depth=depth + 1)
            _asked(right, scope, depth=depth + 1)
        case nodes.Compare(expr=left, ops=[nodes.Operand(op="eq" | "ne", expr=right)]) if _is_words(right):
            if not _is_words_shape(_plain_value(left, scope)):
                raise _Refused(node.lineno, "template.compared", name=_path(left))
        case nodes.Compare():
            raise _Refused(node.lineno, "template.compare")
        case _:
            _plain_value(node, scope)


def _plain_value(node: nodes.Node, scope: _Scope) -> Shape:
    if isinstance(node, nodes.Filter):
        raise _Refused(node.lineno, "template.filter-asked")
    return _value(node, scope, depth=0)


def _looped(node: nodes.For, scope: _Scope) -> _Scope:
    """Return what may be named inside a loop."""
    if node.recursive or node.test is not None:
        raise _Refused(node.lineno, "template.loop-simple")
    name = node.target.name if isinstance(node.target, nodes.Name) else ""
    if not _LOOP_NAME.fullmatch(name) or name in scope.names or name in _OF_JINJA:
        raise _Refused(node.lineno, "template.loop-name", name=short(name) or "?")
    shape = _value(node.iter, scope, depth=0)
    if not isinstance(shape, Many):
        raise _Refused(node.lineno, "template.no-list", name=_path(node.iter))
    if scope.element is not None and re.split(r"[. ]", _path(node.iter))[0] != scope.element:
        raise _Refused(node.lineno, "template.loop-inside", name=scope.element)
    return replace(scope, names={**scope.names, name: shape.of}, element=name)


def _value(node: nodes.Node, scope: _Scope, *, depth: int) -> Shape:
    """Return what a name, a part of it or a filter gives. Raises `_Refused` for everything else."""
    _not_deeper(node, depth)
    match node:
        case nodes.Name(name=name):
            return _found(name, scope.names, node=node)
        case nodes.Getattr(node=inner, attr=attr):
            whole = _value(inner, scope, depth=depth + 1)
            if isinstance(whole, Group):
                return _found(attr, whole.parts, node=node)
            code = "template.part-of-list" if isinstance(whole, Many) else "template.part-of-text"
            raise _Refused(node.lineno, code, name=_path(inner), part=short(attr))
        case nodes.Filter(node=inner, name=name, args=[], kwargs=[]) if inner is not None:
            if name not in FILTERS:
                raise _Refused(node.lineno, "template.filter", name=short(name), names=", ".join(FILTERS))
            given, made = FILTERS[name]
            shape = _value(inner, scope, depth=depth + 1)
            if _fits(shape, given):
                return made
            if _is_words_shape(shape):
                raise _Refused(node.lineno, "template.filter-list", name=name, given=_path(inner))
            raise _unwritable(inner, shape)
        case _:
            raise _Refused(node.lineno, f"template.{_NODES.get(type(node), 'other')}")


def _found(name: str, names: Mapping[str, Shape], *, node: nodes.Node) -> Shape:
    shape = names.get(name)
    if shape is not None:
        return shape
    near = closest(name, names)
    if near is not None:
        raise _Refused(node.lineno, "template.name-near", name=short(name), near=near)
    some = [*islice(names, _MOST_NAMES), *(["…"] if len(names) > _MOST_NAMES else [])]
    raise _Refused(node.lineno, "template.name", name=short(name), names=", ".join(some))


def _fits(shape: Shape, wanted: Shape) -> bool:
    """Tell whether a filter can take this: a text is every single value that can be written."""
    if isinstance(wanted, Many):
        return isinstance(shape, Many) and _is_words_shape(shape.of)
    return _is_words_shape(shape)


def _is_words_shape(shape: Shape) -> bool:
    return isinstance(shape, One) and shape.sort is not Sort.FLAG


def _is_words(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _not_deeper(node: nodes.Node, depth: int) -> None:
    if depth > MOST_DEEP:
        raise _Refused(node.lineno, "template.too-deep", most=str(MOST_DEEP))


def _path(node: nodes.Node) -> str:
    """Return a value as it is written: `møte.referat`, `alias | avsnitt`."""
    match node:
        case nodes.Name(name=name):
            return short(name)
        case nodes.Getattr(node=inner, attr=attr):
            return f"{_path(inner)}.{short(attr)}"
        case nodes.Filter(node=inner, name=name) if inner is not None:
            return f"{_path(inner)} | {short(name)}"
        case _:
            return "?"
