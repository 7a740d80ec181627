"""`bti oppsett`: makes the store, adds me, switches between the real store and practice, and shows the settings."""

from pathlib import Path

import click

from engine.console import codes
from engine.console.localised import Number, option
from engine.console.localised import command as make_command
from engine.console.paths import from_home
from engine.console.reminding import MOST_DAYS, days_ahead, told
from engine.console.session import Session, pass_session
from engine.console.wiring import Ready
from engine.i18n import LANGUAGES, date_text, in_norway

TASKS = {
    "leder": "leader",
    "tilsyn": "auditor",
    "nodtilgang": "emergency",
    "arkiv": "archive",
    "systemansvarlig": "system",
}
"""What people type for what somebody does whatever the case, and the words of `engine.application.access` for it."""
NO_TASK = "ingen"


@make_command("oppsett")
@option("--ovelse", is_flag=True, help="option-practice")
@option("--ekte", is_flag=True, help="option-real")
@option("--nytt", "anew", is_flag=True, help="option-anew")
@option("--lager", "store", metavar="STED", help="option-keep-store")
@option("--veileder", metavar="NAVN", help="option-guideline")
@option("--sprak", type=click.Choice(LANGUAGES), help="option-save-language")
@option("--paminn", "remind_days", metavar="ANTALL", type=Number(0, MOST_DAYS), help="option-remind-days")
@option("--legg-til", "handle", metavar="NAVN", help="option-add-person")
@option("--tittel", metavar="TEKST", help="option-title")
@option("--person", "person", metavar="NAVN", help="option-person")
@option("--enhet", "unit", metavar="ENHET", help="option-unit")
@option("--oppgave", "tasks", multiple=True, type=click.Choice([*TASKS, NO_TASK]), help="option-task")
@option("--maskin", "machine", is_flag=True, help="option-machine")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def command(session: Session, /, *, tasks: tuple[str, ...], remind_days: int | None, **said: str | bool | None) -> int:
    """Make what is missing, write what was chosen, and show where everything lies."""
    session.output.json = bool(said["as_json"])
    if said["ovelse"] and said["ekte"]:
        raise session.usage("setup-both")
    handle, title = _text(said["handle"]), _text(said["tittel"])
    if title and not handle:
        raise session.usage("setup-title-alone")
    practice = True if said["ovelse"] else False if said["ekte"] else None
    _choose(session, language=_text(said["sprak"]), guideline=_text(said["veileder"]), remind_days=remind_days)
    anew, store = bool(said["anew"]), _text(said["store"])
    if store is not None:
        session.choices = session.choices._replace(store=store, keep=True)
    session.choices = session.choices._replace(unattended=bool(said["machine"]))
    ready = _set_up(session, practice=practice, anew=anew)
    if handle:
        title = title or session.say("title-employee")
        session.wiring.add_person(session.choices, handle=handle, title=title)
    unit, named = _text(said["unit"]), handle or _text(said["person"])
    if unit is not None or tasks:
        session.wiring.assign(session.choices, handle=named, unit=unit, roles=_roles(tasks))
    elif _text(said["person"]):
        raise session.usage("setup-person-alone")
    changed = bool(handle or unit is not None or tasks)
    if changed:
        made = ready.made
        ready = session.wiring.set_up(session.choices, practice=None, language=session.language)
        changed = not made
    _tell(session, ready, of=(named or ready.handle) if changed else None)
    return codes.DONE


def _set_up(session: Session, *, practice: bool | None, anew: bool) -> Ready:
    """Make what is missing, and tell of a store that had to be put in order: the others who use it must know."""
    ready = session.wiring.set_up(session.choices, practice=practice, language=session.language, anew=anew)
    if ready.renewed:
        session.output.note(session.say(ready.renewed))
    if ready.on_server:
        _tell_reach(session)
    return ready


def _tell_reach(session: Session) -> None:
    """Tell where whoever logs on to the server reaches more than this store: nothing else shows it."""
    check = session.wiring.keeper(session.choices).reach()
    if check is not None and not check.fine:
        session.output.paragraph(session.say(check.finding.code, **check.finding.said), to_stderr=True)


def _tell(session: Session, ready: Ready, *, of: str | None) -> None:
    """Write the setup, or only the person who was added to one that there is, or changed in it."""
    if session.output.json:
        session.output.data(_data(ready))
    elif of is not None:
        _show_person(session, ready, handle=of)
    else:
        _show(session, ready)


def _text(value: str | bool | None) -> str | None:  # noqa: FBT001 - Click gives all options the same way
    return value if isinstance(value, str) else None


def _roles(tasks: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what a person does whatever the case: all of it anew, or None where nobody said."""
    return tuple(TASKS[task] for task in dict.fromkeys(tasks) if task != NO_TASK) if tasks else None


def _choose(session: Session, *, language: str | None, guideline: str | None, remind_days: int | None) -> None:
    if guideline is not None:
        shelf = session.wiring.shelf()
        shelf.read(guideline)
        if guideline not in shelf.names():
            guideline = str(Path(guideline).expanduser().absolute())
    if language or guideline or remind_days is not None:
        session.wiring.choose(language=language, guideline=guideline, remind_days=remind_days)
    if language:
        session.output.language = language


def _show_person(session: Session, ready: Ready, *, handle: str) -> None:
    """Write who was added or changed, with all that is known of them; the rest of the setup is as it was."""
    output = session.output
    if ready.practice:
        output.line(output.paint(session.say("practice-mark"), "warning"))
    found = next(one for one in session.world().directory.people() if one.handle.casefold() == handle.casefold())
    tasks = ", ".join(session.say(f"role.{role}") for role in found.roles)
    output.line(session.say("setup-person", who=found.handle))
    output.fields(
        [
            (session.say("setup-title"), found.title),
            (session.say("setup-unit"), found.unit or session.say("setup-not-chosen")),
            (session.say("setup-tasks"), tasks or session.say("setup-no-tasks")),
        ]
    )
    output.hints(("bti oppsett", session.say("hint-setup-all")))


def _show(session: Session, ready: Ready) -> None:
    output = session.output
    if ready.practice:
        output.line(output.paint(session.say("practice-mark"), "warning"))
    output.line(session.say("setup-made" if ready.made else "setup-found"))
    output.fields(
        [
            (session.say("setup-store"), from_home(ready.store)),
            (session.say("setup-key"), from_home(ready.key)),
            *_key_copy(session, ready),
            (session.say("setup-settings"), from_home(ready.settings)),
            (session.say("setup-me"), _me(session, ready)),
            (
                session.say("setup-people"),
                ", ".join(_with_tasks(handle, ready, session=session) for handle in ready.people),
            ),
            (session.say("setup-guideline"), ready.guideline or session.say("setup-not-chosen")),
            (session.say("setup-language"), session.say(f"language-{session.language}")),
            *_reminders(session, ready),
        ]
    )
    if ready.practice:
        output.paragraph(session.say("setup-practice"))
        output.hints(
            ("bti ny os --alias 'gutt, 6 år'", session.say("hint-try-case")),
            ("bti oppsett --ekte", session.say("hint-real")),
        )
    else:
        output.paragraph(session.say(_what_to_keep(ready)))
        output.hints(*_next_steps(session, ready))


def _me(session: Session, ready: Ready) -> str:
    """Return who runs the program here: one in the directory, or a machine."""
    return ready.handle if ready.handle in ready.people else session.say("setup-machine", user=ready.handle)


def _key_copy(session: Session, ready: Ready) -> list[tuple[str, str]]:
    """Return when a copy of the key was last made; of a store that is new, or for practice, nobody asks."""
    if ready.practice or ready.made:
        return []
    copied = ready.key_copied_at
    if copied is None:
        return [(session.say("setup-key-copy"), session.say("setup-key-uncopied"))]
    day = date_text(in_norway(copied).date(), session.language)
    return [(session.say("setup-key-copy"), session.say("setup-key-copied", day=day))]


def _what_to_keep(ready: Ready) -> str:
    """Return the code of what is said of copies: the one of the key is asked for until it has been made."""
    return f"setup-{'server' if ready.on_server else 'backup'}{'-copied' if ready.key_copied_at else ''}"


def _next_steps(session: Session, ready: Ready) -> list[tuple[str, str]]:
    """Return what to do next in a real store: practising is for those who have not begun."""
    steps: list[tuple[str, str]] = []
    if not ready.key_copied_at:
        steps.append(("bti lager nokkel --kopi ~/bti.nokkel", session.say("hint-copy-key")))
    if ready.in_use:
        return [*steps, ("bti", session.say("hint-my-day"))]
    if not steps:
        steps.append(("bti veileder vis os", session.say("hint-read-guide")))
    return [*steps, ("bti oppsett --ovelse", session.say("hint-practise"))]


def _reminders(session: Session, ready: Ready) -> list[tuple[str, str]]:
    """Return how many days ahead a deadline is reminded of, where somebody has chosen it."""
    if ready.remind_days is None:
        return []
    return [(session.say("setup-reminders"), told(days_ahead(session), session.output))]


def _with_tasks(handle: str, ready: Ready, *, session: Session) -> str:
    """Return a person, and what that person does whatever the case."""
    tasks = [session.say(f"role.{role}") for role in ready.roles.get(handle, ())]
    return f"{handle} ({', '.join(tasks)})" if tasks else handle


def _data(ready: Ready) -> dict[str, object]:
    return {
        "lager": ready.store,
        "nøkkel": ready.key,
        "nøkkel_kopiert": in_norway(ready.key_copied_at).date() if ready.key_copied_at else None,
        "innstillinger": ready.settings,
        "øvelse": ready.practice,
        "nytt": ready.made,
        "meg": ready.handle,
        "personer": list(ready.people),
        "oppgaver": {handle: list(roles) for handle, roles in ready.roles.items()},
        "veileder": ready.guideline,
        "språk": ready.language,
        "påminn_dager": ready.remind_days,
    }
