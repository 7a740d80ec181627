"""`bti innsyn`: who has looked at a case and who has written in it; without a case, for an auditor, the whole log."""

from engine.application.finding import Ambiguous, Missing
from engine.application.insight import Insight, insight, who_may_read, whole_log
from engine.cases.refusals import Refused
from engine.console import codes
from engine.console.completing import case_numbers
from engine.console.finish import mark_practice, not_found, told_why
from engine.console.localised import argument, option
from engine.console.localised import command as make
from engine.console.options import json_option
from engine.console.render.insight import insight_data, log_data, show_insight, show_log
from engine.console.render.page import either
from engine.console.session import Session, pass_session

_FOR_OTHERS = "not-overseer"


@make("innsyn")
@argument("number", metavar="[SAK]", required=False, shell_complete=case_numbers)
@option("--innbygger", "for_citizen", is_flag=True, help="opt.for-citizen")
@json_option
@pass_session
def command(session: Session, /, number: str | None, *, for_citizen: bool, as_json: bool) -> int:
    """Show when, who, as what, on which ground and by which channel; never what was seen."""
    session.output.json = as_json
    if number is not None:
        found = insight(session.world(), number, for_citizen=for_citizen)
        if isinstance(found, Missing | Ambiguous):
            return not_found(session, found)
        if isinstance(found, Refused):
            return _refused(session, number, refused=found)
        return _shown(session, found, for_citizen=for_citizen)
    if for_citizen:
        raise session.usage("goes-with", flag="--innbygger", other="SAK")
    return _whole(session)


def _refused(session: Session, number: str, *, refused: Refused) -> int:
    """Tell why the log is not shown, and to whoever may know of the case, whom to ask."""
    if refused.code != _FOR_OTHERS:
        return told_why(session, refused)
    names = [one.handle for one in who_may_read(session.world(), number)]
    who = session.say("insight.ask", who=either(names, session.output)) if names else ""
    code = told_why(session, refused, who=who)
    session.output.hint(f"bti tilgang {number}", "hint.who-can")
    return code


def _shown(session: Session, found: Insight, *, for_citizen: bool) -> int:
    if session.output.json:
        session.output.data(insight_data(found, session, for_citizen=for_citizen))
        return codes.DONE
    mark_practice(session)
    show_insight(found, session, for_citizen=for_citizen)
    return codes.DONE


def _whole(session: Session) -> int:
    """Show the log of all cases to whoever watches over it; others learn nothing by asking."""
    looks = whole_log(session.world())
    if looks is None:
        mark_practice(session)
        session.output.paragraph(session.say("insight.not-auditor"), to_stderr=True)
        return codes.NO_CASE
    if session.output.json:
        session.output.data(log_data(looks, session))
        return codes.DONE
    mark_practice(session)
    show_log(looks, session)
    return codes.DONE
