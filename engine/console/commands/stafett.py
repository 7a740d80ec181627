"""`bti stafett`: ask somebody to be stafettholder, accept, decline, or take the question back."""

from functools import partial
from typing import TypedDict, Unpack

from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.cases.baton import deciding, wanted
from engine.cases.commands import AcceptBaton, DeclineBaton, OfferBaton, TakeBackOffer
from engine.cases.conditions import Asking
from engine.cases.naming import meant
from engine.cases.tenures import history
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import guide_of, mark_practice, page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, on_a_track
from engine.console.people import asked_person
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.baton import baton_rows
from engine.console.render.consent_hints import without
from engine.console.render.done import show_baton
from engine.console.render.happenings import Story
from engine.console.render.page import either
from engine.console.render.shield import tells_of_concern
from engine.console.render.tenures import history_data, show_history
from engine.guideline.names import level_of
from engine.values import replace

_FLAGS = ["--til", "--ta-imot", "--nei", "--trekk", "--historie"]


class Said(TypedDict):
    """What was given on the command line."""

    to: str | None
    wish: str | None
    weighed: str | None
    decided_by: str | None
    accept: bool
    decline: bool
    take_back: bool
    reason: str | None
    history: bool


@on_a_track("stafett")
@option("--til", "to", metavar="HVEM", help="opt.baton-to")
@option("--onske", "wish", metavar="TEKST|-", help="opt.wish")
@option("--vurdering", "weighed", metavar="TEKST|-", help="opt.weighed")
@option("--bestemt-av", "decided_by", metavar="HVEM", help="opt.decided-by")
@option("--ta-imot", "accept", is_flag=True, help="opt.accept")
@option("--nei", "decline", is_flag=True, help="opt.decline")
@option("--trekk", "take_back", is_flag=True, help="opt.take-back")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--historie", "history", is_flag=True, help="opt.baton-history")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Hand over the baton: the holder keeps it until the next one has accepted."""
    session = call.session
    if sum((said["to"] is not None, said["accept"], said["decline"], said["take_back"], said["history"])) > 1:
        raise session.usage("one-of", flags=either(_FLAGS, session.output))
    if said["accept"]:
        return do(call, AcceptBaton(), tell=show_baton)
    if said["decline"]:
        return do(call, DeclineBaton(reason=_text(call, said["reason"])), tell=show_baton)
    if said["take_back"]:
        return do(call, TakeBackOffer(), tell=show_baton)
    view = view_of(call)
    if isinstance(view, int):
        return view
    return _past(call, view) if said["history"] else _offered(call, view, said=said)


def _past(call: Call, view: CaseView) -> int:
    """Show who has had the baton, from when to when, and why it changed hands."""
    page, found = page_of(call.session, view), history(view.events)
    if page.out.json:
        page.out.data(history_data(found, page))
        return codes.DONE
    mark_practice(call.session)
    show_history(found, page)
    return codes.DONE


def _offered(call: Call, view: CaseView, *, said: Said) -> int:
    """Ask somebody, with what the guide wants known about it; where nobody was named, its own words come first."""
    session = call.session
    if said["to"] is None:
        guide = guide_of(view, page_of(session, view))
        for label, text in baton_rows(guide):
            session.output.paragraph(f"{label}: {text}", to_stderr=True)
    named = said["to"] if said["to"] is not None else ask(session, "--til", question="ask.to-whom")
    asked = asked_person(call, named, name="stafett", flag="--til", typed=without(call.typed, ("--til",)))
    offer = OfferBaton(
        to_actor=asked.id,
        family_wish=_text(call, said["wish"]),
        weighed=_text(call, said["weighed"]),
        decided_by=said["decided_by"],
        reason=_text(call, said["reason"]),
    )
    offer = _complete(call, view, offer=offer) if can_ask(session) and view.state.offer is None else offer
    pairs = (
        ("--til", asked.handle),
        ("--onske", offer.family_wish),
        ("--vurdering", offer.weighed),
        ("--bestemt-av", offer.decided_by if _decides(offer.decided_by, view) else None),
        ("--grunn", offer.reason),
    )
    again = ("stafett", *(part for flag, value in pairs if value is not None for part in (flag, value)))
    shut_out = asked.id not in view.state.named and asked.id != session.world().person.id
    unseen = asked.handle if shut_out and tells_of_concern(view.events) else None
    return do(call, offer, again=again, tell=partial(_told, unseen_by=unseen))


def _told(done: Done, story: Story, *, unseen_by: str | None) -> None:
    """Tell who was asked; and to one who knows of a concern, that whoever was asked does not, and how that is changed.

    Nobody but the one who may see the shielded part reads that there is something in it.
    """
    show_baton(done, story)
    if unseen_by is not None:
        page = story.page
        command = page.out.given.typed(page.command("tilgang", "--gi", unseen_by))
        page.out.paragraph(page.say("done.offered.unseen", who=unseen_by, command=command))


def _decides(typed: str | None, view: CaseView) -> bool:
    """Tell whether this is one who decides here, by the guide."""
    baton = view.process.guideline.baton
    deciders = deciding(baton, level_of(view.state.standing.state), kept_out=view.state.kept_out) if baton else ()
    return typed is not None and meant(typed, ((one.id, one.title) for one in deciders)) is not None


def _complete(call: Call, view: CaseView, *, offer: OfferBaton) -> OfferBaton:
    """Ask on a terminal for what an offer must bring along here, and was not given."""
    asking = Asking(view.state, view.today)
    codes = {reason.code: str(dict(reason.arguments)["names"]) for reason in wanted(asking, view.process)}
    wish, weighed, decided_by = offer.family_wish, offer.weighed, offer.decided_by
    if wish is None and "family-wish-missing" in codes:
        wish = _asked(call, "--onske", question="ask.wish", names=codes["family-wish-missing"])
    if weighed is None and "weighing-missing" in codes:
        weighed = _asked(call, "--vurdering", question="ask.weighed", names=codes["weighing-missing"])
    baton = view.process.guideline.baton
    deciders = deciding(baton, asking.level, kept_out=view.state.kept_out) if baton else ()
    if decided_by is None and deciders:
        titles = {one.title: one.id for one in deciders}
        decided_by = titles[ask(call.session, "--bestemt-av", question="ask.decided-by", choices=list(titles))]
    return replace(offer, family_wish=wish, weighed=weighed, decided_by=decided_by)


def _asked(call: Call, flag: str, *, question: str, names: str) -> str:
    call.session.output.paragraph(call.session.say(f"{question}.about", names=names), to_stderr=True)
    return ask(call.session, flag, question=question)


def _text(call: Call, value: str | None) -> str | None:
    return free_text(call.session, value) if value is not None else None
