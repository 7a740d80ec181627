"""`bti meld`: what to do now about suspected violence, abuse or neglect. It always answers, and sends nothing."""

import shlex
from typing import Any

from engine.console import codes
from engine.console.localised import argument, option
from engine.console.localised import command as make_command
from engine.console.options import change_options, json_option
from engine.console.output import Output
from engine.console.report_guides import Answer, answer_for
from engine.console.reporting import answer_data, not_kept, write_answer, write_first, write_rest
from engine.console.session import Session, pass_session

NO_TEXT = "\0"  # what Click puts in for `--mistanke` alone: no shell can pass it on


@make_command("meld")
@argument("number", metavar="[SAK]", required=False)
@option("--mistanke", metavar="[TEKST|-]", is_flag=False, flag_value=NO_TEXT, help="option-suspicion")
@option("--sendt", is_flag=True, help="option-sent")
@option("--til", "sent_to", metavar="HVEM", multiple=True, help="option-sent-to")
@option("--klarert-av", "cleared_by", metavar="HVEM", help="option-cleared")
@option("--gjelder", "roles", metavar="ROLLE", multiple=True, help="option-cleared-for")
@option("--tekst", "on_word", metavar="TEKST|-", help="option-on-word")
@option("--veileder", metavar="NAVN", help="option-report-guide")
@change_options
@json_option
@pass_session
def command(session: Session, /, *, number: str | None, mistanke: str | None, sendt: bool, **how: Any) -> int:  # noqa: ANN401 - what Click gives
    """Answer first; then record what was asked to be recorded, which may fail, aloud.

    Whoever records that it is cleared, or that a report is sent, reads first that it is done: the answer is long, and
    was read before.
    """
    session.output.json = as_json = how.pop("as_json")
    number, mistanke = _unmixed(number, mistanke)
    answer = answer_for(session, number, wanted=how.pop("veileder"))
    only_cleared = mistanke is None and not sendt and how["cleared_by"] is not None
    only_sent = mistanke is None and sendt and how["cleared_by"] is None
    if (only_cleared or only_sent) and number is not None and not as_json:
        return _said_first(session, number, answer=answer, wanted={"suspicion": None, "is_sent": sendt, **how})
    if mistanke is None and not sendt and not only_cleared:
        _write(answer, session.output, as_json=as_json)
        _hint_at_recording(session, answer, to=how["sent_to"])
        return codes.DONE
    wanted = {"suspicion": "" if mistanke == NO_TEXT else mistanke, "is_sent": sendt, **how}
    record = _as_data if as_json else _said_then_recorded
    code = record(session, number, answer=answer, wanted=wanted)
    if code == codes.DONE and not sendt and how["cleared_by"] is None:
        _hint_at_recording(session, answer, to=how["sent_to"])
    return code


def _write(answer: Answer, output: Output, *, as_json: bool) -> None:
    if as_json:
        output.data(answer_data(answer, output))
    else:
        write_answer(answer, output)
    _get_it_said(answer, output)


def _said_then_recorded(session: Session, number: str | None, *, answer: Answer, wanted: dict[str, Any]) -> int:
    """Write the answer, and record what is wanted after it."""
    _write(answer, session.output, as_json=False)
    from engine.console.recording import Wanted, recorded  # noqa: PLC0415 - the answer needs none of what it brings

    return recorded(session, number, wanted=Wanted(**wanted))


def _as_data(session: Session, number: str | None, *, answer: Answer, wanted: dict[str, Any]) -> int:
    """Record, and then write one object with what to do now, and what stopped it. Whatever happens, it is written."""
    refused: dict[str, object] | None = not_kept(session)
    try:
        from engine.console.recording import Wanted, recorded_data  # noqa: PLC0415 - as above

        code, refused = recorded_data(session, number, wanted=Wanted(**wanted))
    finally:
        session.output.data(answer_data(answer, session.output, refused=refused))
        _get_it_said(answer, session.output)
    return code


def _said_first(session: Session, number: str, *, answer: Answer, wanted: dict[str, Any]) -> int:
    """Record what is done, and say so before the answer, which is written whatever comes of a report.

    Once it is cleared the answer would say the opposite: it is written where that could not be recorded.
    """
    from engine.console.recording import Wanted, recorded_first  # noqa: PLC0415 - the answer needs none of it

    def rest() -> None:
        write_first(session.output, code="report-first-sent" if wanted["is_sent"] else "report-first")
        write_rest(answer, session.output)
        _get_it_said(answer, session.output)

    return recorded_first(session, number, wanted=Wanted(**wanted), rest=rest)


def _unmixed(number: str | None, suspicion: str | None) -> tuple[str | None, str | None]:
    """In `bti meld --mistanke 14` the number stands where a text may: it is the case that is meant."""
    if number is None and suspicion and suspicion.replace("-", "").isdecimal():
        return suspicion, NO_TEXT
    return number, suspicion


def _hint_at_recording(session: Session, answer: Answer, *, to: tuple[str, ...]) -> None:
    """Show how it is recorded that a report was sent. `--til` alone may be read as sending one: it records nothing."""
    if answer.number is not None:
        named = (part for name in to for part in ("--til", name))
        session.output.hint(shlex.join(("bti", "meld", answer.number, "--sendt", *named)), "hint-report-sent")


def _get_it_said(answer: Answer, output: Output) -> None:
    """Send the answer; where stdout does not take it, it is said on stderr: it must be said somewhere."""
    output.flush()
    if output.failed:
        stdout, output.stdout = output.stdout, output.stderr
        write_answer(answer, output)
        output.stdout = stdout
