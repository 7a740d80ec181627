"""What becomes of a closed case: it is archived, restricted, and erased by two persons; each step with its refusals."""

from datetime import timedelta

import pytest

from engine.calendar import Unit
from engine.cases import commands as cmd
from engine.cases.evolve import fold
from engine.cases.life import ERASURE_DELAY, LONGEST_BASIS, archive_by, closed_on, erase_from
from engine.cases.state import CaseStatus
from engine.cases.vocabulary import ErasureGround
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline
from engine.guideline.process import Process
from engine.values import replace
from tests.cases.guide import GUIDE, PROCESS, START, Walk, opened

CLOSE = cmd.CloseCase(ending="ferdig", family_wish=True, reason="De vil.")
ARCHIVE = cmd.ArchiveCase(digest="5f" * 32, files=6)
RESTRICT = cmd.RestrictCase(reason="Familien ber om det.")
LIFT = cmd.LiftRestriction(reason="De vil lese den.")
ASK = cmd.AskErasure(ground=ErasureGround.MISTAKE, basis="arkivplanen punkt 4")
TIME_IS_OVER = cmd.AskErasure(ground=ErasureGround.KEPT_LONG_ENOUGH, basis="arkivplanen punkt 4")
CONFIRM = cmd.ConfirmErasure()
CALL_OFF = cmd.CallOffErasure(reason="Kommunearkivet vil ha den.")
EVERY = (ARCHIVE, RESTRICT, LIFT, ASK, CONFIRM, CALL_OFF)


def closed(process: Process = PROCESS) -> Walk:
    return opened(process).do(CLOSE)


def months(count: int) -> Deadline:
    return Deadline(at=GUIDE.head.at, text=f"{count} måneder", low=count, high=count, unit=Unit.MONTHS)


def guide_that_keeps() -> Process:
    head = replace(GUIDE.head, archived_within=months(3), kept_for=months(120))
    return compile_process(replace(GUIDE, head=head), "prove")


@pytest.mark.parametrize("command", EVERY, ids=lambda one: type(one).__name__)
def test_an_open_case_is_closed_first(command: cmd.Command) -> None:
    assert opened().refused(command).code == "not-closed"


def test_it_is_recorded_that_a_case_was_archived_until_it_is_opened_again() -> None:
    walk = closed().do(ARCHIVE)
    assert walk.state.archived is not None
    assert walk.state.archived.digest == ARCHIVE.digest
    walk.do(replace(ARCHIVE, digest="aa" * 32))
    assert walk.state.archived.digest == "aa" * 32
    again = walk.do(cmd.ReopenCase(reason="Det kom mer."))
    assert again.state.archived is None
    assert again.state == fold(walk.events)


def test_a_restricted_case_lets_nothing_through_but_a_report_and_what_becomes_of_it() -> None:
    walk = closed().do(RESTRICT)
    assert walk.refused(RESTRICT).code == "already-restricted"
    for command in (cmd.ReopenCase(reason="x"), cmd.Undo(), cmd.Redo(), cmd.ProtectAddress(), cmd.AddNote(text="x")):
        assert walk.refused(command).code in {"case-restricted", "case-closed"}, command
    assert walk.refused(cmd.ReopenCase(reason="x")).code == "case-restricted"
    walk.do(cmd.RecordSuspicion(text="Sa det selv."), LIFT)
    assert walk.state.restricted is None
    assert walk.refused(LIFT).code == "not-restricted"


def test_no_package_is_made_of_a_restricted_case_for_whoever_has_it_reads_it() -> None:
    walk = closed().do(RESTRICT)
    assert walk.refused(ARCHIVE).code == "case-restricted"
    assert walk.do(LIFT, ARCHIVE).state.archived is not None


def test_the_basis_tells_no_name_that_anybody_has_or_has_had_in_the_case() -> None:
    """It stays in the proof of erasure when the case is gone."""
    walk = opened().do(
        cmd.RenameCase(alias="Elev 7"),
        cmd.RenameCase(alias="Elg"),
        cmd.BindRole(role="ansvarlig", name="Kari Test"),
        cmd.GiveConsent(consent_id="s1", given_by="Ola Prøve", services=("ppt",), for_whom="Lillegutt"),
        cmd.GiveConsent(consent_id="s2", given_by="mor", services=("bup",)),
        CLOSE,
    )
    for named in (
        "prøve",
        "Elev 7s sak",
        "elg",
        "Kari Test ba om det",
        "ola prøves ønske",
        "for Lillegutt",
        "010190.12345",
    ):
        assert walk.refused(replace(ASK, basis=f"Gjelder {named}")).code == "erasure-basis-tells", named
    assert walk.state == fold(walk.events)
    walk.do(replace(ASK, basis="Helgelandsplanen punkt 4, etter ønske fra mor"))


@pytest.mark.parametrize(
    "command", [replace(RESTRICT, reason=" "), replace(LIFT, reason=""), replace(CALL_OFF, reason="")]
)
def test_a_reason_is_given(command: cmd.Command) -> None:
    walk = closed().do(ASK)
    if isinstance(command, cmd.LiftRestriction):
        walk.do(RESTRICT)
    assert walk.refused(command).code == "reason"


def test_an_erasure_takes_another_person_and_a_delay() -> None:
    walk = closed()
    assert walk.refused(CONFIRM).code == walk.refused(CALL_OFF).code == "no-erasure"
    walk.do(ASK, by="kari")
    assert walk.refused(CONFIRM, by="kari").code == "erasure-alone"
    walk.do(CONFIRM, by="per")
    erasure = walk.state.erasure
    assert erasure is not None
    assert (erasure.asked_by, erasure.confirmed_by) == ("kari", "per")
    assert erasure.earliest == START + ERASURE_DELAY == START + timedelta(days=30)
    assert walk.refused(CONFIRM, by="ola").code == "erasure-confirmed-before"
    assert walk.refused(ASK).code == "erasure-stands"


def test_a_clock_that_is_behind_shortens_no_delay() -> None:
    walk = closed()
    walk.today = asked = START + timedelta(days=300)
    walk.do(ASK, by="kari")
    walk.today = START + timedelta(days=100)
    erasure = walk.do(CONFIRM, by="per").state.erasure
    assert erasure is not None
    assert erasure.earliest == asked + ERASURE_DELAY


def test_while_it_stands_the_case_is_not_opened_again_until_somebody_calls_it_off() -> None:
    walk = closed().do(ASK)
    for command in (cmd.ReopenCase(reason="Det kom mer."), cmd.Undo(), cmd.Redo()):
        assert walk.refused(command).code == "erasure-stands"
    walk.do(CALL_OFF)
    assert walk.state.erasure is None
    walk.do(cmd.ReopenCase(reason="Det kom mer."))
    assert walk.state.status is CaseStatus.OPEN


@pytest.mark.parametrize("report", [cmd.RecordSuspicion(text="Sa det selv."), cmd.RecordReport(to=("barnevern",))])
def test_a_worry_about_the_child_calls_it_off(report: cmd.Command) -> None:
    walk = closed().do(ASK, by="kari").do(CONFIRM, by="per").do(report)
    assert walk.state.erasure is None
    assert walk.state == fold(walk.events)


@pytest.mark.parametrize("basis", ["Prøve, flyttet", "gjelder 01017012345", "010170 12345", "x" * (LONGEST_BASIS + 1)])
def test_the_basis_tells_nothing_of_the_case(basis: str) -> None:
    walk = closed()
    assert walk.state.alias == "prøve"
    assert walk.refused(replace(ASK, basis=basis)).code == "erasure-basis-tells"
    assert walk.refused(replace(ASK, basis=" ")).code == "erasure-basis"


def test_what_the_guide_wants_kept_is_kept_and_archived_first() -> None:
    walk = closed(guide_that_keeps())
    day = closed_on(walk.state)
    assert day == START
    until = erase_from(walk.state, walk.process)
    assert until is not None
    assert (until.year, until.month, until.day) == (START.year + 10, START.month, START.day)
    assert dict(walk.refused(TIME_IS_OVER).reasons[0].arguments) == {"date": until.isoformat()}
    assert walk.refused(TIME_IS_OVER).code == "kept-until"
    walk.today = until
    assert walk.refused(TIME_IS_OVER).code == "not-archived"
    walk.do(ARCHIVE, TIME_IS_OVER)
    assert walk.state.erasure is not None


def test_when_it_is_to_be_archived_is_counted_from_the_closing_and_ends_with_the_package() -> None:
    walk = opened(guide_that_keeps())
    assert (closed_on(walk.state), archive_by(walk.state, walk.process)) == (None, None)
    walk.do(CLOSE)
    due = archive_by(walk.state, walk.process)
    assert due is not None
    assert (due.year, due.month) == (
        (START.year, START.month + 3) if START.month < 10 else (START.year + 1, START.month - 9)
    )
    walk.do(ARCHIVE)
    assert archive_by(walk.state, walk.process) is None


def test_a_guide_that_says_nothing_of_it_invents_nothing() -> None:
    walk = closed()
    assert (archive_by(walk.state, walk.process), erase_from(walk.state, walk.process)) == (None, None)
    assert walk.refused(TIME_IS_OVER).code == "not-archived"


def test_none_of_it_is_undone() -> None:
    walk = closed().do(ARCHIVE)
    assert walk.refused(cmd.Undo()).code == "nothing-to-undo"
    assert walk.state.status is CaseStatus.CLOSED
