"""Owns where an answer may lead: the steps, levels and endings of a guide, and how each is named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest

from engine.diagnostics import fault
from engine.guideline.element import NO_MARKS, WHOLE, Target
from engine.guideline.names import level_of, slug, step_id
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import Anchor, TargetKind
from engine.language.context import Context, scalars
from engine.language.registers import Register
from engine.language.rejoin import Commas, keep_commas, rejoined
from engine.language.several import several
from engine.language.step_names import NUMBER, StepName, TrackName
from engine.language.suggest import MOST_COMPARED, choices, shown
from engine.language.terms import Group, fold, key, sign, written
from engine.language.tree import Node, Scalar
from engine.language.unknown import START, STEP, TARGET, Allowed, removed, unknown
from engine.language.wordlist.values import END_TITLE

END = "slutt"
_MOST_OWN = 100
"""So many steps of the own level go before endings and levels when a guess is made."""


Found = tuple[TargetKind, str | None]


@dataclass(slots=True)
class Targets:
    """All that can be led to. `ends_plainly` tells that some answer said `slutt` and the built-in ending is used.

    `level_word` is what the guide calls a level.
    """

    context: Context
    levels: Register = field(default_factory=Register)
    endings: Register = field(default_factory=Register)
    tracks: dict[str, TrackName] = field(default_factory=dict)
    level_word: str = ""
    unsure_levels: bool = False
    ends_plainly: bool = False
    _by_home: dict[str, list[StepName]] = field(default_factory=dict)
    _by_name: dict[str, list[StepName]] = field(default_factory=dict)
    _by_both: dict[tuple[str, str], list[StepName]] = field(default_factory=dict)
    _commas: Commas = field(default_factory=dict)

    def add(self, step: StepName) -> None:
        """Put a step in."""
        home = step.home
        self._by_home.setdefault(home, []).append(step)
        for name in {*step.names(), fold(self.full_name(step))}:
            self._by_name.setdefault(name, []).append(step)
            self._by_both.setdefault((home, name), []).append(step)
        keep_commas(self._commas, step.title)

    def listed(self, node: Node | None) -> tuple[Scalar, ...]:
        """Return the names in a list of targets; a title that the list has split at its comma is one."""
        listed = rejoined(node, (self._commas, self.endings.commas), known=self._known, context=self.context)
        return tuple(scalar for scalar in scalars(listed) if not self._tell_several(scalar, "targets-in-one-text"))

    def _known(self, text: str) -> bool:
        name = fold(text)
        return bool(self._steps(name)) or self.endings.find(name) is not None or self._level(name) is not None

    def _tell_several(self, scalar: Scalar, message: str) -> bool:
        """Tell a text that names several targets, and whether it does."""
        found = () if self._leads(scalar.text) else several(scalar.text, self._leads)
        if found:
            arguments = {"name": shown(scalar.text), "listed": shown(", ".join(found)), "choices": choices(found)}
            self.context.tell(fault("R35", message, scalar.span, **arguments))
        return bool(found)

    def _leads(self, text: str) -> bool:
        name, language = fold(text), self.context.language
        return name in (sign("onward", language), sign("end", language)) or self._known(text)

    # ------------------------------------------------------------ one target

    def target(self, scalar: Scalar, *, home: str, inferred: bool = False) -> Target | None:
        """Return where the text leads, seen from a step in this list; what leads nowhere is told."""
        found = self._find_in_track(scalar, home) if home in self.tracks else self._find(scalar, home)
        if found is None:
            return None
        kind, ref = found
        marks = frozenset({WHOLE}) if inferred else NO_MARKS
        return Target(at=self.context.place(scalar.span), inferred=marks, kind=kind, ref=ref)

    def place(self, scalar: Scalar, *, inferred: bool = False) -> Target | None:
        """Return where the text leads, seen from no step at all, where there is no next one."""
        if fold(scalar.text) != sign("onward", self.context.language):
            return self.target(scalar, home="", inferred=inferred)
        name, level = shown(scalar.text), self.word_for_level()
        self.context.tell(fault("R28", "no-next-here", scalar.span, name=name, level=level))
        return None

    def _find(self, scalar: Scalar, home: str) -> Found | None:
        text = fold(scalar.text)
        language = self.context.language
        if text == sign("onward", language):
            return TargetKind.NEXT, None
        if text == sign("end", language):
            return TargetKind.ENDING, self._plain_end()
        if not self._is_here(text, home):
            ending, to_level = self.endings.find(text), self._level(text)
            if to_level:
                return TargetKind.LEVEL, to_level
            if ending:
                return TargetKind.ENDING, ending.id
        step = self._pick(scalar, home)
        return (TargetKind.STEP, step) if step else None

    def _find_in_track(self, scalar: Scalar, track: str) -> Found | None:
        """Find a step of the track, or its next one; a track leads nowhere else."""
        text = fold(scalar.text)
        if text == sign("onward", self.context.language):
            return TargetKind.NEXT, None
        if not self._is_here(text, track) and (self._known(text) or text == sign("end", self.context.language)):
            own = self.tracks[track]
            arguments = {"name": shown(scalar.text), "track": shown(own.title), "parallel": shown(own.parallel)}
            onward = sign("onward", self.context.language)
            self.context.tell(fault("R22", "target-leaves-track", scalar.span, **arguments, onward=onward))
            return None
        step = self._pick(scalar, track)
        return (TargetKind.STEP, step) if step else None

    def _plain_end(self) -> str:
        own = self.endings.by_id.get(END)
        self.ends_plainly = self.ends_plainly or own is None
        return own.id if own else END

    # ------------------------------------------------------------ names of more than one place

    def steps_called(self, text: str) -> tuple[StepName, ...]:
        """Return every step with this name, wherever it stands; the one whose id it is goes before others."""
        found = self._steps(fold(text))
        exact = [step for step in found if text.strip() == step.id]
        return tuple(exact or found)

    def level_called(self, text: str) -> str | None:
        """Return the id of the level that `nivå X` names."""
        return self._level(fold(text))

    def names_in_order(self) -> Iterator[str]:
        """Give the titles of the steps in the order of the guide, then its levels; no more than a guess looks at."""
        steps = (step.title for steps in self._by_home.values() for step in steps)
        levels = (self._prefix() + named.title for named in self.levels.by_id.values())
        return chain(islice(steps, MOST_COMPARED), islice(levels, MOST_COMPARED))

    @property
    def commas(self) -> tuple[Commas, ...]:
        """The titles that a list could split at their commas."""
        return self._commas, self.endings.commas

    # ------------------------------------------------------------ levels

    def _level(self, text: str) -> str | None:
        """Return the level that `nivå X` names; the guide's own word for a level is as good."""
        for prefix in (self._prefix(), key("level", self.context.language) + " "):
            named = self.levels.find(text.removeprefix(prefix)) if text.startswith(prefix) else None
            if named:
                return named.id
        return None

    def word_for_level(self) -> str:
        """Return what the guide calls a level."""
        return fold(self.level_word or key("level", self.context.language))

    def _prefix(self) -> str:
        return self.word_for_level() + " "

    def levels_in(self, node: Node | None) -> tuple[str, ...]:
        """Return the levels in a list, named with or without the word for a level."""
        return tuple(found for scalar in scalars(node) if (found := self.level(scalar)))

    def level(self, scalar: Scalar) -> str | None:
        """Return the id of the level that the text names."""
        text = fold(scalar.text)
        named = self.levels.find(text)
        found = named.id if named else self._level(text)
        if found is None:
            self._tell_level(scalar)
        return found

    # ------------------------------------------------------------ steps

    def step(self, scalar: Scalar, *, home: str) -> str | None:
        """Return the id of the step that the text names, seen from this list."""
        return self._pick(scalar, home, only_steps=True)

    def start(self, scalar: Scalar, *, home: str) -> tuple[Anchor, str] | None:
        """Return the step or level that a deadline counts from; a step in any track will do."""
        level = self._level(fold(scalar.text))
        if level and not self._is_here(fold(scalar.text), home):
            return Anchor.LEVEL, level
        is_in_list = (home, fold(scalar.text)) in self._by_both
        found = self._matches(scalar.text, home if is_in_list else level_of(home))
        if len(found) == 1:
            return Anchor.STEP, found[0].id
        if found:
            self._tell_ambiguous(scalar, found)
        elif fold(scalar.text).startswith(self._prefix()):
            self._tell_level(scalar)
        else:
            unknown(self.context, START, scalar=scalar, allowed=lambda: self._allowed_starts(home))
        return None

    def _pick(self, scalar: Scalar, home: str, *, only_steps: bool = False) -> str | None:
        """Find a step in the list itself, else the only one in the guide, else `Title (nivå 2)`."""
        matches = self._matches(scalar.text, home)
        found = [step for step in matches if step.track in {"", home}]
        if len(found) == 1:
            return found[0].id
        if found:
            self._tell_ambiguous(scalar, found)
        elif matches:
            own = self.tracks[matches[0].track]
            arguments = {"name": shown(scalar.text), "track": shown(own.title), "parallel": shown(own.parallel)}
            self.context.tell(fault("R22", "target-into-track", scalar.span, **arguments))
        elif not only_steps and self._tell_several(scalar, "one-target-only"):
            pass
        elif only_steps:
            unknown(
                self.context, STEP, scalar=scalar, allowed=lambda: self._allowed_steps(home), scope=(STEP.message, home)
            )
        elif fold(scalar.text).startswith(self._prefix()):
            self._tell_level(scalar)
        elif meant_name := self._meant(scalar.text, home):
            meant = {"name": shown(scalar.text), "suggestion": meant_name}
            section = key(TARGET.section, self.context.language)
            self.context.tell(fault("R06", "unknown-target-did-you-mean", scalar.span, **meant, section=section))
        else:
            unknown(self.context, TARGET, scalar=scalar, allowed=lambda: self._allowed(home))
        return None

    def _meant(self, text: str, home: str) -> str | None:
        """Return what is meant by a level's name alone, or by the number that a step is shown with."""
        if level := self.levels.find(text):
            return self._prefix() + level.title
        number = NUMBER.fullmatch(fold(text))
        level = self.levels.find(number["level"]) if number else None
        steps = [step for step in self._by_home.get(level.id, ()) if not step.track] if level else []
        at = int(number["step"]) if number else 0
        if not 0 < at <= len(steps):
            return None
        step = steps[at - 1]
        return step.title if self._pickable(step, home) else self.full_name(step)

    def _pickable(self, step: StepName, home: str) -> bool:
        """Tell whether a step is found by its title alone, seen from this list."""
        found = self._matches(step.title, home)
        return [one.id for one in found] == [step.id]

    def _tell_ambiguous(self, scalar: Scalar, found: list[StepName]) -> None:
        named = choices(self.full_name(step) for step in found)
        self.context.tell(fault("R12", "ambiguous-step", scalar.span, name=shown(scalar.text), choices=named))

    def _tell_level(self, scalar: Scalar) -> None:
        """Tell a level that there is none of; not where a level lacks its name or has another's: that is the cause."""
        if self.unsure_levels:
            return
        named = choices(self._prefix() + level.title for level in self.levels.by_id.values())
        name = shown(scalar.text)
        name = name[len(self._prefix()) :] if fold(name).startswith(self._prefix()) else name
        cause = ("unknown-level", fold(name))
        if not self.context.again(cause, scalar.span):
            gone = self.context.removed.get(self._prefix() + fold(name))
            longer = next((one.title for one in self.levels.by_id.values() if _begins(one.title, name)), None)
            meant = self._prefix() + longer if longer else ""
            finding = fault("R20", "unknown-level", scalar.span, name=name, choices=named)
            if meant:
                told = shown(scalar.text)
                finding = fault("R20", "unknown-level-did-you-mean", scalar.span, name=told, suggestion=meant)
            self.context.tell_cause(cause, removed("R20", scalar, gone=gone) if gone else finding)

    def _matches(self, text: str, home: str) -> list[StepName]:
        here = self._steps(text, home)
        # Of two steps with one title, the one whose id is the title itself answers to it.
        exact = [step for step in here if step.id == step_id(home, text)]
        return exact or here or self._steps(text)

    def _steps(self, text: str, home: str | None = None) -> list[StepName]:
        """Return the steps with this name, in one list or anywhere; a title that a change has replaced still counts.

        Such a step keeps the id of its old title, so it is found by that.
        """
        name = fold(text)
        if name not in self.context.former:
            return self._by_name.get(name, []) if home is None else self._by_both.get((home, name), [])
        names = (name, slug(text))
        named = (self._by_name.get(name, ()) if home is None else self._by_both.get((home, name), ()) for name in names)
        return list(dict.fromkeys(chain.from_iterable(named)))

    def _is_here(self, text: str, home: str) -> bool:
        return bool(self._steps(text, home))

    def full_name(self, step: StepName) -> str:
        """Return the title of a step with that of its level or track after it."""
        return f"{step.title} ({self.tracks[step.track].title if step.track else self._prefix() + step.label})"

    # ------------------------------------------------------------ what would do

    def _allowed_steps(self, home: str) -> Allowed:
        own = self._by_home.get(home, ())
        return Allowed((step.title for step in own), (step.title for step in own))

    def _allowed_starts(self, home: str) -> Allowed:
        anchors = written(Group.ANCHORS, self.context.language)
        whole = self._allowed(home)
        return Allowed(
            chain(anchors, whole.names), chain(anchors, (step.title for step in self._by_home.get(home, ())))
        )

    def _allowed(self, home: str) -> Allowed:
        """Return where an answer in this list may lead: the list's own steps first, then the rest of the guide."""
        own = tuple(step.title for step in islice(self._by_home.get(home, ()), MOST_COMPARED))
        if home in self.tracks:
            onward = (sign("onward", self.context.language),)
            return Allowed(own + onward, own + onward)
        signs = tuple(sign(name, self.context.language) for name in ("onward", "end"))
        levels = tuple(self._prefix() + named.title for named in islice(self.levels.by_id.values(), MOST_COMPARED))
        places = chain(signs, self.endings.names(), levels)
        ends = chain(self.endings.ids(), signs)
        names = chain(own[:_MOST_OWN], places, own[_MOST_OWN:], self._elsewhere(home))
        return Allowed(names, _in_turn(own, ends, levels))

    def _elsewhere(self, home: str) -> Iterator[str]:
        steps = (step for other, steps in self._by_home.items() if other != home for step in steps if not step.track)
        for step in islice(steps, MOST_COMPARED):
            alone = len(self._by_name[fold(step.title)]) == 1
            yield step.title if alone else self.full_name(step)


def _begins(title: str, name: str) -> bool:
    """Tell whether a level's name is this one and more, as where the title was written beside the number."""
    rest = fold(title).removeprefix(fold(name))
    return rest != fold(title) and not rest[:1].isalnum()


def _in_turn(*kinds: Iterable[str]) -> Iterator[str]:
    """Give one of each kind, then another of each: a short list then shows what kinds there are."""
    for row in zip_longest(*kinds):
        yield from (name for name in row if name is not None)


def plain_ending(context: Context) -> Ending:
    """Return the ending that every guide has without declaring it."""
    return Ending(id=END, title=END_TITLE.written(context.language))
