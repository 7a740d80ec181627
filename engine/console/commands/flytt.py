"""`bti flytt`: let a case, or all of them, follow another published version of its guide."""

import shlex

from engine.application.moving import Target, Wish, move, target
from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.application.versions import AT, NoVersion
from engine.cases.landings import SET_ASIDE, likely
from engine.cases.naming import title_of
from engine.cases.refusals import Refused
from engine.console.completing import case_numbers
from engine.console.finish import finish, guide_of, page_of, stopped, tell_done, view_of
from engine.console.localised import argument, option
from engine.console.localised import command as make
from engine.console.moving import move_all
from engine.console.options import Call, change_options, day_of, json_option
from engine.console.prompts import free_text
from engine.console.render.done import show_done
from engine.console.render.ground import Hint
from engine.console.render.happenings import Story
from engine.console.render.hints import after_refusal
from engine.console.render.page import Page
from engine.console.render.prospect import change_of, sentences
from engine.console.session import Session, pass_session
from engine.guideline.process import remembering
from engine.values import replace

_ASIDE = ("bort", "away")
_PLACES = frozenset(("no-landing", "place-not-for-case"))


@make("flytt")
@argument("number", metavar="[SAK]", required=False, shell_complete=case_numbers)
@option("--til", "version", metavar="VERSJON", help="opt.to-version")
@option("--alle", "every", is_flag=True, help="opt.all-cases")
@option("--lander", "landings", metavar="FRA=TIL", multiple=True, help="opt.landing")
@option("--for", "variant", metavar="VARIANT", help="opt.move-variant")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@change_options
@json_option
@pass_session
def command(session: Session, /, *, number: str | None, version: str | None, every: bool, **given: object) -> int:
    """Show where the case lands and what changes for it, and let it follow the version."""
    session.output.json = bool(given["as_json"])
    if every is (number is not None):
        raise session.usage("move.which")
    wish = _wish(session, given)
    if number is None:
        return _all(session, version, wish=wish, dry_run=bool(given["dry_run"]))
    call = Call(session=session, number=number, dry_run=bool(given["dry_run"]), happened_on=wish.happened_on)
    return _one(call, version, wish=wish)


def _wish(session: Session, given: dict[str, object]) -> Wish:
    written, reason, variant = given["happened"], given["reason"], given["variant"]
    landings = given["landings"]
    return Wish(
        landings=tuple(_pair(session, str(one)) for one in landings) if isinstance(landings, tuple) else (),
        variant=str(variant) if variant is not None else None,
        reason=free_text(session, str(reason)) if reason is not None else None,
        happened_on=day_of(session, str(written)) if written else None,
    )


def _pair(session: Session, written: str) -> tuple[str, str]:
    """Return what is gone and what stands for it: «Gammelt steg=Nytt steg», or «Spor=bort» for a track."""
    before, equals, after = (part.strip() for part in written.partition("="))
    if not (before and equals and after):
        raise session.usage("move.bad-landing", value=written)
    return before, SET_ASIDE if after.casefold() in _ASIDE else after


def _target(session: Session, guideline: str, *, version: str | None) -> Target:
    found = target(session.world(), guideline, version=version)
    if not isinstance(found, NoVersion):
        return found
    if not found.known:
        raise session.usage("move.none-published", guide=guideline)
    raise session.usage("move.not-published", guide=guideline, version=found.version, known=", ".join(found.known))


# ---------------------------------------------------------------- one case


def _one(call: Call, version: str | None, *, wish: Wish) -> int:
    session = call.session
    view = view_of(call)
    if isinstance(view, int):
        return view
    guide, _, number = (version or "").rpartition(AT)
    to = _target(session, guide or view.state.guideline, version=number or None)
    outcome = move(session.world(), view, to=to, wish=wish, dry_run=call.dry_run)
    if isinstance(outcome, Refused):
        return _refused(session, outcome, view=view, to=to, wish=wish)
    if isinstance(outcome, Done) and call.dry_run:
        hint = (page_of(session, view).command("flytt", *_again(to, wish)), session.say("hint.move-now"))
        return tell_done(session, outcome, foresee=_foresee, first=(hint,))
    return finish(call, outcome, tell=_tell)


def _foresee(done: Done, story: Story) -> None:
    """Write where the case would land and what would change for it."""
    page = story.page
    for line in sentences(change_of(done, page)):
        page.out.paragraph(line)


def _tell(done: Done, story: Story) -> None:
    page = story.page
    page.out.paragraph(page.say("move.done", number=str(done.number), version=done.after.guideline_version))
    _foresee(done, story)
    page.out.line()
    show_done(replace(done, events=()), story)


def _refused(session: Session, refused: Refused, *, view: CaseView, to: Target, wish: Wish) -> int:
    """Tell what stops the move in the words of the version that the case would follow, and what to run."""
    page = page_of(session, view)
    if refused.code in _PLACES:
        hints = _tries(refused, view, to=to, wish=wish, page=page)
    else:
        hints = after_refusal(refused, guide_of(view, page))
    return stopped(session, refused, page=replace(page, process=remembering(to.process, (view.process,))), hints=hints)


def _tries(refused: Refused, view: CaseView, *, to: Target, wish: Wish, page: Page) -> tuple[Hint, ...]:
    """Return how to see what a place would lead to, and what is different between the versions."""
    lost = dict(refused.reasons[0].arguments)["place"]
    here = next(one.state for one in view.state.tracks.values() if title_of(one.state, view.process) == lost)
    near = likely(here, old=view.process, new=to.process) or _ASIDE[0]
    version = to.publication.version
    flags = ("--til", version, *_typed(wish), "--lander", f"{lost}={near}")
    again = () if near != _ASIDE[0] or wish.reason else ("--grunn", page.say("move.example-reason"))
    old = f"{view.state.guideline}{AT}{view.state.guideline_version}"
    new = f"{view.state.guideline}{AT}{version}"
    return (
        (page.command("flytt", *flags, *again, "--vis-bare"), page.say("hint.move-try")),
        (shlex.join(("bti", "veileder", "forskjell", old, new)), page.say("hint-compare-versions")),
    )


def _again(to: Target, wish: Wish) -> tuple[str, ...]:
    """Return the words that move the case as it was tried."""
    day = ("--dato", wish.happened_on.isoformat()) if wish.happened_on else ()
    return ("--til", to.publication.version, *_typed(wish), *day)


def _typed(wish: Wish) -> tuple[str, ...]:
    """Return what was given, as it can be given again."""
    landings = (f"{place}={landing or _ASIDE[0]}" for place, landing in wish.landings)
    said = (("--for", wish.variant), ("--grunn", wish.reason))
    return (
        *(part for one in landings for part in ("--lander", one)),
        *(part for flag, value in said if value for part in (flag, value)),
    )


# ---------------------------------------------------------------- all of them


def _all(session: Session, version: str | None, *, wish: Wish, dry_run: bool) -> int:
    if not version:
        raise session.usage("move.which-guide")
    guide, _, number = version.rpartition(AT) if AT in version else (version, "", "")
    to = _target(session, guide, version=number or None)
    return move_all(session, to, wish=wish, dry_run=dry_run)
