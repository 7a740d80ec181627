"""What a hint is computed from: the page, the case, and what can be done where it stands."""

from engine.application import access
from engine.application.finding import roles_of
from engine.cases.agenda import Agenda, OptionKind, TrackAgenda
from engine.cases.state import CaseState, Standing
from engine.console.render.page import Page
from engine.guideline.model import Track
from engine.guideline.names import SLASH, parallel_of
from engine.guideline.process import Need
from engine.values import Struct, replace

Hint = tuple[str, str]


class Guide(Struct, frozen=True, kw_only=True):
    """What a hint is computed from. `track` is the one of several tracks that it is about; None for the case itself."""

    page: Page
    state: CaseState
    agenda: Agenda
    track: TrackAgenda | None = None

    @property
    def standing(self) -> Standing:
        """Where the case stands, or the track that this is about."""
        return self.track.standing if self.track else self.state.standing

    @property
    def coordinates(self) -> bool:
        """Tell whether the user may consent, hand over and close here: it is for the one who has the baton."""
        me, holder = self.page.people.get(self.page.me), self.state.coordinator
        standing = access.Standing(
            participant=not self.page.reads_only, coordinator=holder == self.page.me, has_coordinator=holder is not None
        )
        return access.may(access.Act.COORDINATE, roles=roles_of(me) if me else frozenset(), standing=standing).allowed

    def hint(self, name: str, *arguments: str, why: str) -> Hint:
        """Return a command about this case, and what it is for."""
        return self.page.command(name, *arguments), self.page.say(f"hint.{why}")

    def own_words(self, flag: str | None = None) -> tuple[str, ...]:
        """Return how the user's own words are asked for."""
        if self.page.out.asks:
            return ()
        return (flag, "-") if flag else ("-",)

    def missing(self) -> frozenset[str]:
        """Return the codes of what some way on still asks for."""
        return frozenset(reason.code for option in self.agenda.options for reason in option.missing)

    def open_tracks(self) -> tuple["Guide", ...]:
        """Return a guide for each track that work goes on in; none where the case does not run in tracks."""
        running = tuple(track for track in self.agenda.tracks if not track.finished)
        return tuple(self._on(track, alone=len(running) == 1) for track in running)

    def on(self, name: str | None) -> "Guide":
        """Return the guide for the track with this id or title, or for the only one open; else this one.

        A name may be shortened where it still means one track.
        """
        running = self.open_tracks()
        if name is None:
            return running[0] if len(running) == 1 else self
        wanted = name.strip().casefold()
        named = [(one, _names(one.track)) for one in running if one.track]
        exact = [one for one, names in named if wanted in names]
        near = [one for one, names in named if wanted and any(part.startswith(wanted) for part in names)]
        found = exact or near
        return found[0] if len(found) == 1 else self

    def _on(self, track: TrackAgenda, *, alone: bool) -> "Guide":
        steps = next((one.steps for one in self._tracks_at(track) if one.id == track.id), ())
        here = replace(
            self.agenda,
            step=track.step,
            place=steps.index(track.step) + 1 if track.step in steps else 0,
            count=len(steps),
            options=track.options,
            due=track.due,
            tracks=(),
        )
        page = self.page if alone else replace(self.page, track=track.title)
        return Guide(page=page, state=self.state, agenda=here, track=track)

    def _tracks_at(self, track: TrackAgenda) -> tuple[Track, ...]:
        step = self.page.process.steps.get(parallel_of(track.id))
        return step.tracks if step else ()


def faces_kept_out(agenda: Agenda) -> bool:
    """Tell whether all that can be done at the step faces somebody who is kept out of the case."""
    ways = [one for one in agenda.options if one.kind in (OptionKind.COMPLETE, OptionKind.ANSWER)]
    shut = [any(reason.gate and reason.gate.need is Need.NOT_SHIELDED for reason in one.missing) for one in ways]
    return bool(shut) and all(shut)


def _names(track: TrackAgenda) -> tuple[str, ...]:
    """Return what a person may call a track: by its title, or by its id, whole or as the guide writes it."""
    return track.title.casefold(), track.id.casefold(), track.id.casefold().rsplit(SLASH, 1)[-1]
