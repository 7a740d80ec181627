"""`bti jobb`: reminders are written once and handed over, and what it says is about letters and never about a child."""

import json
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest

from engine.adapters import pages
from tests.adapters.mail_server import Inbox, mail_server
from tests.adapters.postgres_server import new_place
from tests.application.test_pages import FORM, LINKS, LOG, TALK, guide
from tests.console.commands.everything import SECRETS, full_case
from tests.console.commands.running import Program
from tests.console.terminal import Terminal


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with mail_server() as found:
        yield found


def settings(program: Program, text: str) -> Path:
    file = Path(program.terminal.environment.get("BTI_CONFIG", program.terminal.home / "config")) / "epost.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def drafts(program: Program) -> list[EmailMessage]:
    files = sorted(program.terminal.home.rglob("*.eml"))
    return [BytesParser(_class=EmailMessage, policy=default).parsebytes(file.read_bytes()) for file in files]


def test_an_offer_is_told_of_once(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer")
    first = opened.ok("jobb")
    assert first.out.splitlines()[:3] == ["1 nytt brev.", "Til: test.laerer", "1 lagt som kladd."]
    assert opened.ok("jobb").out.splitlines() == ["Ingenting nytt å minne om."]
    (mail,) = drafts(opened)
    assert mail["Subject"] == "ØVELSE: 1 sak i BTI venter på deg"
    assert "2026-001" in mail.get_content()


def test_it_can_be_tried_first(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer")
    assert opened.ok("jobb --vis-bare").out.splitlines() == ["1 brev ville blitt skrevet.", "Til: test.laerer"]
    assert drafts(opened) == []
    assert opened.ok("jobb").out.startswith("1 nytt brev.")


def test_how_many_days_ahead_can_be_chosen(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT --til 2026-10-01")
    assert opened.ok("jobb --dager 22").out.splitlines() == ["Ingenting nytt å minne om."]
    assert opened.ok("jobb --dager 23").out.startswith("1 nytt brev.")


def test_a_summary_comes_once_a_week(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT --til 2026-09-09")
    opened.day = "2026-09-11"
    opened.ok("jobb")
    assert opened.ok("jobb --ukebrev").out.startswith("1 nytt brev.")
    assert opened.ok("jobb --ukebrev").out.splitlines() == ["Ingenting nytt å minne om."]
    opened.day = "2026-09-14"
    assert opened.ok("jobb --ukebrev").out.startswith("1 nytt brev.")
    assert "ØVELSE: Uken i BTI: 1 sak venter på deg" in [mail["Subject"] for mail in drafts(opened)]


def test_in_json_it_says_whom_it_wrote_to(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer")
    said = json.loads(opened.ok("jobb --json").out)
    assert said["to"] == ["test.laerer"]
    assert said["handed_over"] == [{"to": "test.laerer", "how": "draft"}]
    assert (said["letters"], said["void"], said["failed"], said["unread"]) == (1, 0, 0, [])


def test_from_a_real_store_mail_is_sent_and_whoever_lacks_an_address_is_named(terminal: Terminal, inbox: Inbox) -> None:
    program = Program(terminal)
    terminal.environment["BTI_SPRAK"] = "nb"
    for line in ("oppsett --ekte", "oppsett --legg-til kari --tittel lærer", "oppsett --legg-til ola --tittel lærer"):
        terminal.run(*line.split())
    file = settings(
        program,
        f'tjener = "127.0.0.1"\nport = {inbox.port}\nfra = "bti@kommunen.example"\nstarttls = false\n'
        '[adresser]\nkari = "kari@kommunen.example"\n',
    )
    for number, who in (("1", "kari"), ("2", "ola")):
        assert terminal.run("ny", "os", "--alias", "barn").code == 0
        assert terminal.run("stafett", number, "--til", who).code == 0
    ended = terminal.run("jobb")
    assert ended.code == 0, ended
    assert ended.lines[:4] == ["2 nye brev.", "Til: kari, ola", "1 sendt som e-post.", "1 lagt som kladd."]
    assert "Mangler e-postadresse: ola" in " ".join(ended.err.split())
    assert file.name in ended.err
    ((to, mail),) = inbox.mails
    assert to == ["kari@kommunen.example"]
    assert mail["Subject"] == "1 sak i BTI venter på deg"


def test_settings_that_cannot_be_used_are_told_and_nothing_is_lost(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer")
    settings(opened, "tjenar = 'smtp.kommunen.example'")
    ran = opened.bti("jobb")
    assert ran.code == 6
    assert "«tjenar»" in ran.text
    settings(opened, "")
    assert opened.ok("jobb").out.startswith("1 nytt brev.")


def test_no_word_of_a_case_is_in_a_letter_a_table_or_on_the_screen(program: Program) -> None:
    full_case(program)
    shown = [program.ok("jobb --ukebrev --dager 365"), program.bti("jobb --json")]
    program.day = "2027-12-01"
    shown.append(program.ok("jobb --ukebrev"))
    written = [mail.as_string() + str(mail.get_content()) for mail in drafts(program)]
    assert written
    kept = [file.read_bytes().decode("latin-1") for file in program.terminal.home.rglob("*-jobber*")]
    assert kept
    for text in (*(one.out + one.err for one in shown), *written, *kept):
        assert not [secret for secret in SECRETS if secret.casefold() in text.casefold()]


@pytest.fixture
def linked(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Somebody has a case on a guide with three links and looks after the system; two of the pages do not answer."""
    monkeypatch.setattr(pages, "silent_among", lambda asked: tuple(page for page in asked if page != TALK))
    name = guide(program.terminal.home, **LINKS)
    program.ok(f"ny {name} --alias 'gutt, 6 år'", "oppsett --legg-til siri --tittel rådgiver --oppgave systemansvarlig")
    return program


def test_links_are_tried_when_that_is_asked_for_and_whoever_looks_after_the_system_is_told(linked: Program) -> None:
    assert linked.ok("jobb").out.splitlines() == ["Ingenting nytt å minne om."]
    ran = linked.ok("jobb --lenker")
    assert ran.out.splitlines()[:3] == ["1 nytt brev.", "Til: siri", "1 lagt som kladd."]
    assert f"Noen av lenkene i veilederne svarer ikke: {LOG} {FORM} Åpne dem i en nettleser." in ran.text
    (mail,) = drafts(linked)
    assert mail["Subject"] == "ØVELSE: 2 lenker i veilederne svarer ikke"
    assert mail.get_content().splitlines()[2:4] == [LOG, FORM]
    again = linked.ok("jobb --lenker")
    assert again.out.startswith("Ingenting nytt å minne om.\nNoen av lenkene")


def test_links_that_all_answer_are_counted_and_a_machine_without_the_net_is_told(
    linked: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "silent_among", lambda _asked: ())
    assert linked.ok("jobb --lenker").out.splitlines()[-1] == "3 lenker i veilederne er prøvd, og alle svarer."
    monkeypatch.setattr(pages, "silent_among", tuple)
    ran = linked.ok("jobb --lenker")
    assert (ran.out, "når nettet" in ran.text) == ("Ingenting nytt å minne om.\n", True)
    assert drafts(linked) == []


def test_one_link_of_one_that_does_not_answer_is_named(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "silent_among", tuple)
    program.ok(f"ny {guide(program.terminal.home, observasjonsskjema=FORM)} --alias 'gutt, 6 år'")
    said = " ".join(program.ok("jobb --lenker").text.split())
    assert f"har én lenke, og den svarer ikke: {FORM} Enten er siden borte" in said


def test_a_store_whose_guides_have_no_links_says_so(opened: Program) -> None:
    assert opened.ok("jobb --lenker").out.splitlines()[-1] == "Veilederne i lageret har ingen lenker."


def test_in_json_it_says_which_links_do_not_answer(linked: Program) -> None:
    said = json.loads(linked.ok("jobb --lenker --vis-bare --json").out)
    assert (said["links_asked"], said["links_silent"], said["to"]) == (3, [LOG, FORM], ["siri"])
    said = json.loads(linked.ok("jobb --json").out)
    assert (said["links_asked"], said["links_silent"], said["to"]) == (0, [], [])


def test_a_worker_is_for_a_store_on_a_server(opened: Program) -> None:
    ran = opened.bti("jobb --arbeider")
    assert ran.code == 2
    assert "tidsstyrt oppgave" in ran.text


def test_why_a_letter_could_not_be_sent_is_told_and_the_next_run_tries_at_once(
    terminal: Terminal, inbox: Inbox
) -> None:
    program = Program(terminal)
    terminal.environment["BTI_SPRAK"] = "nb"
    for line in ("oppsett --ekte", "oppsett --legg-til kari --tittel lærer", "ny os --alias barn"):
        terminal.run(*line.split())
    terminal.run("stafett", "1", "--til", "kari")
    said = 'tjener = "127.0.0.1"\nport = {port}\nfra = "bti@kommunen.example"\nstarttls = false\n{more}'
    addresses = '[adresser]\nkari = "kari@kommunen.example"\n'
    settings(program, said.format(port=9, more=addresses))
    failed = terminal.run("jobb")
    assert failed.code == 1
    assert "E-posttjeneren svarer ikke." in failed.err
    as_json = terminal.run("jobb", "--json")
    assert json.loads(as_json.out)["failed"] == 1
    assert "E-posttjeneren svarer ikke." in as_json.err
    settings(program, said.format(port=inbox.port, more='bruker = "bti"\npassordfil = "/finnes/ikke"\n' + addresses))
    unset = terminal.run("jobb")
    assert unset.code == 6
    assert "Passordet til e-posten kan ikke leses" in unset.err
    looked = {check["part"]: check for check in json.loads(terminal.run("doktor", "--json").out)["checks"]}
    assert looked["post"]["code"] == "post-unset"
    settings(program, said.format(port=inbox.port, more=addresses))
    assert "1 sendt som e-post." in terminal.run("jobb").out
    assert len(inbox.mails) == 1
    looked = {check["part"]: check for check in json.loads(terminal.run("doktor", "--json").out)["checks"]}
    assert looked["post"]["code"] == "doctor.post"


@pytest.mark.parametrize("flag", ["--vis-bare", "--json"])
def test_what_a_worker_does_not_do_is_not_asked_of_it(opened: Program, flag: str) -> None:
    opened.ok("stafett 1 --til test.laerer")
    ran = opened.bti(f"jobb --arbeider {flag}")
    assert ran.code == 2
    assert f"--arbeider kan ikke stå sammen med {flag}." in ran.text
    assert drafts(opened) == []


def test_how_soon_others_take_over_is_asked_of_a_worker_alone(opened: Program) -> None:
    ran = opened.bti("jobb --overtar 60")
    assert ran.code == 2
    assert "--overtar hører sammen med --arbeider." in ran.text


def test_on_a_server_it_does_the_same_once(terminal: Terminal) -> None:
    terminal.environment.update(BTI_SPRAK="nb", BTI_LAGER="")
    lines = (f"oppsett --lager {new_place()}", "oppsett --legg-til kari --tittel lærer", "ny os --alias barn")
    for line in (*lines, "stafett 1 --til kari"):
        assert terminal.run(*line.split()).code == 0
    assert terminal.run("jobb").lines[:3] == ["1 nytt brev.", "Til: kari", "1 lagt som kladd."]
    assert terminal.run("jobb").lines == ["Ingenting nytt å minne om."]
