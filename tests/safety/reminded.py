"""Reads out of the mails that came which cases were told to whom and when; no mail is read twice, however many come."""

import re
from collections import Counter
from dataclasses import dataclass
from email.message import EmailMessage

from tests.adapters.mail_server import Inbox

_NUMBERS = re.compile(r"Saksnum(?:mer|re): ([\d, -]+)\.")


@dataclass(frozen=True, slots=True)
class Offer:
    """A baton that was offered: the address of whoever it was offered to, and the number of the case."""

    address: str
    number: str


class Reminded:
    """What the mails in an inbox have told, as far as they were read.

    `times` is in how many letters each offer was told: a letter that came again is the same letter. `first` is when it
    was told first. `again` are the letters that came again, `astray` what is wrong with a mail by itself.
    """

    def __init__(self, inbox: Inbox) -> None:
        self.letters: dict[str, frozenset[Offer]] = {}
        self.times: Counter[Offer] = Counter()
        self.first: dict[Offer, float] = {}
        self.again: Counter[str] = Counter()
        self.astray: list[str] = []
        self._inbox = inbox
        self._read = 0

    def read(self) -> None:
        """Read the mails that have come since the last time."""
        while self._read < len(self._inbox.mails):
            addresses, mail = self._inbox.mails[self._read]
            self._take(addresses, mail, came=self._inbox.came[self._read])
            self._read += 1

    def _take(self, addresses: list[str], mail: EmailMessage, *, came: float) -> None:
        letter, told = letter_of(mail), offers_in(addresses, mail)
        if not told:
            self.astray.append(f"letter {letter} names no case")
        if letter not in self.letters:
            self.letters[letter] = told
            self.times.update(told)
            self.first.update({offer: came for offer in told if offer not in self.first})
            return
        self.again[letter] += 1
        if told != self.letters[letter]:
            self.astray.append(f"letter {letter} came again and told of {told}, not of {self.letters[letter]}")


def letter_of(mail: EmailMessage) -> str:
    """Return the id of the letter that a mail is."""
    return str(mail["Message-ID"]).strip("<>").partition("@")[0]


def offers_in(addresses: list[str], mail: EmailMessage) -> frozenset[Offer]:
    """Return the offers that a mail tells of: one letter may tell of several cases."""
    found = _NUMBERS.search(mail.get_content().replace("\n", " "))
    numbers = found[1].split(", ") if found else []
    return frozenset(Offer(address, number) for address in addresses for number in numbers)
