"""`bti liste`: the cases that I take part in."""

from engine.application import queries
from engine.console import codes
from engine.console.finish import mark_practice, short_number
from engine.console.localised import command as make
from engine.console.localised import option
from engine.console.options import json_option
from engine.console.render.lists import list_data, show_list
from engine.console.session import Session, pass_session


@make("liste")
@option("--lukkede", "closed", is_flag=True, help="opt.closed")
@json_option
@pass_session
def command(session: Session, /, *, closed: bool, as_json: bool) -> int:
    """Show a row for each case."""
    out = session.output
    out.json = as_json
    world = session.world()
    found = queries.every_case(world, closed=closed)
    people = queries.people(world)
    if as_json:
        out.data(list_data(found, people))
        return codes.DONE
    mark_practice(session)
    if found:
        show_list(found, out=out, people=people, today=world.clock.today())
        number = short_number(session, str(found[0].row.number))
        out.hints((f"bti vis {number}", out.say("hint.show-first")))
    else:
        out.note(out.say("list.empty.cases"))
        out.hints(("bti ny --help", out.say("hint.new")))
    return codes.DONE
