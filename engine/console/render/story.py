"""What one event needs of the others to be told: names of measures and lines, and whom a question went to."""

from engine.cases import events as ev
from engine.cases.eras import Era, process_at
from engine.cases.events import Event
from engine.cases.evolve import undone_commands
from engine.console.render.page import Page
from engine.values import Struct, replace


class Story(Struct, frozen=True, kw_only=True):
    """A case's events with what one event needs of the others: names of measures, and whom a question went to.

    `event` is the one that is being told, on the `page` of its own time; `eras` are the versions that the case has
    followed, where it has followed several.
    """

    page: Page
    events: tuple[Event, ...]
    event: Event | None = None
    eras: tuple[Era, ...] = ()

    def telling(self, event: Event) -> "Story":
        """Return the story as one event is told: in the words of the version that was followed then."""
        return replace(self, event=event, page=self._page(event.seq))

    @property
    def then(self) -> Page:
        """The page with the words of the version that is followed after the event that is being told."""
        return self._page(self.event.seq + 1) if self.event else self.page

    def _page(self, seq: int) -> Page:
        return replace(self.page, process=process_at(seq, self.eras, otherwise=self.page.process))

    @property
    def here(self) -> str:
        """The state in which the event that is being told happened."""
        return str(self.event.step) if self.event else ""

    def measure(self, measure_id: str) -> str:
        """Return a measure's title as it was when what is told happened."""
        undone, until = undone_commands(self.events), self.event.seq if self.event else None
        title = next((body.title for body in self._started() if body.measure_id == measure_id), measure_id)
        for event in self.events:
            counts = event.command_id not in undone and (until is None or event.seq < until)
            if counts and isinstance(event.body, ev.MeasureChanged) and event.body.measure_id == measure_id:
                title = event.body.title or title
        return title

    def measure_number(self, measure_id: str) -> int | None:
        """Return a measure's number where another has the same title; else none is needed to tell it apart."""
        ids = [body.measure_id for body in self._started()]
        alike = [body for body in self._started() if body.title == self.measure(measure_id)]
        return ids.index(measure_id) + 1 if len(alike) > 1 else None

    def _started(self) -> tuple[ev.MeasureStarted, ...]:
        return tuple(event.body for event in self.events if isinstance(event.body, ev.MeasureStarted))

    def knows(self, consultation_id: str) -> bool:
        """Tell whether the reader may see that a question was asked."""
        asked = (event.body for event in self.events if isinstance(event.body, ev.BodyConsulted))
        return any(body.consultation_id == consultation_id for body in asked)

    def body_asked(self, consultation_id: str) -> str | None:
        """Return the body that a consultation went to."""
        asked = (event.body for event in self.events if isinstance(event.body, ev.BodyConsulted))
        return next((body.body for body in asked if body.consultation_id == consultation_id), None)


def suffixed(code: str, what: str, *, story: Story, **argument: str | None) -> str:
    """Add a text to a phrase where there is one."""
    ((name, value),) = argument.items()
    if not value:
        return what
    return one_stop(story.page.say(code, what=what, **{name: value}), after=what)


def one_stop(said: str, *, after: str) -> str:
    """Return a text that goes on after a phrase, with no second full stop where that ends with somebody's own."""
    return said.replace(f"{after}. ", f"{after} ", 1) if after.endswith(".") else said
