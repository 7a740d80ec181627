"""Owns the translation of a parser's complaint into a fault that the author can see and mend.

Parsers blame the place where they gave up. The text around it, and what was read last, say where
the author went wrong and what kind of slip it was. No word of the parser's own is passed on, and
both scanners of PyYAML, which word and place some complaints differently, end in the same fault.
"""

import re

from engine.diagnostics import Diagnostic, fault
from engine.language.astray import first_without_colon, item_astray, level_as_key, too_far_in
from engine.language.colons import WORDS, no_colon
from engine.language.siblings import first_astray, home
from engine.language.source import Source
from engine.language.weave import Told, shown
from engine.values import Struct, replace

_CLOSER = {"[": "]", "{": "}"}
_GLUED_DASH = re.compile(r"-(?P<key>[^\W\d_][^:\n]*)(?=:(?:\s|\Z))")
_COUNTED = re.compile(r"(?:[0-9]{1,2}[.)]|[a-zA-Z][.)]|o)[ ]+(?=\S)")
_NAME_WORDS = 2  # what has more words after a bracket is a sentence, and no name that was left out of the list
_WORD_AFTER = re.compile(r"\s+(?P<word>\w+)\s*\Z")
_NO_COLON = re.compile(r"\s*(?:-\s+)*(?P<word>[^\s:\"'\[\]{}#]+) +[{\[][^\n]*[}\]]\s*$", re.MULTILINE)
"""A word with brackets after it and no colon between."""
_DASHES = re.compile(r"\s*(?:-\s+)*")
_KEY_MAX = 1024  # what YAML allows for a key on one line


class Trouble(Struct, frozen=True):
    """A parser's complaint; offsets count characters. Its words are only matched, never shown."""

    context: str
    problem: str
    opened: int | None
    at: int


class Situation(Struct, frozen=True):
    """How far the reading had come: the last text, the columns of blocks, the open bracket.

    `keyed` are those of parts with keys that are open, `items` of lists, `columns` of all, those just closed too.
    `closed` is where the outermost of the blocks that the last line ended begins.
    """

    source: Source
    last: Told | None
    keyed: frozenset[int]
    items: frozenset[int]
    columns: frozenset[int]
    bracket: int | None
    closed: int | None = None


def explain(trouble: Trouble, situation: Situation) -> Diagnostic:
    """The one fault behind a complaint."""
    context, problem = trouble.context, trouble.problem
    if "quoted scalar" in context:
        return _in_quotes(trouble, situation)
    if "flow" in context or "unexpected ':'" in problem:
        return _in_brackets(trouble, situation)
    if "simple key" in context:
        at = trouble.opened if trouble.opened is not None else trouble.at
        return no_colon(at, situation.source)
    if "values are not allowed" in problem:
        return _unwanted_colon(trouble, situation)
    if "keys are not allowed" in problem:
        return _strange(trouble.at, situation.source)
    if "sequence entries are not allowed" in problem:
        return _dash_after_colon(trouble, situation)
    if context in {"while parsing a block mapping", "while parsing a block collection"} or not context:
        return _block(trouble, situation)
    return _strange_start(trouble, situation)


def _in_quotes(trouble: Trouble, situation: Situation) -> Diagnostic:
    source = situation.source
    opened = trouble.opened or 0
    if "end of stream" in trouble.problem or "document" in trouble.problem:
        return _unclosed_quote(opened, source)
    slash = source.text.rfind("\\", opened, trouble.at + 1)
    slash = trouble.at if slash < 0 else slash
    span = source.span(slash, slash + 2)
    return fault("Y12", "backslash-in-quotes", span, text=shown(source.text[slash : slash + 2]))


def _unclosed_quote(opened: int, source: Source) -> Diagnostic:
    end = source.line_end(opened)
    text = source.rest(opened)
    return fault("Y12", "unclosed-quote", source.span(opened, end), text=shown(text), quote=source.char(opened))


def _in_brackets(trouble: Trouble, situation: Situation) -> Diagnostic:
    source, at = situation.source, trouble.at
    char, bracket = source.char(at), situation.bracket
    closer = _CLOSER[source.char(bracket)] if bracket is not None else ""
    if bracket is not None and char in {"]", "}"} and char != closer:
        return fault("Y13", "wrong-bracket", source.span(at, at + 1), found=char, closer=closer)
    if bracket is None or not char or not _closes(bracket, source):
        start = at if bracket is None else bracket
        span = source.span(start, source.line_end(start))
        return fault("Y13", "unclosed-bracket", span, text=shown(source.rest(start)), closer=closer or "]")
    return _within_brackets(at, char, situation=situation)


def _within_brackets(at: int, char: str, *, situation: Situation) -> Diagnostic:
    source, last = situation.source, situation.last
    text = shown(source.text[last.start : last.end]) if last else ""
    start = last.start if last else at
    if char == ":":
        if source.char(at + 1) in {",", "]", "}", "[", "{"}:
            word = re.search(r"[^\s,\[\]{}:]*\Z", source.text[source.line_start(at) : at])
            key = word[0] if word else ""
            return fault("Y11", "nothing-after-colon", source.span(at - len(key), at), key=shown(key))
        end = _entry_end(at, source)
        before = _WORD_AFTER.search(source.text[start:at])
        if before is not None and before["word"] in WORDS:
            span = source.span(start + before.start("word"), end)
            return fault("Y13", "missing-comma", span, before=shown(source.text[start : start + before.start()]))
        whole = shown(source.text[start:end])
        return fault("Y13", "colon-in-brackets", source.span(start, end), text=whole)
    if char == ",":
        return fault("Y13", "extra-comma", source.span(at, at + 1))
    if char == "-":
        return fault("Y15", "dash-in-brackets", source.span(at, at + 1), text=shown(source.rest(at)))
    if char in {"?", "]", "}"}:
        return _strange(at, source)
    return fault("Y13", "missing-comma", source.span(at, _entry_end(at, source)), before=text)


def _entry_end(at: int, source: Source) -> int:
    match = re.compile(r"[^,\[\]{}\n]*").match(source.text, at)
    end = match.end() if match else at
    return at + len(source.text[at:end].rstrip())


def _closes(bracket: int, source: Source) -> bool:
    """Whether a bracket is closed before the text falls back to its own line's indent."""
    start = source.line_start(bracket)
    lead = len(source.text[start:bracket]) - len(source.text[start:bracket].lstrip(" "))
    depth = 0
    for number, line in enumerate(source.text[bracket : bracket + 20_000].split("\n")):
        bare = line.strip()
        column = len(line) - len(line.lstrip(" "))
        if number and bare and column <= lead and bare[0] not in {"]", "}"}:
            return False
        for char in re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:^|[\s\[{,])#.*", "", line):
            depth += (char in "[{") - (char in "]}")
            if depth == 0:
                return True
    return False


def _unwanted_colon(trouble: Trouble, situation: Situation) -> Diagnostic:
    source, last, at = situation.source, situation.last, trouble.at
    if last is None:
        return _strange(at, source)
    if last.style in {'"', "'"}:
        return _after_quote(last, at, source=source)
    if bracketed := _NO_COLON.match(source.text, source.line_start(at)):
        return no_colon(bracketed.start("word"), source)
    first_line_end = source.line_end(last.start)
    if last.end > first_line_end:
        if last.role == "value":
            return (
                _counted_above(last.start, source)
                or first_without_colon(last.start, at, source=source)
                or _too_far_in(at, source)
            )
        return no_colon(last.start, source)
    if last.role == "value" or last.end - last.start <= _KEY_MAX:
        end = last.start + len(source.text[last.start : source.line_end(at)].rstrip())
        text = source.text[last.start : end]
        if last.role == "value" and _goes_on_below(last.start, source):
            key = source.text[source.line_start(last.start) : last.start].strip(" -").removesuffix(":")
            return fault("Y11", "colon-before-lines", source.span(last.start, end), text=shown(text), key=shown(key))
        message = "colon-at-end" if text.endswith(":") and last.role == "value" else "colon-in-text"
        return fault("Y11", message, source.span(last.start, end), text=shown(text))
    return fault("Y11", "key-too-long", source.span(last.start, last.end), limit=_KEY_MAX)


def _goes_on_below(at: int, source: Source) -> bool:
    """Whether a line ends with a colon, and the next one stands further in."""
    start, end = source.line_start(at), source.line_end(at)
    below = source.text[end + 1 : source.line_end(end + 1)]
    line = source.text[start:end]
    key = _DASHES.match(line)
    return line.rstrip().endswith(":") and len(below) - len(below.lstrip()) > (key.end() if key else 0)


def _counted_above(at: int, source: Source) -> Diagnostic | None:
    """The number that a line above begins with, where a word processor counted its points: no text was meant."""
    start = source.line_start(at)
    first = start + len(source.text[start:at]) - len(source.text[start:at].lstrip(" "))
    counted = _COUNTED.match(source.text, first)
    if counted is None or not source.text[counted.end() : at].endswith(": "):
        return None
    mark, text = counted[0].strip(), shown(source.rest(first))
    return fault("T07", "word-dash", source.span(first, first + len(mark)), mark=mark, text=text)


def _too_far_in(at: int, source: Source) -> Diagnostic:
    start, end = source.line_start(at), source.line_end(at)
    line = source.text[start:end]
    above = source.line_start(max(start - 1, 0))
    above += len(source.text[above:start]) - len(source.text[above:start].lstrip(" "))
    if _COUNTED.match(source.text, above) and ": " in source.rest(above):
        return _counted(above, source)
    if behind := too_far_in(at, source) or first_astray(above, at, source=source):
        return behind
    first = start + len(line) - len(line.lstrip())
    return fault("Y14", "line-too-far-in", source.span(first, end), text=shown(line), spaces=first - start)


def _dash_after_colon(trouble: Trouble, situation: Situation) -> Diagnostic:
    source, at = situation.source, trouble.at
    before = source.text[source.line_start(at) : at].strip().removesuffix(":")
    span = source.span(at, source.line_end(at))
    if not source.rest(at).strip("-"):
        return _sign_alone(at, source)
    return fault("Y15", "dash-after-colon", span, key=shown(before.lstrip("- ")), text=shown(source.rest(at)))


def _block(trouble: Trouble, situation: Situation) -> Diagnostic:
    """What a line holds too much of, or a line that fits in nowhere."""
    source, last, at = situation.source, situation.last, trouble.at
    start = source.line_start(at)
    before = source.text[start:at].rstrip(" ")
    if last is not None and last.style in {'"', "'"} and last.end > start:
        return _after_quote(last, at, source=source)
    if source.char(at) == ":":
        return _line("Y11", "nothing-before-colon", at=at, source=source)
    if before.endswith(("]", "}")):
        return _after_bracket(before, at, source=source)
    if "document" in trouble.problem:
        return _line("Y06", "several-documents", at=at, source=source)
    return _line("Y18", "unreadable", at=at, source=source) if before else _misfit(at, situation)


def _after_bracket(before: str, at: int, *, source: Source) -> Diagnostic:
    """Text after a closing bracket: one more name of a list, or a sentence that begins with something in brackets."""
    after = source.rest(at)
    opened = before.rfind("[" if before.endswith("]") else "{")
    if opened >= 0 and (before.endswith("}") or len(after.split()) > _NAME_WORDS):
        start = source.line_start(at) + opened
        return fault(
            "Y13", "text-begins-in-brackets", source.span(start, source.line_end(at)), text=shown(before[opened:])
        )
    span = source.span(at, source.line_end(at))
    return fault("Y13", "text-after-bracket", span, after=shown(after), bracket=before[-1])


def _misfit(at: int, situation: Situation) -> Diagnostic:
    """A whole line that fits in nowhere: a dash or its lack, or a wrong indent."""
    source, last = situation.source, situation.last
    column = at - source.line_start(at)
    if last is not None and last.style in {"|", ">"} and source.text[last.end : at].strip() == "":
        return _line("Y14", "block-text-indent", at=at, source=source)
    glued = _GLUED_DASH.match(source.text, at)
    if glued is not None and column in situation.items:
        span = source.span(at, glued.end())
        return fault("Y15", "space-after-dash", span, text=shown(glued[0]), key=shown(glued["key"]))
    if column in situation.columns:
        if source.char(at) == "-":
            return _item_astray(at, situation) or _line("Y15", "dash-among-keys", at=at, source=source)
        if column not in situation.keyed:
            return _missing_dash(at, source)
    if situation.columns:
        return _wrong_indent(at, column, situation=situation)
    return _line("Y18", "unreadable", at=at, source=source)


def _item_astray(at: int, situation: Situation) -> Diagnostic | None:
    source = situation.source
    home = item_astray(at, situation.items, source=source)
    if home is None:
        return None
    span = source.span(at, source.line_end(at))
    return fault("Y15", "item-too-far-out", span, text=shown(source.rest(at)), wanted=home)


def _missing_dash(at: int, source: Source) -> Diagnostic:
    """A point without a dash, or with what a word processor counts its points by."""
    if _COUNTED.match(source.text, at):
        return _counted(at, source)
    if level := level_as_key(at, source):
        return level
    return _line("Y15", "missing-dash", at=at, source=source)


def _counted(at: int, source: Source) -> Diagnostic:
    mark, text = source.rest(at).split()[0], shown(source.rest(at))
    return fault("T07", "word-dash", source.span(at, at + len(mark)), mark=mark, text=text)


def _wrong_indent(at: int, column: int, *, situation: Situation) -> Diagnostic:
    source, block = situation.source, situation.closed
    is_item = source.rest(at).startswith("- ")
    above = block - source.line_start(block) if block is not None else 0
    if block is not None and is_item and above == column + len("- ") and source.char(block) != "-":
        return _line("Y15", "missing-dash", at=block, source=source)  # the item above has lost its first line
    if block is not None and (astray := first_astray(block, at, source=source)):
        return astray
    fitting = situation.items if is_item else situation.columns - situation.items
    near = home(at, fitting or situation.columns, source=source)
    span = source.span(at, source.line_end(at))
    text = shown(source.rest(at))
    if column > max(situation.columns) + 1:
        return fault("Y14", "nothing-above", span, text=text, spaces=column, wanted=near)
    found = fault("Y14", "bad-indent", span, text=text, spaces=column, wanted=near)
    first = source.span(block, source.line_end(block)) if block is not None else span
    is_far = first.start.line < span.start.line - 1
    return replace(found, related=(first,)) if is_far else found


def _after_quote(last: Told, at: int, *, source: Source) -> Diagnostic:
    """Text after a closing quote; over several lines it was the opening quote that was never closed."""
    if source.line_end(last.start) < last.end:
        return _unclosed_quote(last.start, source)
    end = last.start + len(source.text[last.start : source.line_end(at)].rstrip())
    text, after = source.text[last.start : end], source.text[at:end]
    span = source.span(last.start, end)
    return fault("Y12", "text-after-quote", span, text=shown(text), after=shown(after), quote=last.style)


def _strange_start(trouble: Trouble, situation: Situation) -> Diagnostic:
    at = trouble.at if trouble.opened is None else trouble.opened
    return _strange(at, situation.source)


def _strange(at: int, source: Source) -> Diagnostic:
    char = source.char(at)
    if char.strip() == "" or char.isalnum():
        return _line("Y18", "unreadable", at=at, source=source)
    if source.rest(at) == "?" and source.text[source.line_start(at) : at].rstrip().endswith(":"):
        return _sign_alone(at, source)
    span = source.span(at, source.line_end(at))
    return fault("Y16", "strange-first-character", span, char=shown(char), text=shown(source.rest(at)))


def _sign_alone(at: int, source: Source) -> Diagnostic:
    """A dash or a question mark alone after the colon, where the author had nothing to write."""
    key = source.text[source.line_start(at) : at].strip(" -").removesuffix(":")
    end = at + len(source.rest(at))
    return fault("S06", "sign-for-nothing", source.span(at, end), key=shown(key), text=source.rest(at))


def _line(rule: str, message: str, *, at: int, source: Source) -> Diagnostic:
    start = source.line_start(at)
    return fault(
        rule, message, source.span(at, source.line_end(at)), text=shown(source.text[start : source.line_end(at)])
    )
