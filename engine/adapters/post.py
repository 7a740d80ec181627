"""Hands letters over: to a mail server by SMTP, or as drafts in a private folder.

A draft is named by its letter, so to write it again is to write the same file. A mail has its letter's id, and no more
can be done: where this program is killed after a server has taken a mail and before that is noted, the mail is sent
once more with the same id.
"""

import smtplib
import socket
import ssl
from contextlib import closing, suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from engine.adapters.post_settings import PostSettings, password_of
from engine.adapters.private import told_as_store_errors, write_private
from engine.application.letters import Content, Handed
from engine.errors import PostFailed, PostUnset

PATIENCE = 15.0  # seconds to wait for each answer of a mail server


_FOR_GOOD = 500  # answers of a mail server from here on are not of something that passes
# the first that fits
_REASONS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError), "login"),
    ((smtplib.SMTPSenderRefused,), "sender"),
    ((smtplib.SMTPResponseException,), "declined"),
    ((ssl.SSLCertVerificationError,), "certificate"),
    ((ssl.SSLError,), "clear"),
    ((socket.gaierror, UnicodeError), "unknown"),
)


class Wording(Protocol):
    """Writes letters as mails."""

    def __call__(self, content: Content, *, sender: str, address: str) -> EmailMessage:
        """Return a letter as a mail from a sender and to an address; without a sender it is a draft."""
        ...


class LetterPost:
    """The way out for letters, as the settings say."""

    def __init__(
        self, settings: PostSettings, wording: Wording, *, drafts_only: bool = False, patience: float = PATIENCE
    ) -> None:
        self._settings = settings
        self._wording = wording
        self._patience = patience
        self._sends = settings.server is not None and not drafts_only

    def hand_over(self, content: Content) -> Handed:
        """Hand a letter over, as `Post.hand_over` tells."""
        address = self._settings.addresses.get(content.to.handle, "")
        if self._sends and address:
            self._send(self._wording(content, sender=self._settings.sender, address=address), address)
            return Handed.MAIL
        with told_as_store_errors():
            write_private(self.draft_path(content), self._wording(content, sender="", address=address).as_bytes())
        return Handed.UNADDRESSED if self._sends else Handed.DRAFT

    def draft_path(self, content: Content) -> Path:
        """Return where the draft of a letter lies: nothing that anybody typed is in its name."""
        return self._settings.folder / f"{content.on.isoformat()}-{content.id[:12]}.eml"

    def _send(self, mail: EmailMessage, address: str) -> None:
        settings = self._settings
        context = _context(settings) if settings.starttls else None
        password = password_of(settings) if settings.user is not None else ""
        # Without a name of ours smtplib asks the machine for its own: that may wait for a name server, fail where the
        # machine is called something that no host can be, and tell the municipality's machines to whoever takes mail.
        ours = settings.sender.rpartition("@")[2]
        try:
            with closing(
                smtplib.SMTP(settings.server or "", settings.port, local_hostname=ours, timeout=self._patience)
            ) as server:
                if context is not None:
                    _seal(server, context)
                if settings.user is not None:
                    server.login(settings.user, password)
                server.send_message(mail, settings.sender, [address])
                with suppress(OSError, smtplib.SMTPException):  # it is taken, however the talk ends
                    server.quit()
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            raise PostFailed(reason=_reason(error)) from None


def _context(settings: PostSettings) -> ssl.SSLContext:
    """Return what the server's certificate is held against. Raises `PostUnset`."""
    try:
        return ssl.create_default_context(cafile=settings.authority)
    except OSError:  # no file, or none that holds a certificate
        raise PostUnset(path=str(settings.authority), reason="certificate") from None


def _seal(server: smtplib.SMTP, context: ssl.SSLContext) -> None:
    server.ehlo_or_helo_if_needed()
    if not server.has_extn("starttls"):
        raise PostFailed(reason="clear")
    server.starttls(context=context)


def _reason(error: Exception) -> str:
    """Return which kind of failure it was, in a word of ours: what a server answers may hold anything."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return "address" if any(code >= _FOR_GOOD for code in codes) else "later"
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code < _FOR_GOOD:
        return "later"
    for kinds, reason in _REASONS:
        if isinstance(error, kinds):
            return reason
    return "silent"
