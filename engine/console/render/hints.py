"""What to run next: at most two commands, computed from where the case stands, runnable as they are printed.

Where a command needs the user's own words it is printed as it asks for them: on a terminal the bare command, which
opens the editor; anywhere else with `-`, which reads standard input. No hint makes up an answer.
"""

from collections.abc import Iterator, Sequence

from engine.cases.agenda import Option, OptionKind
from engine.cases.conditions import Asking, without_consent
from engine.cases.deadlines import running
from engine.cases.naming import title_of
from engine.cases.refusals import Reason, Refused
from engine.cases.state import CaseStatus
from engine.console.render.brought import FROM_OTHERS, each_receiver, is_brought, words_for
from engine.console.render.consent_hints import from_those_who_must, given_anew, without
from engine.console.render.ground import Guide, Hint
from engine.console.render.meeting_hints import meet_again
from engine.console.render.mending import for_reason, service_at_hand
from engine.guideline.names import MAIN, is_ending, level_of
from engine.guideline.process import Need

__all__ = ["after_refusal", "after_undoing", "for_reason", "next_commands", "way_command"]

MOST = 2
WISH = "--familien-onsker"


def next_commands(guide: Guide, *, acted_on: str = MAIN) -> tuple[Hint, ...]:
    """Return what to run next: an answer somebody waits for, what is missing, or the step itself.

    Where the case runs in tracks it is what comes next on each, first on the one that was acted on.
    """
    if guide.state.status is CaseStatus.CLOSED or guide.page.reads_only:
        return (guide.hint("logg", why="log"),)
    found = tuple(dict.fromkeys(_next(guide, acted_on=acted_on)))
    return (*found[:1], *(() if guide.state.rests else meet_again(guide)), *found[1:])[:MOST]


def after_undoing(guide: Guide) -> tuple[Hint, ...]:
    """Return what to run after an undo: redo, where nothing has come in the way of it, or go on."""
    from engine.cases.decide import may_redo  # noqa: PLC0415 - slow to load, and not needed by those who only look

    page = guide.page
    again = may_redo(guide.state, process=page.process, by=page.me, today=page.today)
    redo = (guide.hint("angre", "--om", why="redo"),) if again else ()
    return (*redo, *next_commands(guide))[:MOST]


_GOES_ON = (("tiltak", "--endre"), ("tiltak", "--viderefor"))
_OF_AGE = frozenset({"consent-age-unknown", "consent-age-either"})


def after_refusal(refused: Refused, guide: Guide, *, again: tuple[str, ...] = ()) -> tuple[Hint, ...]:
    """Return what to run after a refusal. `again` is the command that was refused, without the case."""
    if refused.code == "which-track" and again:
        return tuple((one.page.command(*again), _on(one)) for one in guide.open_tracks())[:MOST]
    if refused.code in _AGAIN and again:
        return _AGAIN[refused.code](again, guide)
    found = [hint for reason in refused.reasons if not is_brought(reason) for hint in for_reason(reason, guide)]
    if refused.code == Need.NOT_SHIELDED.value and again[:2] in _GOES_ON:
        found.insert(0, guide.hint("tiltak", "--avslutt", again[2], *guide.own_words("--grunn"), why="end-theirs"))
    if refused.code == Need.SERVICE_CONSENT.value and again[:1] == ("droft",):
        found.insert(1, (guide.page.command(*again, "--anonymt"), guide.page.say("hint.consult-anonymously")))
    lacks = [reason for reason in refused.reasons if is_brought(reason)]
    if lacks and again and lacks[0].code in FROM_OTHERS:
        found += from_those_who_must(again, lacks[0], guide=guide)
    elif lacks and again and not found:
        words = words_for(lacks, guide)
        lacking = (guide.page.command(*again, *(words or ())), _lacking(lacks[0], guide))
        found += [lacking] if words is not None else _receivers(again, lacks, guide=guide)
        found += [guide.hint("gjelder", "--fodt", "-", why="born")] if lacks[0].code in _OF_AGE else []
    return tuple(dict.fromkeys(found))[:MOST] or (guide.hint("vis", why="show"),)


def way_command(option: Option, guide: Guide) -> str:
    """Return the command that takes a way on, with what it must bring along."""
    page, bare = guide.page, page_asks(guide)
    words = () if bare else words_for(option.asks, guide) or ()
    reason = () if "--grunn" in words else guide.own_words("--grunn")
    match option.kind:
        case OptionKind.ANSWER:
            several = option.answer is not None and len(option.answer.targets) > 1
            to = ("--til", str(option.target)) if several else ()
            return page.command("neste", "--valg", str(option.number), *to, *words)
        case OptionKind.SKIP:
            return page.command("neste", "--hopp-over", *reason)
        case OptionKind.COMPLETE:
            return page.command("neste", *words)
        case OptionKind.AFTER:
            return page.command("neste", "--til", str(option.target), *words)
        case OptionKind.GO | OptionKind.END:
            return page.command("neste", "--til", _target(option, guide), *reason, *words)


def page_asks(guide: Guide) -> bool:
    """Tell whether the commands ask for what they lack: there is somebody at a terminal."""
    return guide.page.out.asks


def _target(option: Option, guide: Guide) -> str:
    level = guide.page.process.levels.get(option.trigger.partition(":")[2])
    return level.label if level and option.kind is OptionKind.GO else option.title


def _next(guide: Guide, *, acted_on: str) -> Iterator[Hint]:
    if guide.state.rests:
        yield guide.hint("overfor", "--tilbake", *guide.own_words("--grunn"), why="take-up")
        return
    offer = guide.state.offer
    if offer and offer.to_actor == guide.page.me:
        yield guide.hint("stafett", "--ta-imot", why="accept")
        yield guide.hint("stafett", "--nei", why="decline")
    yield from _ends(guide)
    running = sorted(guide.open_tracks(), key=lambda one: one.track is None or one.track.id != acted_on)
    if len(running) > 1:
        firsts = [tuple(_on_a_track(one)) for one in running]
        yield from (hints[0] for hints in firsts if hints)
    else:
        yield from _on_a_track(running[0] if running else guide)


def _ends(guide: Guide) -> Iterator[Hint]:
    """Give how to end the part of each service that takes part and that no consent covers any more."""
    page = guide.page
    for name in without_consent(Asking(guide.state, page.today)):
        title = page.name(name)
        yield page.command("tjeneste", title, "--slutt"), page.say("hint.end-service", service=title)


def _which_deadline(again: tuple[str, ...], guide: Guide) -> tuple[Hint, ...]:
    """Return how to move each deadline that runs."""
    page = guide.page
    titles = [title_of(due.of, page.process) for _, due in running(guide.state, page.process)]
    words = without(again, ("--steg",))
    return tuple((page.command(*words, "--steg", title), page.say("hint.move-this", of=title)) for title in titles)[
        :MOST
    ]


def _moved_by(again: tuple[str, ...], guide: Guide) -> tuple[Hint, ...]:
    words = without(again, ("--bestemt-av",))
    return ((guide.page.command(*words, "--bestemt-av", "-"), guide.page.say("hint.moved-by")),)


def _which_ending(again: tuple[str, ...], guide: Guide) -> tuple[Hint, ...]:
    """Return how to hand the case over by each ending of the guide."""
    page = guide.page
    endings = page.process.guideline.endings
    said = ((one.id, page.say("hint.hand-over-ending", ending=one.title)) for one in endings)
    return tuple((page.command(*again, "--slik", ending), why) for ending, why in said)[:MOST]


def _by_wish(again: tuple[str, ...], guide: Guide) -> tuple[Hint, ...]:
    """Return how to close the case where the family wants that: it may, from any step."""
    why = () if "--grunn" in again else guide.own_words("--grunn")
    return ((guide.page.command(*again, WISH, *why), guide.page.say("hint.family-wish")),)


def _moved_or_another(again: tuple[str, ...], guide: Guide) -> tuple[Hint, ...]:
    """Return how to say that the meeting that is called was moved here, and that this was another."""
    page, today = guide.page, guide.page.today.isoformat()
    moved = guide.hint("mote", "--flytt", today, *guide.own_words("--grunn"), why="meeting-was-moved")
    return moved, (page.command(*again, "--annet"), page.say("hint.another-meeting"))


def _advice_from(again: tuple[str, ...], guide: Guide) -> tuple[Hint, ...]:
    """Write the advice as that of each who has not answered."""
    page, waiting = guide.page, dict.fromkeys(one.body for one in guide.agenda.waiting)
    words = tuple(word for word in without(again, ("--hos",)) if word != "--anonymt")
    found = tuple(
        (
            page.command(*words, *(("--hos", body) if body else ("--anonymt",))),
            page.say("hint.advice-from", who=page.name(body) if body else page.say("advice.anonymous")),
        )
        for body in waiting
    )
    return found[:MOST] or (guide.hint("droft", why="bodies"),)


_AGAIN = {
    "advice-from-whom": _advice_from,
    "no-consultation": _advice_from,
    "meeting-to-come": _moved_or_another,
    "no-consent-to-renew": given_anew,
    "not-at-an-ending": _by_wish,
    "which-deadline": _which_deadline,
    "deadline-must-be-kept": _moved_by,
    "hand-over-ending": _which_ending,
}


def _on_a_track(guide: Guide) -> Iterator[Hint]:
    yield from _service_at_hand(guide)
    options = guide.agenda.options
    ways = [option for option in options if option.is_open]
    if guide.agenda.step is None and ways:
        yield from _from_rest(ways, guide)
        return
    yield from (_way(option, guide) for option in ways if option.kind is OptionKind.AFTER)
    straight = [option for option in ways if option.kind in (OptionKind.COMPLETE, OptionKind.ANSWER)]
    if straight:
        yield from _choices(straight, guide)
        return
    closed = [option for option in options if option.kind in (OptionKind.COMPLETE, OptionKind.ANSWER)]
    mending = [hint for option in closed for reason in option.missing for hint in for_reason(reason, guide)]
    mending += [_way(option, guide) for option in ways if option.kind is OptionKind.SKIP]
    yield from mending or [guide.hint("vis", why="show")]


def _from_rest(ways: list[Option], guide: Guide) -> Iterator[Hint]:
    """Give the way to the next level, or what it lacks; every way that is open where nothing lies further on.

    Whoever goes back a level, or closes the case, has come to that themselves: the list of the ways shows how.
    """
    onward = [option for option in guide.agenda.options if _is_onward(option, guide)]
    if not onward:
        yield from (_way(option, guide) for option in ways)
        return
    lacking = () if onward[0].is_open else onward[0].missing
    mending = [hint for reason in lacking for hint in for_reason(reason, guide)]
    found = mending or [_way(option, guide) for option in onward if option.is_open]
    yield from found or [guide.hint("vis", why="show")]


def _is_onward(option: Option, guide: Guide) -> bool:
    """Tell whether a way leads to a level after the one where the case, or this track of it, stands."""
    order = [level.id for level in guide.page.process.guideline.levels]
    here, there = level_of(guide.standing.state), level_of(option.dest)
    return option.kind is OptionKind.GO and here in order and there in order[order.index(here) + 1 :]


def _service_at_hand(guide: Guide) -> Iterator[Hint]:
    """Name the service that a consent has just been given for, where a way on asks for it."""
    for option in guide.agenda.options:
        for reason in option.missing:
            service = service_at_hand(reason, guide)
            if service:
                yield service


def _choices(ways: list[Option], guide: Guide) -> Iterator[Hint]:
    """On a terminal the command asks; anywhere else an answer must be given, so each is a command of its own."""
    answers = [option for option in ways if option.kind is OptionKind.ANSWER]
    if page_asks(guide) and answers:
        yield guide.hint("neste", why="choose")
        return
    for option in ways:
        if page_asks(guide) or words_for(option.asks, guide) is not None:
            yield _way(option, guide)
        else:
            base = ("neste",) if option.number is None else ("neste", "--valg", str(option.number))
            yield from _receivers(base, option.asks, guide=guide)


def _way(option: Option, guide: Guide) -> Hint:
    page, command = guide.page, way_command(option, guide)
    match option.kind:
        case OptionKind.ANSWER:
            return command, page.say("hint.answer", title=option.title)
        case OptionKind.COMPLETE:
            return command, page.say(
                "hint.complete" if guide.track is None else "hint.complete-track", **_titles(guide)
            )
        case OptionKind.SKIP:
            return command, page.say("hint.set-aside" if guide.state.shielded else "hint.skip")
        case _:
            to = option.title if is_ending(option.dest) else page.place(option.dest)
            return command, page.say("hint.move", to=to)


def _titles(guide: Guide) -> dict[str, str | int]:
    step = guide.agenda.step
    return {"step": step.title if step else ""} if guide.track else {}


def _on(guide: Guide) -> str:
    return guide.page.say("hint.on-track", track=guide.track.title if guide.track else "")


def _lacking(reason: Reason, guide: Guide) -> str:
    return guide.page.say(f"hint.brings.{reason.code}")


def _receivers(base: tuple[str, ...], reasons: Sequence[Reason], *, guide: Guide) -> list[Hint]:
    """Name each who may get what is sent or shared; the services where a consent covers none."""
    page = guide.page
    found = [
        (page.command(*base, *words), page.say("hint.receiver", who=name))
        for name, words in each_receiver(reasons, guide)
    ]
    return found or [guide.hint("tjeneste", why="services-which")]
