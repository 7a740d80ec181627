"""Why a case stands where it does: how it came there, what is missing by which rule, who can do something, and how."""

from collections.abc import Iterator, Sequence

from engine.application.explaining import Past, passed_by
from engine.cases.agenda import Option, OptionKind
from engine.cases.events import Event, EventBody, StepCompleted, StepPassed
from engine.cases.refusals import Reason
from engine.cases.state import CaseState, CaseStatus
from engine.console.render.case import show_ending
from engine.console.render.due import due_text
from engine.console.render.ground import Guide
from engine.console.render.happenings import Story, phrase
from engine.console.render.hints import for_reason, way_command
from engine.console.render.movers import who
from engine.console.render.now import option_title
from engine.console.render.page import Page, capitalised, listed
from engine.console.render.reasons import need, needs, rule, shown
from engine.console.render.shield import tell_shield
from engine.guideline.names import MAIN
from engine.i18n import distance_text
from engine.values import Struct


class Why(Struct, frozen=True, kw_only=True):
    """What is explained: the case with its hints, the story of its events, and what led to where it stands.

    `tracks` are the same for each track that work goes on in.
    """

    guide: Guide
    story: Story
    past: Past
    tracks: "tuple[Why, ...]" = ()

    @property
    def page(self) -> Page:
        """The page that it is written on."""
        return self.guide.page


def show_why(why: Why, number: str) -> None:
    """Write the whole explanation."""
    page, state = why.page, why.guide.state
    page.out.line(f"{page.say('case.title', number=number)}   {state.alias}")
    page.out.line()
    if state.status is CaseStatus.CLOSED:
        show_ending(state, page)
    else:
        tell_shield(state, page)
    page.out.fields(list(_how_it_came(why)))
    page.out.line()
    if state.status is CaseStatus.CLOSED:
        page.out.paragraph(page.say("why.closed", command=page.command("gjenapne", "--grunn", "-")))
    elif why.tracks:
        page.out.paragraph(page.say("why.tracks"))
        for track in why.tracks:
            _show_track(track)
    else:
        _show_present(why)
    page.out.line()
    page.out.paragraph(page.say("why.people", people=people(state, page)))


def _show_track(why: Why) -> None:
    page, track, step = why.page, why.guide.track, why.guide.agenda.step
    page.out.line()
    page.out.line(page.say("now.track", track=track.title if track else "", title=step.title if step else ""))
    page.out.fields(list(_how_it_came(why)))
    page.out.line()
    _show_present(why)


def people(state: CaseState, page: Page) -> str:
    """Return those who take part, who alone can do something in the program; the stafettholder is named as such."""
    named = []
    for actor in sorted(state.participants, key=page.handle):
        handle = page.handle(actor)
        named.append(page.say("why.holder", who=handle) if actor == state.coordinator else handle)
    return listed(named, page.out)


def headline(why: Why) -> str:
    """Return in a sentence why the case stands."""
    page, options = why.page, straight(why.guide.agenda.options)
    ways = [option for option in options if option.is_open]
    if why.tracks:
        return page.say("why.tracks")
    if not ways:
        return page.say("why.blocked")
    if why.guide.agenda.step is None:
        return page.say("why.resting")
    if ways[0].kind is OptionKind.COMPLETE:
        return page.say("why.open")
    return page.say("why.choice", open=len(ways), all=len(options))


def straight(options: Sequence[Option]) -> tuple[Option, ...]:
    """Return the ways on, without the ways round a step: past it, to the family's end, or where a report leads."""
    at_step = tuple(one for one in options if one.kind in (OptionKind.COMPLETE, OptionKind.ANSWER))
    return at_step or tuple(option for option in options if option.kind is not OptionKind.SKIP)


def common(options: Sequence[Option]) -> tuple[Reason, ...]:
    """Return what is missing whichever way is taken."""
    ways = straight(options)
    first = shown(ways[0].missing) if ways else ()
    return tuple(reason for reason in first if all(reason in option.missing for option in ways))


def waits(why: Why) -> Iterator[str]:
    """Return whom the case waits for, each in a sentence: who is asked about the baton, and bodies with no answer."""
    page, state = why.page, why.guide.state
    here = why.guide.track.id if why.guide.track else MAIN
    if state.offer and here == MAIN:
        asked = {"who": page.handle(state.offer.to_actor), "date": why.page.day_text(state.offer.on)}
        holder = state.coordinator
        code = "why.offer-held" if holder else "why.offer"
        yield page.say(code, holder=page.handle(holder) if holder else "", **asked)
    waiting = (one for one in state.consultations if not one.answered and one.at.track == here)
    for name, on in dict.fromkeys((one.body, one.at.on) for one in waiting):
        body = page.name(name) if name else page.say("now.anonymous")
        yield page.say("why.advice", body=body, date=why.page.day_text(on))


def left_out(why: Why, event: Event) -> tuple[str, str]:
    """Return the title of a step that was left out, and why it was."""
    passed = str(passed_by(event))
    step = why.page.process.steps.get(passed)
    return step.title if step else passed, _because(event.body, why.page)


def _because(body: EventBody, page: Page) -> str:
    """Return why a step was left out: by a fact, for other variants, under a shield, or because somebody chose to."""
    match body:
        case StepPassed(fact=str(fact), value=value):
            return page.say("why.left-fact", fact=page.name(fact), value=value or "")
        case StepPassed(variant=str(variant)):
            return page.say("why.left-variant", variant=variant)
        case StepPassed(shielded=True):
            return page.say("why.left-shielded")
        case StepPassed(reason=str(reason)) | StepCompleted(reason=str(reason)) if reason.strip():
            return page.say("why.left-reason", reason=reason)
        case _:
            return page.say("why.left-optional")


def command_for(option: Option, guide: Guide) -> str:
    """Return the command that takes a way on."""
    return way_command(option, guide)


def _how_it_came(why: Why) -> Iterator[tuple[str, str]]:
    page, state = why.page, why.guide.state
    if state.status is CaseStatus.OPEN:
        here = why.guide.standing
        distance = distance_text(here.since, page.today, language=page.out.language)
        text = page.say(
            "why.stands", place=page.place(here.state), date=why.page.day_text(here.since), distance=distance
        )
        if here.pass_ > 1:
            code = "why.stands-again.track" if why.guide.track else "why.stands-again"
            text = page.say(code, text=text, number=here.pass_)
        yield page.say("why.label-stands"), text
    yield page.say("why.label-came"), came(why)
    if why.guide.agenda.due:
        yield page.say("label.due"), due_text(why.guide.agenda.due, page)
    for place_in_list, event in enumerate(why.past.left_out):
        title, because = left_out(why, event)
        label = "" if place_in_list else page.say("why.label-left-out")
        yield label, page.say("why.left-out", step=title, why=because)


def came(why: Why) -> str:
    """Return the move that led here: when, what, and by whom."""
    event = why.past.led_here
    if event is None:
        return why.page.say("event.not-shown")
    told = phrase(event, why.story).rstrip(".")
    who_did = why.page.handle(event.by)
    return why.page.say("why.came", date=why.page.day_text(event.happened_on), what=told, who=who_did)


def _show_present(why: Why) -> None:
    """Write why the case stands now: for each way on what it needs, and how it is taken."""
    page, options = why.page, straight(why.guide.agenda.options)
    page.out.paragraph(headline(why))
    for sentence in waits(why):
        page.out.paragraph(sentence)
    shared = common(options)
    for reason in shared:
        _show_reason(reason, why)
    for option in options:
        own = [reason for reason in shown(option.missing) if reason not in shared]
        if own:
            page.out.line()
            page.out.paragraph(page.say("why.way-needs", way=capitalised(way_title(option, why))))
            for reason in own:
                _show_reason(reason, why)
    _show_ways(why)


def _show_ways(why: Why) -> None:
    """Write what can be done now, with the command, and what must be said with it."""
    page = why.page
    ways = [option for option in why.guide.agenda.options if option.is_open]
    if ways:
        page.out.line()
        page.out.line(page.say("why.ways"))
    for option in ways:
        page.out.paragraph(capitalised(way_title(option, why)), indent=2)
        page.out.line(f"    {command_for(option, why.guide)}")
        brings = needs(option.asks, page)
        if brings:
            page.out.paragraph(page.say("why.brings", what=listed(brings, page.out)), indent=4)


def way_title(option: Option, why: Why) -> str:
    """Return what a way on is called: an answer and where it leads, or what is done."""
    page = why.page
    match option.kind:
        case OptionKind.SKIP:
            return page.say("hint.set-aside" if why.guide.state.shielded else "hint.skip")
        case OptionKind.COMPLETE:
            return page.say("why.done", to=page.place(option.dest))
        case _:
            return option_title(option, page)


def _show_reason(reason: Reason, why: Why) -> None:
    page = why.page
    page.out.line()
    rows = [(page.say("label.missing"), need(reason, page))]
    written = rule(reason, page)
    if written:
        rows.append((page.say("stop.rule"), written))
    rows.append((page.say("stop.who"), who(reason, why.guide)))
    rows += [
        ("" if place else page.say("why.run"), hint[0]) for place, hint in enumerate(for_reason(reason, why.guide))
    ]
    page.out.fields(rows)
