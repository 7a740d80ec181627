"""Who may see a case: those who take part in it."""

from engine.application.ports import Person


class ParticipantPolicy:
    """Access comes from the case alone: from taking part in it, never from a position."""

    def may_read(self, person: Person, participants: frozenset[str]) -> bool:
        """Tell whether a person may see the case and act in it."""
        return person.id in participants
