"""Letters as mail (RFC 5322): that something waits, in how many cases, their numbers where they may be told; no more.

A mail lies on servers of others, is shown on locked screens and is forwarded. So no word of a case is in it, and not
what it is that waits: that is told where the reader has signed in.
"""

from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP

from engine.application.letters import Content, LetterKind
from engine.i18n import plural, text

MOST_NUMBERS = 20
DRAFT = ("X-Unsent", "1")
"""What has a mail program open a file as a mail that is to be sent."""


def letter_mail(content: Content, *, language: str, sender: str = "", address: str = "") -> EmailMessage:
    """Return a letter as a mail; a draft where nobody is said to send it, and to a name where there is no address.

    The same letter has the same Message-ID each time: a server that has it already can tell.
    """
    mail = EmailMessage(policy=SMTP)
    if sender:
        mail["From"] = sender
    else:
        mail[DRAFT[0]] = DRAFT[1]
    mail["To"] = address or Group(_plain(content.to.handle), ())
    mail["Date"] = content.at
    mail["Message-ID"] = message_id(content.id, sender)
    mail["Auto-Submitted"] = "auto-generated"
    mail["Subject"] = _subject(content, language)
    mail.set_content("\n\n".join(_paragraphs(content, language)) + "\n", cte="quoted-printable")
    return mail


def message_id(letter_id: str, sender: str = "") -> str:
    """Return what names a letter's mail wherever it comes."""
    domain = Address(addr_spec=sender).domain if sender else "bti.invalid"
    return f"<{letter_id}@{domain}>"


def _plain(handle: str) -> str:
    """Return a name as it may stand in the head of a mail: a sign that ends a line could begin another field."""
    return "".join(sign for sign in handle if sign.isprintable())


def _subject(content: Content, language: str) -> str:
    if content.kind is LetterKind.LINKS:
        said = plural("mail.subject-pages", language, count=len(content.pages))
    else:
        said = plural(f"mail.subject-{content.kind.value}", language, count=content.cases)
    return f"{text('practice-mark', language)}: {said}" if content.practice else said


def _paragraphs(content: Content, language: str) -> tuple[str, ...]:
    if content.kind is LetterKind.LINKS:
        pages = "\n".join(content.pages)
        return text("mail.pages", language), pages, text("mail.pages-what", language)
    says = [plural(f"mail.waits-{content.kind.value}", language, count=content.cases)]
    if content.passed:
        says.append(plural("mail.urgent", language, count=content.passed))
    return " ".join(says), *_cases(content, language), text("mail.see", language), text("mail.no-answer", language)


def _cases(content: Content, language: str) -> tuple[str, ...]:
    """Return which cases it is, as far as their numbers are told in a mail."""
    shown, unshown = content.numbers[:MOST_NUMBERS], len(content.numbers[MOST_NUMBERS:]) + content.unnamed
    named = (plural("mail.cases", language, count=len(shown), numbers=", ".join(shown)),) if shown else ()
    others = (plural("mail.unnamed" if shown else "mail.only-unnamed", language, count=unshown),) if unshown else ()
    return tuple(filter(None, (" ".join((*named, *others)),)))
