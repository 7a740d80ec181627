"""`bti logg`: each line begins as a sentence does, and a person's handle stays as it is typed."""

from tests.console.commands.running import Program


def told(opened: Program) -> list[str]:
    """What the log says of each event, without day and person."""
    return [line.split("\t")[-1] for line in opened.ok("logg 1").out.splitlines()]


def test_a_handle_is_shown_as_it_is_typed(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --nei", "stafett 1 --til test.leder")
    opened.ok("--som test.leder stafett 1 --ta-imot", "rolle 1 ansvarlig --er test.laerer")
    assert told(opened)[1:] == [
        "test.laerer er spurt om å være stafettholder",
        "test.laerer sa nei til å være stafettholder",
        "test.leder er spurt om å være stafettholder",
        "test.leder er stafettholder",
        "test.laerer har rollen «ansvarlig»",
    ]


def test_a_name_that_somebody_typed_stays_as_it_is_typed(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er skolen", "stafett 1 --til test.leder", "stafett 1 --trekk")
    assert told(opened)[1].startswith("skolen har rollen")
    assert told(opened)[-1].startswith("Spørsmålet til test.leder")


def test_the_name_of_a_service_stays_as_it_is_typed(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for ppt --skriftlig", "tjeneste 1 'andre tjenester' --er ppt")
    assert told(opened)[-1].startswith("ppt er med")


def test_a_word_that_begins_as_some_handle_does_is_no_handle(opened: Program) -> None:
    opened.ok("oppsett --legg-til sa")
    assert told(opened)[0].startswith("Saken ble åpnet")


def test_a_suspicion_is_read_by_who_wrote_it_and_nobody_else(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --ta-imot")
    assert opened.bti("--som test.laerer meld 1 --mistanke -", words="Blåmerker på armen.\n").code == 0
    assert "Blåmerker på armen." in opened.ok("--som test.laerer logg 1").out
    assert "Mistanke er registrert: Blåmerker på armen." in opened.ok("--som test.laerer logg 1").out
    for line in ("logg 1", "logg 1 --json", "vis 1", "vis 1 --json"):
        assert "Blåmerker" not in opened.ok(line).out, line


def test_a_suspicion_without_a_text_is_told_plainly(opened: Program) -> None:
    opened.ok("meld 1 --mistanke")
    assert opened.ok("logg 1").out.splitlines()[-1].endswith("Mistanke er registrert")
