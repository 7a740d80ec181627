"""Tells a story twice: on the screen of the real command line, and through the use cases on a store of each kind.

The screen comes first. What it makes of each command is written down (`recording`) and given to the use cases, which
must come to the same: the same refusal, and the same case.
"""

import contextlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from engine.adapters.sqlite import SqliteStore
from engine.application import queries
from engine.application.finding import Ambiguous, Missing
from engine.application.queries import CaseView
from engine.cases.refusals import Refused
from engine.console import codes
from tests.stories.letters import told_of_in_letters
from tests.stories.reading import FOLDER, HANDLES, Deed, Story
from tests.stories.recording import Called, recording, world_of
from tests.stories.seeing import OF_A_CASE, Seen, differences, on_screen, through_application
from tests.stories.stores import STORES, AnyStore, opened
from tests.stories.ways import Follower
from tests.walks.line import Answer, Line

GUIDES = (FOLDER.parent / "language" / "ok", FOLDER / "veiledere")
FIRST_CASE = "1"
SAID = ("nektes", "skrevet feil", "noe gjenstår")
OF_A_SCREEN = frozenset((*SAID, "kode", "ser ingen sak", "sier", "sier ikke", "i dag", "sak"))
"""What a story says that only a screen tells, and which case it is about."""


class Untrue(AssertionError):
    """Something in a story that is not so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A deed that was done on the screen: what it called, and the last screen."""

    deed: Deed
    calls: tuple[Called, ...]
    answer: Answer | None
    shown: frozenset[str] = frozenset()

    @property
    def told(self) -> frozenset[str]:
        """The codes of the refusals that it met; those `shown` are of what was only to be looked at or written."""
        return self.shown.union(*(refused_with(one.answer) for one in self.calls))


def refused_with(answer: object) -> frozenset[str]:
    """Return the codes of a refusal; none where there is none."""
    return frozenset(reason.code for reason in answer.reasons) if isinstance(answer, Refused) else frozenset()


@dataclass
class Screen(Line):
    """The real command line, in the language of a story, used by whoever does something.

    `is_recorded` tells that its calls of the use cases are written down.
    """

    is_recorded: ClassVar = True
    language: str = "nb"
    by: str | None = None
    views: dict[tuple[str, str | None, str], dict[str, Any]] = field(default_factory=dict)

    def run(self, *words: str, by: str | None = None) -> Answer:
        """Run `bti` with these words, as the person named, else as the one whose turn it is."""
        if words[:1] != ("vis",):
            self.views.clear()
        return super().run(*words, by=by or self.by)

    def view(self, number: str) -> dict[str, Any]:
        """Return a case as `bti vis --json` shows it; it is not shown anew before something has been done."""
        asked = (number, self.by, self.day)
        if asked not in self.views:
            self.views[asked] = super().view(number)
        return self.views[asked]

    def _environment(self, by: str | None) -> Mapping[str, str]:
        return {**super()._environment(by), "BTI_SPRAK": self.language}


def tell(story: Story, folder: Path) -> tuple[Played, ...]:
    """Tell a story in both ways. Raises `Untrue` where something in it is not so."""
    with contextlib.chdir(set_out(folder)):
        played = tuple(true_on_the_screen(story, Screen(folder, language=story.language)))
        for name in STORES:
            with opened(name, folder) as store:
                through_use_cases(played, store, name=name)
                _require_silent_letters(story, played, store)
    return played


def _require_silent_letters(story: Story, played: tuple[Played, ...], store: AnyStore) -> None:
    """Raise `Untrue` where a letter about the cases of a story would say a word of them."""
    if isinstance(store, SqliteStore):
        said = sorted(set(told_of_in_letters(store, played[-1].deed.on)))
        if said:
            raise Untrue(f"{story.name}: in letters it is told of {said}")


def set_out(folder: Path) -> Path:
    """Return a desk to work at: a folder with the guides that no municipality has, for the stories that need one."""
    desk = folder / "desk"
    desk.mkdir()
    for guide in (path for shelf in GUIDES for path in shelf.glob("*.yaml")):
        shutil.copy(guide, desk)
    return desk


# ---------------------------------------------------------------- on the screen


def true_on_the_screen(story: Story, screen: Screen) -> Iterator[Played]:
    """Tell a story on a screen. Raises `Untrue` where something in it is not so there."""
    for played, wrong in on_the_screen(story, screen):
        if wrong:
            raise Untrue("\n".join((f"{story.name}: {played.deed.told}", *wrong, str(played.answer))))
        yield played


def on_the_screen(story: Story, screen: Screen) -> Iterator[tuple[Played, tuple[str, ...]]]:
    """Tell a story on a screen, deed by deed, each with what is said of it that is not so."""
    follower = Follower(screen, story.guide)
    with recording() as record:
        for deed in story.deeds:
            screen.by, screen.day = deed.handle, deed.on.isoformat()
            with _untrue(deed):
                answer = _done(deed, screen, follower=follower.on(deed.on))
            played = Played(deed=deed, calls=record.since(), answer=answer)
            if answer is not None and answer.code == codes.STOPPED and not played.told:
                played = replace(played, shown=_codes(deed, screen))
                record.since()
            with _untrue(deed):
                wrong = tuple(_wrong_on_screen(played, screen))
            yield played, wrong


@contextlib.contextmanager
def _untrue(deed: Deed) -> Iterator[None]:
    """Say of which deed it is that a command should have succeeded on the way, and did not."""
    try:
        yield
    except AssertionError as failed:
        raise Untrue(f"{deed.told}\n{failed}") from failed


def _done(deed: Deed, screen: Screen, *, follower: Follower) -> Answer | None:
    """Do what is done, and return the last screen; where the guide is followed there is none."""
    if deed.track is not None:
        follower.along(deed.track, *deed.answers)
    elif deed.answers:
        follower.take(*deed.answers)
    if deed.to is not None:
        follower.arrive(deed.to)
    for words in deed.commands[:-1]:
        screen.ok(*words)
    return screen.run(*deed.commands[-1]) if deed.commands else None


def _codes(deed: Deed, screen: Screen) -> frozenset[str]:
    """Return the codes of what stops a command, as it says itself; `bti meld` says what to do instead."""
    refused = json.loads(screen.run(*deed.commands[-1], "--json").out).get("refused")
    return frozenset((refused["code"], *(one["code"] for one in refused["reasons"]))) if refused else frozenset()


def _wrong_on_screen(played: Played, screen: Screen) -> Iterator[str]:
    then = played.deed.then or {}
    if played.answer is not None:
        yield from _wrong_screen(played.answer, then)
    is_known = screen.is_recorded or played.told
    if "kode" in then and is_known and then["kode"] not in played.told:
        yield f"the code is not {then['kode']} but {sorted(played.told)}"
    for who, text in then.get("i dag", {}).items():
        today = screen.run(by=HANDLES[who])
        if _plain(text) not in _plain(today.out + today.err):
            yield f"the day of {who} does not say «{text}» but {today}"
    if OF_A_CASE & then.keys():
        yield from differences(then, on_screen(screen.view(str(then.get("sak", FIRST_CASE)))))


def _wrong_screen(answer: Answer, then: Mapping[str, Any]) -> Iterator[str]:
    """Tell what a screen, or how the command ended, has that a story says otherwise."""
    shown = _plain(answer.out + answer.err)
    expected = _expected(then)
    if answer.code != expected:
        yield f"it ended with {answer.code} and not {expected}"
    for text in (*then.get("sier", ()), *(then[key] for key in SAID if key in then)):
        if _plain(text) not in shown:
            yield f"it does not say «{text}»"
    for text in then.get("sier ikke", ()):
        if _plain(text) in shown:
            yield f"it says «{text}»"


def _expected(then: Mapping[str, Any]) -> int:
    """Return the exit code of what a story says of a command."""
    ends = {
        "nektes": codes.STOPPED,
        "ser ingen sak": codes.NO_CASE,
        "skrevet feil": codes.USAGE,
        "noe gjenstår": codes.FINDINGS,
    }
    return next((code for key, code in ends.items() if key in then), codes.DONE)


def _plain(text: str) -> str:
    """Return a text as it is read: however its lines are broken, and with small letters."""
    return " ".join(text.split()).casefold()


# ---------------------------------------------------------------- through the use cases


def through_use_cases(played: tuple[Played, ...], store: AnyStore, *, name: str) -> None:
    """Do what was done on the screen again, through the use cases alone. Raises `Untrue`."""
    for one in played:
        for wrong in _wrong_in_use(one, store):
            raise Untrue(f"through the use cases ({name}): {one.deed.told}\n{wrong}")


def _wrong_in_use(played: Played, store: AnyStore) -> Iterator[str]:
    deed, then = played.deed, played.deed.then or {}
    answers = [call.again(store) for call in played.calls]
    for call, answer in zip(played.calls, answers, strict=True):
        if type(answer) is not type(call.answer) or refused_with(answer) != refused_with(call.answer):
            yield f"{call.use_case} answered {answer}, and on the screen {call.answer}"
    if OF_A_CASE & then.keys():
        yield from differences(then, _seen(store, deed.handle, number=str(then.get("sak", FIRST_CASE)), today=deed.on))


def _seen(store: AnyStore, handle: str, *, number: str, today: date) -> Seen:
    person = next(one for one in store.people() if one.handle == handle)
    found: CaseView | Missing | Ambiguous = queries.case(world_of(store, person, today=today), number)
    if not isinstance(found, CaseView):
        raise Untrue(f"{handle} sees no case {number}")
    return through_application(found)
