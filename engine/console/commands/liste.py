"""`bti liste`: the cases that I take part in, or for a leader those of the unit."""

from collections.abc import Iterator, Mapping

from engine.application import queries
from engine.application.finding import Found
from engine.application.life import kept_cases
from engine.console import codes
from engine.console.finish import mark_practice
from engine.console.localised import command as make
from engine.console.localised import option
from engine.console.numbers import short_number
from engine.console.options import json_option
from engine.console.output import Output
from engine.console.render.life import kept_data, show_kept
from engine.console.render.lists import (
    kept_out_of,
    list_data,
    show_list,
    show_outdated,
    show_unit,
    unit_data,
    where_to_begin,
)
from engine.console.render.page import either
from engine.console.render.shield import tell_shields
from engine.console.session import Session, pass_session


@make("liste")
@option("--lukkede", "closed", is_flag=True, help="opt.closed")
@option("--oppbevaring", "keeping", is_flag=True, help="opt.keeping")
@option("--enhet", "of_unit", is_flag=True, help="opt.of-unit")
@json_option
@pass_session
def command(session: Session, /, *, closed: bool, keeping: bool, of_unit: bool, as_json: bool) -> int:
    """Show a row for each case."""
    out = session.output
    out.json = as_json
    if keeping and (closed or of_unit):
        raise session.usage("one-of", flags=either(["--oppbevaring", "--lukkede", "--enhet"], out))
    if keeping:
        return _kept(session)
    if of_unit:
        return _unit(session, closed=closed)
    world = session.world()
    found = queries.every_case(world, closed=closed)
    people, later = queries.people(world), queries.newer_versions(world, found)
    if as_json:
        out.data(list_data(found, people, me=world.person, newer=later))
        return codes.DONE
    mark_practice(session)
    if found:
        show_list(found, out=out, people=people, today=world.clock.today())
        tell_shields(kept_out_of(found), out)
        show_outdated(found, later, out=out)
        number = short_number(session, str(found[0].row.number))
        out.hints((f"bti vis {number}", out.say("hint.show-first")), *_moves(found, later, out=out))
    else:
        out.note(out.say("list.empty.cases"))
        out.hints(*where_to_begin(out, world.person.roles))
    return codes.DONE


def _moves(found: tuple[Found, ...], newer: Mapping[str, str], *, out: Output) -> Iterator[tuple[str, str]]:
    """Return how to see what it would mean to move the cases that follow an older version."""
    for guide in dict.fromkeys(one.text.guideline for one in found if str(one.row.number) in newer):
        yield out.given.typed(f"bti flytt --alle --til {guide} --vis-bare"), out.say("hint.move-all-try")


def _kept(session: Session) -> int:
    """Show the closed cases that are mine to keep: what is due with each, and what has been decided of it."""
    out, world = session.output, session.world()
    found, today = kept_cases(world), world.clock.today()
    if out.json:
        out.data(kept_data(found, today=today))
        return codes.DONE
    mark_practice(session)
    if not found:
        out.note(out.say("kept.none"))
        return codes.DONE
    show_kept(found, out=out, today=today)
    return codes.DONE


def _unit(session: Session, *, closed: bool) -> int:
    """Show whoever leads a unit that its cases exist, who holds them, and by when; nothing of what is in them."""
    out, world = session.output, session.world()
    rows, people = queries.unit_cases(world, closed=closed), queries.people(world)
    if out.json:
        out.data(unit_data(rows, people))
        return codes.DONE
    mark_practice(session)
    if rows:
        show_unit(rows, out=out, people=people, today=world.clock.today())
        number = str(rows[0].number)
        out.hints((out.given.typed(f"bti innsyn {number}"), out.say("hint.insight")))
    elif closed:
        out.note(out.say("list.empty.unit-closed"))
    else:
        out.note(out.say("list.empty.unit"))
        out.hints((out.given.typed("bti liste --enhet --lukkede"), out.say("hint.unit-closed")))
    return codes.DONE
