"""What one event needs of the others to be told: names of measures and lines, and whom a question went to."""

from dataclasses import dataclass

from engine.cases import events as ev
from engine.cases.events import Event
from engine.console.render.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A case's events with what one event needs of the others: names of measures, and whom a question went to.

    `event` is the one that is being told.
    """

    page: Page
    events: tuple[Event, ...]
    event: Event | None = None

    @property
    def here(self) -> str:
        """The state in which the event that is being told happened."""
        return str(self.event.step) if self.event else ""

    def measure(self, measure_id: str) -> str:
        """Return a measure's title."""
        started = (event.body for event in self.events if isinstance(event.body, ev.MeasureStarted))
        return next((body.title for body in started if body.measure_id == measure_id), measure_id)

    def body_asked(self, consultation_id: str) -> str | None:
        """Return the body that a consultation went to."""
        asked = (event.body for event in self.events if isinstance(event.body, ev.BodyConsulted))
        return next((body.body for body in asked if body.consultation_id == consultation_id), None)


def suffixed(code: str, what: str, *, story: Story, **argument: str | None) -> str:
    """Add a text to a phrase where there is one."""
    ((name, value),) = argument.items()
    return story.page.say(code, what=what, **{name: value}) if value else what
