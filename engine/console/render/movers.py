"""Who can do something about what stands in the way: by the guide's word, and who that is in this case."""

from collections.abc import Callable, Iterable, Mapping

from engine.application.reading import COORDINATOR_ONLY
from engine.cases.answering import ages_then, answers_alone
from engine.cases.baton import deciding
from engine.cases.refusals import Reason
from engine.cases.shielding import clearers
from engine.cases.state import Consultation
from engine.console.render.bound import bound_to
from engine.console.render.ground import Guide
from engine.console.render.page import capitalised, either, listed, participant
from engine.console.render.shield import clearer
from engine.guideline.element import Participant
from engine.guideline.names import level_of
from engine.guideline.process import Need
from engine.guideline.vocabulary import RoleKind


def who(reason: Reason, guide: Guide) -> str:
    """Return who can do something about one thing that stands in the way."""
    tell = _MOVERS.get(reason.code, _acting)
    return tell(reason, guide)


def all_who(reasons: Iterable[Reason], guide: Guide) -> tuple[str, ...]:
    """Return who can do something about what stands in the way, each told once: «everybody» not where that is told."""
    found = tuple(dict.fromkeys(who(one, guide) for one in reasons))
    everybody = guide.page.say("why.who-anybody")
    others = tuple(one for one in found if one != everybody)
    return others if any(everybody in one for one in others) else found


def bound(role: str, guide: Guide) -> str | None:
    """Return who a role is in this case: the stafettholder, or whom it is bound to; None where nobody is."""
    found = guide.page.process.roles.get(role)
    if found and found.kind is RoleKind.COORDINATOR:
        return guide.page.handle(guide.state.coordinator) if guide.state.coordinator else None
    binding = guide.state.roles.get(role)
    return bound_to(binding, guide.page) if binding else None


def _acting(_reason: Reason, guide: Guide) -> str:
    """Those whom the guide names at the step, else on the level; each with who it is in this case."""
    step, level = guide.agenda.step, guide.agenda.level
    named = (step.who if step else ()) or (level.who if level else ())
    if not named:
        return guide.page.say("why.who-silent")
    return listed([_named(one, guide) for one in named], guide.page.out)


def _named(person: Participant, guide: Guide) -> str:
    name, holder = participant(person, guide.page.out), bound(person.id, guide)
    return guide.page.say("why.who-bound", role=name, who=holder) if holder else name


def _consent(_reason: Reason, guide: Guide) -> str:
    """Those who can consent: the guide's guardians where it has any and they count, else whom the case is about."""
    roles = guide.page.process.guideline.roles
    if answers_alone(guide.state, ages_then(guide.state, guide.page.today)):
        title = next((role.title for role in roles if role.kind is RoleKind.SUBJECT), capitalised(guide.page.person))
        return _answers(title, guide)
    givers = [role for role in roles if role.kind is RoleKind.GUARDIANS]
    givers = givers or [role for role in roles if role.kind in (RoleKind.SUBJECT, RoleKind.CHILD)]
    if givers:
        return _answers(either([role.title for role in givers], guide.page.out), guide)
    silent = guide.page.say("why.who-consents-silent")
    return _answers(guide.page.person, guide) if guide.state.coordinator else silent


def _answers(who: str, guide: Guide) -> str:
    """Return who answers, and who may record what they say: a yes is for the stafettholder, where there is one."""
    if guide.state.coordinator:
        return guide.page.say("why.consents-by-holder", who=who, holder=guide.page.handle(guide.state.coordinator))
    return guide.page.say("why.who-consents", who=who)


def _baton(_reason: Reason, guide: Guide) -> str:
    page, state = guide.page, guide.state
    if state.offer:
        return page.say("why.who-offered", who=page.handle(state.offer.to_actor))
    if state.coordinator:
        return page.say("why.who-holds", who=page.handle(state.coordinator))
    return page.say("why.who-anybody")


def _anybody(_reason: Reason, guide: Guide) -> str:
    return guide.page.say("why.who-anybody")


def _advice(reason: Reason, guide: Guide) -> str:
    """The body that is asked; before it is, those who act at the step."""
    subject = reason.gate.subject if reason.gate else None
    asked = next((one for one in guide.state.consultations if not one.answered and one.body == subject), None)
    return _asked(asked, guide) if asked else _acting(reason, guide)


def _asked(asked: Consultation, guide: Guide) -> str:
    page = guide.page
    body = page.name(asked.body) if asked.body else page.say("now.anonymous")
    return page.say("why.who-asked", body=body, date=page.day_text(asked.at.on))


def _clearers(_reason: Reason, guide: Guide) -> str:
    """Those who may say that nobody needs to be kept out any longer."""
    page = guide.page
    names = [clearer(one, page) for one in clearers(page.process)]
    return page.say("why.who-clears", who=either(names, page.out)) if names else page.say("why.who-silent")


def _weighing(reason: Reason, guide: Guide) -> str:
    """Those who decide on this level who has the baton, where the guide says; else as for the baton."""
    page, baton = guide.page, guide.page.process.guideline.baton
    found = deciding(baton, level_of(guide.standing.state), kept_out=guide.state.kept_out) if baton else ()
    return listed([one.title for one in found], page.out) if found else _baton(reason, guide)


def _party(reason: Reason, guide: Guide) -> str:
    """The party that must agree."""
    page = guide.page
    return page.say("why.who-agrees", who=page.name(str(reason.gate.subject) if reason.gate else ""))


def _tracks(_reason: Reason, guide: Guide) -> str:
    """Those who act at the steps where the tracks stand."""
    people = {
        person.id: person for one in guide.open_tracks() for person in (one.agenda.step.who if one.agenda.step else ())
    }
    return listed([_named(one, guide) for one in people.values()], guide.page.out) or guide.page.say("why.who-silent")


def _nobody(_reason: Reason, guide: Guide) -> str:
    return guide.page.say("why.who-nobody")


_MOVERS: Mapping[str, Callable[[Reason, Guide], str]] = {
    Need.CONSENT.value: _consent,
    Need.CONSENT_VALID.value: _consent,
    Need.CONSENT_REFUSED.value: _consent,
    Need.SERVICE_CONSENT.value: _consent,
    Need.COORDINATOR.value: _baton,
    Need.COORDINATOR_SETTLED.value: _baton,
    COORDINATOR_ONLY: _baton,
    Need.ROLE_NAMED.value: _anybody,
    Need.SERVICE_NAMED.value: _anybody,
    Need.FACT_IS.value: _anybody,
    Need.FACT_IS_NOT.value: _anybody,
    Need.ADVICE.value: _advice,
    Need.NOT_SHIELDED.value: _clearers,
    Need.COORDINATOR_WEIGHED.value: _weighing,
    Need.AGREEMENT.value: _party,
    Need.TRACKS_FINISHED.value: _tracks,
    Need.RECEIVER_NAMED.value: _acting,
    Need.CHECKLIST.value: _acting,
    Need.TRIED.value: _acting,
    Need.SERVICES_AT_LEAST.value: _anybody,
    Need.REPORTED.value: _anybody,
    Need.VARIANT_IS.value: _nobody,
    Need.VARIANT_IS_NOT.value: _nobody,
}
