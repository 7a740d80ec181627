"""How letters leave the house: by a real mail server on the loopback address, and as drafts that are their owner's."""

import smtplib
import ssl
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from engine.adapters.post import LetterPost
from engine.adapters.post_settings import PASSWORD_VARIABLE, PostSettings, password_of, read_post_settings
from engine.application.letters import Content, Handed, LetterKind
from engine.application.ports import Person
from engine.errors import PostFailed, PostUnset
from engine.exporters.mail import letter_mail
from tests.adapters.mail_server import Inbox, mail_server

KARI = Person("p-kari", "test.laerer", "lærer")
CONTENT = Content(
    id="0b8034f0e26f4e75bdf2c1bdcbe1913d",
    kind=LetterKind.REMINDERS,
    to=KARI,
    on=date(2026, 9, 8),
    at=datetime(2026, 9, 8, 6, tzinfo=UTC),
    numbers=("2026-001",),
)
PASSWORD = "et passord for prøver"  # noqa: S105 - of a server that a test starts


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with mail_server() as found:
        yield found


def settings(folder: Path, inbox: Inbox | None = None, **more: Any) -> PostSettings:  # noqa: ANN401 - any setting
    said: dict[str, Any] = {
        "file": folder / "epost.toml",
        "folder": folder / "epost",
        "sender": "bti@kommunen.example",
        "starttls": False,
        "addresses": {KARI.handle: "kari@kommunen.example"},
        **({"server": "127.0.0.1", "port": inbox.port} if inbox else {}),
    }
    return PostSettings(**{**said, **more})


def post(said: PostSettings, *, drafts_only: bool = False) -> LetterPost:
    return LetterPost(said, partial(letter_mail, language="nb"), drafts_only=drafts_only)


def drafts(folder: Path) -> list[Path]:
    return sorted((folder / "epost").glob("*")) if (folder / "epost").exists() else []


def test_a_letter_is_sent_to_the_address_of_its_reader(inbox: Inbox, tmp_path: Path) -> None:
    assert post(settings(tmp_path, inbox)).hand_over(CONTENT) is Handed.MAIL
    ((to, mail),) = inbox.mails
    assert to == ["kari@kommunen.example"]
    assert mail["From"] == "bti@kommunen.example"
    assert "Saksnummer: 2026-001." in mail.get_content()
    assert drafts(tmp_path) == []


def test_a_draft_is_its_owners_alone_and_the_same_file_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        assert post(settings(tmp_path)).hand_over(CONTENT) is Handed.DRAFT
    (draft,) = drafts(tmp_path)
    assert draft.name == "2026-09-08-0b8034f0e26f.eml"
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert b"X-Unsent: 1" in draft.read_bytes()


def test_without_an_address_there_is_a_draft_and_it_is_told(inbox: Inbox, tmp_path: Path) -> None:
    assert post(settings(tmp_path, inbox, addresses={})).hand_over(CONTENT) is Handed.UNADDRESSED
    assert inbox.mails == []
    assert len(drafts(tmp_path)) == 1


def test_from_a_practice_store_nothing_is_sent(inbox: Inbox, tmp_path: Path) -> None:
    assert post(settings(tmp_path, inbox), drafts_only=True).hand_over(CONTENT) is Handed.DRAFT
    assert inbox.mails == []


def test_where_nobody_answers_or_it_is_refused_it_failed(inbox: Inbox, tmp_path: Path) -> None:
    inbox.refuses = "451 Prøv igjen senere"
    with pytest.raises(PostFailed):
        post(settings(tmp_path, inbox)).hand_over(CONTENT)
    with pytest.raises(PostFailed):
        post(settings(tmp_path, inbox, port=9)).hand_over(CONTENT)


@pytest.mark.parametrize("name", ["x" * 64, "to..prikker", "navnløs"])
def test_what_the_machine_is_called_is_neither_asked_nor_told(
    name: str, inbox: Inbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: name)
    assert post(settings(tmp_path, inbox)).hand_over(CONTENT) is Handed.MAIL
    assert inbox.greeted == {"kommunen.example"}


def test_a_server_whose_name_no_machine_can_have_takes_nothing(inbox: Inbox, tmp_path: Path) -> None:
    with pytest.raises(PostFailed):
        post(settings(tmp_path, inbox, server="x" * 64)).hand_over(CONTENT)


@pytest.mark.parametrize(
    ("answer", "reason"), [("451 later", "later"), ("554 Nei", "declined"), ("550 Nei", "declined")]
)
def test_what_the_server_says_to_a_mail_is_told_by_kind(answer: str, reason: str, inbox: Inbox, tmp_path: Path) -> None:
    inbox.refuses = answer
    assert why(settings(tmp_path, inbox)) == reason


def why(said: PostSettings) -> object:
    """Return the reason for which a letter could not be handed over, which is the only thing told of it."""
    with pytest.raises(PostFailed) as failed:
        post(said).hand_over(CONTENT)
    assert set(failed.value.arguments) == {"reason"}
    return failed.value.arguments["reason"]


def test_why_nothing_could_be_sent_is_told_by_kind(
    inbox: Inbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    assert why(settings(tmp_path, inbox, port=9)) == "silent"
    assert why(settings(tmp_path, inbox, server="x" * 64)) == "unknown"
    assert why(settings(tmp_path, inbox, starttls=True)) == "clear"
    assert why(settings(tmp_path, inbox, user="bti")) == "login"
    assert why(settings(tmp_path, inbox, sender="bti@" + "x" * 5000 + ".example")) in {"sender", "declined"}
    refused = smtplib.SMTPRecipientsRefused({"kari@kommunen.example": (550, b"no such user")})
    monkeypatch.setattr(smtplib.SMTP, "send_message", lambda *_said: (_ for _ in ()).throw(refused))
    assert why(settings(tmp_path, inbox)) == "address"
    refused.recipients["kari@kommunen.example"] = (450, b"later")
    assert why(settings(tmp_path, inbox)) == "later"


def test_a_certificate_that_is_not_known_is_told(tmp_path: Path) -> None:
    with mail_server(tls_context=certificate(tmp_path), require_starttls=True) as inbox:
        assert why(settings(tmp_path, inbox, server="localhost", starttls=True)) == "certificate"


def certificate(folder: Path) -> ssl.SSLContext:
    """Make a certificate for the loopback address, and lay it where the settings name it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    begins = datetime.now(UTC) - timedelta(days=1)  # noqa: TID251 - a certificate is held against the machine's clock
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "server.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    kept = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.key").write_bytes(kept)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    return context


def test_the_way_to_the_server_is_sealed_and_its_certificate_must_be_known(tmp_path: Path) -> None:
    with mail_server(tls_context=certificate(tmp_path), require_starttls=True) as inbox:
        known = str(tmp_path / "server.pem")
        said = settings(tmp_path, inbox, server="localhost", starttls=True, authority=known)
        assert post(said).hand_over(CONTENT) is Handed.MAIL
        with pytest.raises(PostFailed):
            post(settings(tmp_path, inbox, server="localhost", starttls=True)).hand_over(CONTENT)
        with pytest.raises(PostFailed):
            post(settings(tmp_path, inbox, server="localhost", starttls=False)).hand_over(CONTENT)
    assert len(inbox.mails) == 1


# ---------------------------------------------------------------- the file


def write(folder: Path, text: str) -> Path:
    file = folder / "epost.toml"
    file.write_text(text, "utf-8")
    return file


WHOLE = """
tjener = "smtp.kommunen.example"
port = 2525
fra = "bti@kommunen.example"
bruker = "bti"
passordfil = "/etc/bti/smtp"
sertifikat = "/etc/bti/ca.pem"
mappe = "/var/lib/bti/epost"

[adresser]
"test.laerer" = "kari@kommunen.example"
"""


def test_what_is_written_in_the_file_is_read(tmp_path: Path) -> None:
    found = read_post_settings(write(tmp_path, WHOLE))
    assert found == PostSettings(
        file=tmp_path / "epost.toml",
        folder=Path("/var/lib/bti/epost"),
        server="smtp.kommunen.example",
        port=2525,
        sender="bti@kommunen.example",
        authority="/etc/bti/ca.pem",
        user="bti",
        password_file=Path("/etc/bti/smtp"),
        addresses={"test.laerer": "kari@kommunen.example"},
    )


def test_without_a_file_there_are_drafts(tmp_path: Path) -> None:
    found = read_post_settings(tmp_path / "epost.toml")
    assert found.server is None
    assert found.folder.name == "epost"


@pytest.mark.parametrize(
    ("text", "reason", "key"),
    [
        ("tjener = smtp", "toml", ""),
        ("tjenar = 'smtp.example'", "unknown", "tjenar"),
        ("tjener = 1", "key", "tjener"),
        ("port = true", "key", "port"),
        ("port = 70000", "key", "port"),
        ("tjener = 'smtp.example'", "key", "fra"),
        ("tjener = 'smtp.example'\nfra = 'BTI <bti@example.org>'", "key", "fra"),
        ("mappe = 'her'", "key", "mappe"),
        ("[adresser]\nkari = 'kari@example.org, ola@example.org'", "key", "adresser"),
        ('[adresser]\nkari = "kari@example.org\\r\\nBcc: ola@example.org"', "key", "adresser"),
        ("tjener = 'smtp.example'\nfra = 'b@example.org'\nbruker = 'b'\nstarttls = false", "key", "starttls"),
    ],
)
def test_what_cannot_be_used_is_told(text: str, reason: str, key: str, tmp_path: Path) -> None:
    with pytest.raises(PostUnset) as raised:
        read_post_settings(write(tmp_path, text))
    assert (raised.value.arguments["reason"], raised.value.arguments.get("key", "")) == (reason, key)


def test_a_password_is_read_from_a_file_that_nobody_else_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)
    file = tmp_path / "passord"
    file.write_text(f"{PASSWORD}\n", "utf-8")
    said = settings(tmp_path, user="bti", password_file=file)
    file.chmod(0o640)
    with pytest.raises(PostUnset) as raised:
        password_of(said)
    assert raised.value.arguments["reason"] == "exposed"
    file.chmod(0o600)
    assert password_of(said) == PASSWORD
    monkeypatch.setenv(PASSWORD_VARIABLE, "et annet")
    assert password_of(said) == "et annet"
