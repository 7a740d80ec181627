"""A word of a case in a letter is found, so that a story that finds none says something."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from engine.application.cases import act
from engine.application.guidelines import open_case
from engine.application.letters import Content
from engine.application.outcomes import Done
from engine.cases import commands as cmd
from engine.exporters.mail import letter_mail
from tests.adapters.stores import create_store
from tests.application.test_cases import KARI, OLA
from tests.stories import letters
from tests.stories.letters import told_of_in_letters
from tests.stories.recording import world_of

TODAY = date(2026, 9, 8)


@pytest.mark.parametrize(("said", "found"), [("", set()), ("Gutt, 6 år", {"gutt, 6 år"})])
def test_a_word_of_a_case_is_seen(said: str, found: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def chatty(content: Content, *, language: str, sender: str = "") -> EmailMessage:
        mail = letter_mail(content, language=language, sender=sender)
        if content.numbers == ("2026-001",):
            mail.set_content(f"{mail.get_content()} {said}")
        return mail

    monkeypatch.setattr(letters, "letter_mail", chatty)
    with create_store(tmp_path / "data" / "bti.lager", practice=True) as store:
        store.add(KARI)
        store.add(OLA)
        world = world_of(store, KARI, today=TODAY)
        assert isinstance(open_case(world, "os", command=cmd.OpenCase(alias="gutt, 6 år")), Done)
        assert isinstance(act(world, "1", command=cmd.OfferBaton(to_actor=OLA.id)), Done)
        assert set(told_of_in_letters(store, TODAY)) == found
