"""Who has had the baton, as the stafettlogg tells it: from when to when, and what was said each time."""

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.events import EventBody
from engine.guideline.process import Process
from engine.guideline.registry import Log
from engine.guideline.vocabulary import LogPart
from engine.values import replace
from tests.exporters.reading import page, section, text
from tests.exporters.small import process, view

TITLE = "Hvem som har hatt stafetten"
HANDED: tuple[EventBody, ...] = (
    ev.CoordinatorOffered("p2", family_wish="Den som kjenner oss."),
    ev.CoordinatorAccepted("p2"),
    ev.CoordinatorConfirmed("p2", weighed="Hun er nær barnet.", decided_by="leder"),
    ev.CoordinatorOffered("p1", reason="Ny skole."),
    ev.CoordinatorDeclined("p1", reason="Har ikke tid."),
    ev.CoordinatorOffered("p1", reason="Ny skole."),
    ev.CoordinatorAccepted("p1", previous="p2"),
)


def words(case: CaseView) -> str:
    """All that the page says."""
    return " ".join(node.text for node in page(case, "stafettlogg").nodes)


def shown(*parts: LogPart) -> Process:
    """A guide that wants these parts in its log."""
    of = process()
    return replace(of, guideline=replace(of.guideline, log=Log(parts=parts)))


def test_the_log_tells_who_had_it_from_when_to_when_and_why_it_changed() -> None:
    assert section(text(view(*HANDED), "stafettlogg"), TITLE).split("\n") == [
        "- Helsesykepleier Test",
        "  Fra: 3. september 2026",
        "  Til: 8. september 2026",
        "  Familiens ønske: Den som kjenner oss.",
        "  Fortsatte: 4. september 2026",
        "  Vurdert: Hun er nær barnet.",
        "  Bestemt av: Rektor",
        "",
        "- Kontaktlærer Test",
        "  Fra: 8. september 2026",
        "  Til: har den fortsatt",
        "  Begrunnelse: Ny skole.",
    ]


def test_on_a_page_as_in_a_text() -> None:
    read = words(view(*HANDED))
    for said in (TITLE, "Den som kjenner oss.", "Hun er nær barnet.", "Ny skole.", "har den fortsatt"):
        assert said in read


def test_who_said_no_and_why_is_not_in_what_the_family_reads() -> None:
    case = view(*HANDED)
    assert "Har ikke tid." not in text(case, "stafettlogg") + words(case)


def test_where_one_has_it_and_nothing_was_said_there_is_no_more_to_tell() -> None:
    plain = view(ev.CoordinatorOffered("p2"), ev.CoordinatorAccepted("p2"))
    assert TITLE not in text(plain, "stafettlogg")
    assert TITLE not in text(view(), "stafettlogg")


def test_it_stands_among_the_agreements_and_after_the_others_where_the_guide_wants_none_of_those() -> None:
    assert TITLE in text(view(*HANDED, of=shown(LogPart.AGREEMENTS)), "stafettlogg")
    other = text(view(*HANDED, of=shown(LogPart.MEETINGS)), "stafettlogg")
    assert other.index("Utenfor veilederens egen liste") < other.index(TITLE)
