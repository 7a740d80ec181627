"""The words of the record: the finite values that events and commands hold, as they are written in a store."""

from enum import StrEnum


class Compartment(StrEnum):
    """Who may open an event: everyone in the case, the service that wrote it, or those named for the shielded part."""

    COMMON = "felles"
    SERVICE = "tjeneste"
    SHIELDED = "skjermet"


class SubjectKind(StrEnum):
    """Whom a case is about."""

    CHILD = "child"
    YOUTH = "youth"
    PREGNANT = "pregnant"
    ADULT = "adult"
    FAMILY = "family"


class ResponsibleKind(StrEnum):
    """Who answers for a measure."""

    EMPLOYEE = "employee"
    SERVICE = "service"
    GUARDIANS = "guardians"


class ConsentForm(StrEnum):
    """How a consent was given."""

    WRITTEN = "written"
    ORAL = "oral"


class Outcome(StrEnum):
    """What an evaluation decided about a measure."""

    CONTINUED = "continued"
    CHANGED = "changed"
    ENDED = "ended"


class Regime(StrEnum):
    """Another regime that takes up a matter, where the guide itself names no service, body or ending for it."""

    CHILD_WELFARE = "child-welfare"
    EDUCATIONAL_SUPPORT = "educational-support"
    INDIVIDUAL_PLAN = "individual-plan"
    SCHOOL_ENVIRONMENT = "school-environment"
    HABILITATION = "habilitation"


class Aftermath(StrEnum):
    """What becomes of a case that is handed over: it ends, rests until it is taken up again, or goes on beside."""

    ENDS = "ends"
    RESTS = "rests"
    GOES_ON = "goes-on"


class ErasureGround(StrEnum):
    """Why a case is erased: it has been kept long enough, whom it is about has asked for it, or it was a mistake."""

    KEPT_LONG_ENOUGH = "kept-long-enough"
    ASKED_FOR = "asked-for"
    MISTAKE = "mistake"


class NoteKind(StrEnum):
    """What sort of note: an ordinary one, that an adult has talked with the child, or a talk with another role."""

    NOTE = "note"
    CHILD_TALK = "child-talk"
    TALK = "talk"
