"""Walks guides that stretch the language: answers with several targets, tracks side by side, and what a choice brings.

`Flere må hjelpe → c` names one of an answer's targets by its level's id. `brings` are words that belong to the command
itself, by the title of the step where it is given: who agrees, who received something.
"""

from collections.abc import Mapping
from typing import Any, Self

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from engine.guideline.model import Guideline, steps_of
from tests.walks.line import Line
from tests.walks.walker import Walker

ARROW = " → "
NO = ": nei"
LONGEST = 30
ON_TRACK = ("sjekk", "mote", "droft", "evaluer", "tiltak", "notat")
WHY = ("--grunn", "Det trengs.")


class Wanderer(Walker):
    """One case on a guide that asks for more than most."""

    def __init__(
        self,
        line: Line,
        guide: str,
        *,
        brings: Mapping[str, tuple[str, ...]] | None = None,
        bodies: tuple[str, ...] = (),
        remedies: Mapping[str, tuple[str, ...]] | None = None,
        opening: tuple[str, ...] = (),
        **words: str,
    ) -> None:
        self.brings = dict(brings or {})
        self.bodies = bodies
        self.refusing: tuple[str, ...] = ("--fra", "mor", "--rolle", "foresatte")
        super().__init__(line, guide, remedies=remedies, opening=opening)
        self.words |= {"level": "nivå"} | words

    def take(self, *titles: str) -> Self:
        """Go on as a walker does; `Be om samtykke: nei` goes to that step and takes its other way."""
        for title in titles:
            step, says_no, _ = title.partition(NO)
            if says_no:
                self.arrive(step)
                self.line.ok("samtykke", self.words["case"], *self.refusing, "--nei")
                self.line.ok("neste", self.words["case"])
            else:
                super().take(title)
        return self

    def along(self, track: str, *answers: str) -> Self:
        """Go through the track of this title to its end, taking these answers on the way."""
        left, where = list(answers), ("--spor", track)
        for _ in range(LONGEST):
            now = self.track(track)
            if now["finished"]:
                assert not left, f"{track} ended before {left}"
                return self
            option = next(one for one in now["options"] if one["kind"] == "complete" or one["title"] in left[:1])
            if option["missing"]:
                for words in self._remedy(option["missing"][0]):
                    self.line.ok(*words, *(where if words[0] in ON_TRACK else ()))
                continue
            chosen = ("--valg", left.pop(0)) if option["kind"] == "answer" else ()
            self.took.append((now["step"], option["title"] if chosen else ""))
            self.line.ok("neste", self.words["case"], *chosen, *WHY, *where)
        raise AssertionError(f"{track} is never finished")

    def track(self, title: str) -> dict[str, Any]:
        """Return a track of the case as it is shown."""
        found: dict[str, Any] = next(one for one in self.view()["tracks"] if one["title"] == title)
        return found

    def advance(self) -> None:
        """Complete the step where the case stands, with a reason and with what the step wants brought."""
        options = [one for one in self.view()["options"] if one["kind"] == "complete"]
        assert options, f"{self.here} asks for an answer"
        self._open(options[0])
        self.took.append((str(self.view()["standing"]["step"]), ""))
        self.line.ok("neste", self.words["case"], *self._brought())

    def _brought(self) -> tuple[str, ...]:
        return (*WHY, *self.brings.get(self.here, ()))

    def _named(self, title: str) -> dict[str, Any] | None:
        name, _, target = title.partition(ARROW)
        options = [one for one in self.view()["options"] if one["kind"] != "complete"]
        known = (one for one in options if name in (one["title"], one["target"], one["leads_to"]))
        found = (one for one in known if target in ("", one["target"], one["leads_to"].split("/")[0]))
        return next(found, None)

    def _go(self, option: dict[str, Any], brought: tuple[str, ...]) -> None:
        if option["kind"] == "end":
            super()._go(option, brought)
            return
        title, level = option["title"], option["leads_to"].split("/")[0]
        several = sum(one["title"] == title for one in self.view()["options"]) > 1
        chosen = ("--valg", str(option["number"])) if option["kind"] == "answer" else ()
        to = ("--til", f"{self.words['level']} {level}") if several or not chosen else ()
        self.took.append((self.view()["standing"]["step"], f"{title}{ARROW}{level}" if several else title))
        self.line.ok("neste", self.words["case"], *chosen, *to, *self._brought())

    def _bodies(self, reason: dict[str, Any]) -> list[str]:
        return [name for name in self.bodies if name.casefold() in reason["text"].casefold()]


def guideline(name: str) -> Guideline:
    """A guide by the name or the path that a case is opened with."""
    made = compiled(BundledShelf(), JsonCodec(), name=name)
    assert not isinstance(made, Faulty), made
    return made[0].guideline


def answers_of(guide: Guideline) -> set[tuple[str, str]]:
    """Every answer of a guide by its step, and each target of those that have several (they are all levels)."""
    found: set[tuple[str, str]] = set()
    for step in (step for level in guide.levels for step in steps_of(level)):
        for answer in step.answers:
            several = answer.targets if len(answer.targets) > 1 else ()
            titles = [f"{answer.title}{ARROW}{target.ref}" for target in several] or [answer.title]
            found.update((step.id, title) for title in titles)
    return found
