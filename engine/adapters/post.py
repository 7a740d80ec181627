"""Hands letters over: to a mail server by SMTP, or as drafts in a private folder.

A draft is named by its letter, so to write it again is to write the same file. A mail has its letter's id, and no more
can be done: where this program is killed after a server has taken a mail and before that is noted, the mail is sent
once more with the same id.
"""

import smtplib
import ssl
from contextlib import closing, suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from engine.adapters.post_settings import PostSettings, password_of
from engine.adapters.private import told_as_store_errors, write_private
from engine.application.letters import Content, Handed
from engine.errors import PostFailed

PATIENCE = 15.0  # seconds to wait for each answer of a mail server


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
        # Without a name of ours smtplib asks the machine for its own: that may wait for a name server, fail where the
        # machine is called something that no host can be, and tell the municipality's machines to whoever takes mail.
        ours = settings.sender.rpartition("@")[2]
        try:
            with closing(
                smtplib.SMTP(settings.server or "", settings.port, local_hostname=ours, timeout=self._patience)
            ) as server:
                if settings.starttls:
                    server.starttls(context=ssl.create_default_context(cafile=settings.authority))
                if settings.user is not None:
                    server.login(settings.user, password_of(settings))
                server.send_message(mail, settings.sender, [address])
                with suppress(OSError, smtplib.SMTPException):  # it is taken, however the talk ends
                    server.quit()
        except (OSError, smtplib.SMTPException, UnicodeError):  # what a server answers may hold anything
            raise PostFailed from None
