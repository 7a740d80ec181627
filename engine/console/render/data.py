"""What `--json` answers: the keys that scripts may hold on to. Keys are only ever added.

Dates are ISO dates, people are handles, steps and levels are ids of the guide beside their titles. Three shapes:

- a case (`vis`): `number alias subject age status ending guideline guideline_version opened_on variant entered_by
  beside standing tracks checklist kept_out set_aside side_work coordinator offered_to due next_meeting options consents
  consent_answers services roles facts measures waits_for_advice levels next`
- a change (every command that changes something): `case dry_run receipt happened before after next`
- a refusal (exit code 3): `refused next`, where `refused` holds `code text reasons who`.
"""

from collections.abc import Sequence

from engine.application.consents import recorded
from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.cases.agenda import Agenda, Option, TrackAgenda
from engine.cases.conditions import Asking, without_consent
from engine.cases.events import NAMES, EventBody
from engine.cases.naming import track_title
from engine.cases.refusals import Reason, Refused
from engine.cases.state import CaseState, CaseStatus, Mark, Measure, Standing
from engine.console.render.about import about_data
from engine.console.render.bound import bound_to
from engine.console.render.called import called_data
from engine.console.render.checklist import lines
from engine.console.render.closing import remembered_text
from engine.console.render.consents_data import consents_data
from engine.console.render.due import due_data
from engine.console.render.ground import Guide, Hint
from engine.console.render.handed import handed_data
from engine.console.render.happenings import Story, phrase
from engine.console.render.page import Page
from engine.console.render.reasons import need, rule, sentence, who_can
from engine.console.render.shield import set_aside
from engine.guideline.model import Level
from engine.guideline.names import MAIN, level_of
from engine.guideline.process import Need

Data = dict[str, object]
_NEEDS = frozenset(one.value for one in Need)


def case_data(view: CaseView, page: Page, *, hints: Sequence[Hint] = ()) -> Data:
    """Return a case as it stands."""
    state, agenda = view.state, view.agenda
    return {
        "number": view.number,
        "guideline": state.guideline,
        "newer_version": view.newer,
        **about_data(state, page.today),
        "opened_on": state.opened_on,
        "variant": state.variant,
        "entered_by": state.entered_by,
        "beside": _beside(state.beside, view) if state.beside else None,
        **snapshot(state, page),
        "consent_answers": consents_data(recorded(view.events, view.today)),
        "due": due_data(agenda.due),
        "next_meeting": agenda.next_meeting,
        "called": list(called_data(state, page)),
        "options": [_option(option, page) for option in agenda.options],
        "checklist": _checklist(Guide(page=page, state=state, agenda=agenda)),
        "tracks": [_track(track, Guide(page=page, state=state, agenda=agenda)) for track in agenda.tracks],
        "set_aside": list(set_aside(view.events)),
        "waits_for_advice": [one.body or "" for one in agenda.waiting],
        "waiting": [{"body": one.body, "since": one.at.on} for one in agenda.waiting],
        "levels": [_level(level, state) for level in page.process.guideline.levels],
        "next": _hints(hints),
    }


def snapshot(state: CaseState, page: Page) -> Data:
    """Return what can change in a case."""
    uncovered = without_consent(Asking(state, page.today))
    return {
        "alias": state.alias,
        "guideline_version": state.guideline_version,
        "status": state.status.value,
        "ending": state.ending,
        "reopened_from": state.reopened_from,
        "remember": remembered_text(state, page),
        "standing": _standing(state, page),
        "tracks": [_stands(track, here, page=page) for track, here in state.tracks.items() if track != MAIN],
        "coordinator": page.handle(state.coordinator) if state.coordinator else None,
        "offered_to": page.handle(state.offer.to_actor) if state.offer else None,
        "consents": [
            {
                "given_by": one.given_by,
                "services": list(one.services),
                "expires_on": one.expires_on,
                "valid": one.is_valid(page.today),
            }
            for one in state.consents
        ],
        "services": [
            {"service": one.service, "name": one.name, "consent": one.key not in uncovered} for one in state.services
        ],
        "roles": {role: bound_to(one, page) for role, one in state.roles.items()},
        "facts": dict(state.facts),
        "kept_out": sorted(state.kept_out),
        "rests_since": state.rests.on if state.rests else None,
        "handovers": handed_data(state),
        "side_work": [{"side": one.side, "number": page.linked.get(one.case_id)} for one in state.side_work],
        "measures": [measure_data(number, one) for number, one in enumerate(state.measures, start=1)],
    }


def change_data(done: Done, story: Story, *, hints: Sequence[Hint] = ()) -> Data:
    """Return what a command did, or would do."""
    page = story.page
    return {
        "case": done.number,
        "dry_run": done.dry_run,
        "receipt": done.mark or None,
        "happened": [
            {"type": _type(event.body), "happened_on": event.happened_on, "text": phrase(event, story)}
            for event in done.events
        ],
        "before": snapshot(done.before, page) if done.before else None,
        "after": snapshot(done.after, page),
        "next": _hints(hints),
    }


def refusal_data(refused: Refused, agenda: Agenda | None, *, page: Page, hints: Sequence[Hint] = ()) -> Data:
    """Return why a command was not done."""
    return {"refused": refused_data(refused, agenda, page=page), "next": _hints(hints)}


def refused_data(refused: Refused, agenda: Agenda | None, *, page: Page) -> Data:
    """Return what stopped a command, by which rules, and who can do something about it."""
    return {
        "code": refused.code,
        "text": sentence(refused, page),
        "reasons": [reason_data(reason, page) for reason in refused.reasons],
        "who": who_can(agenda, page),
    }


def log_data(view: CaseView, page: Page) -> list[Data]:
    """Return a case's events: `seq type happened_on recorded_at by text`."""
    story = Story(page=page, events=view.events, eras=view.eras)
    return [
        {
            "seq": event.seq,
            "type": _type(event.body),
            "happened_on": event.happened_on,
            "recorded_at": event.recorded_at.isoformat(),
            "by": page.handle(event.by),
            "text": phrase(event, story),
        }
        for event in view.events
    ]


def _type(body: EventBody) -> str:
    return NAMES[type(body)][0]


def _hints(hints: Sequence[Hint]) -> list[Data]:
    return [{"command": command, "why": why} for command, why in hints]


def _standing(state: CaseState, page: Page) -> Data | None:
    if state.status is CaseStatus.CLOSED:
        return None
    here = state.standing
    step = page.process.steps.get(here.state)
    return {
        "level": level_of(here.state),
        "step": step.id if step else None,
        "title": step.title if step else None,
        "pass": here.pass_,
        "since": here.since,
    }


def _option(option: Option, page: Page) -> Data:
    return {
        "kind": option.kind.value,
        "number": option.number,
        "title": option.title,
        "leads_to": option.dest,
        "target": option.target,
        "open": option.is_open,
        "missing": [reason_data(reason, page) for reason in option.missing],
        "asks": [reason_data(reason, page) for reason in option.asks],
    }


def _beside(case_id: str, view: CaseView) -> Data:
    """Return the case that a stream of work runs beside; its number where the reader may see it."""
    return {"number": view.linked.get(case_id)}


def _checklist(guide: Guide) -> list[Data]:
    return [{"number": one.number, "id": one.id, "title": one.title, "ticked": one.ticked} for one in lines(guide)]


def _stands(track: str, here: Standing, *, page: Page) -> Data:
    """Return where a track stands."""
    step = page.process.steps.get(here.state)
    return {
        "id": track,
        "title": track_title(track, page.process),
        "finished": here.is_finished,
        "aside": here.is_set_aside,
        "step": step.id if step else None,
        "step_title": step.title if step else None,
        "pass": here.pass_,
        "since": here.since,
    }


def _track(track: TrackAgenda, guide: Guide) -> Data:
    """Return where one of several tracks stands, and what can be done on it."""
    here = guide.on(track.id) if not track.finished else None
    return {
        **_stands(track.id, track.standing, page=guide.page),
        "due": due_data(track.due),
        "options": [_option(option, guide.page) for option in track.options],
        "checklist": _checklist(here) if here else [],
    }


def reason_data(reason: Reason, page: Page) -> Data:
    """Return what stands in the way: a code, what it asks for, and the rule with its place."""
    text = need(reason, page) if reason.code in _NEEDS else sentence(Refused((reason,)), page)
    return {"code": reason.code, "text": text, "rule": rule(reason, page)}


def measure_data(number: int, measure: Measure) -> Data:
    """Return a measure by the number that people know it by."""
    return {
        "number": number,
        "title": measure.title,
        "goal": measure.goal,
        "responsible": measure.responsible,
        "started_on": measure.started_on,
        "until": measure.until,
        "running": measure.running,
        "outcome": measure.outcome.value if measure.outcome else None,
        "level": measure.level,
        "responsible_is": measure.responsible_kind.value,
        "expected_effect": measure.expected_effect,
    }


def _level(level: Level, state: CaseState) -> Data:
    latest = state.passes.get(level.id, 0)
    marks = {trace.step: trace.mark for trace in state.trail if trace.pass_ == latest}
    return {
        "id": level.id,
        "label": level.label,
        "title": level.title,
        "passes": latest,
        "steps": [
            {"id": step.id, "title": step.title, "mark": _mark(marks.get(step.id), step.id, state=state)}
            for step in level.steps
        ],
    }


def _mark(mark: Mark | None, step: str, *, state: CaseState) -> str:
    if state.status is CaseStatus.OPEN and state.standing.state == step:
        return "here"
    return mark.value if mark else "ahead"
