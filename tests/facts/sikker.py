"""What the facts about the guide with Sikker Arbeidsflyt share: its names, and the questions they ask of a case."""

from engine.cases import commands as cmd
from engine.cases.events import SideWorkOpened, StepCompleted
from tests.facts.walker import Case

SIKKER = "sikker_arbeidsflyt.yaml"
SIDE = "systemtiltak"
LEADER, CHILD, GUARDIANS = "Lederen", "Barnet eller ungdommen", "De foresatte"
ON_INDIVIDUAL, ON_SYSTEM, ON_BOTH = (
    "Fortsette med individtiltak",
    "Fortsette med systemtiltak",
    "Fortsette med begge deler",
)
NEW, NEW_SERVICE = "Nye instanser", "Statped"
CONSENT = "samtykketyper/samarbeid"
CONSENT_NODES = (
    CONSENT,
    f"{CONSENT}/gis_av",
    "verktøy/samtykkeskjema",
    "roller/{leder|foresatte}",
)


def opens(case: Case, answer: str) -> list[str]:
    """The work beside the case that an answer opens, tried on a copy."""
    trial = case.copy().fulfil(answer)
    return [event.body.side for event in trial.recorded(trial.taking(answer)) if isinstance(event.body, SideWorkOpened)]


def coordinates(case: Case, who: str) -> bool:
    """Tell whether this one, and nobody else, coordinates at the step where a case stands."""
    return [(person.title, person.does) for person in case.step.who] == [(who, "koordinerer")]


def agreed(*services: str, as_role: str = "foresatte") -> cmd.GiveConsent:
    """A consent that covers these services."""
    return cmd.GiveConsent(consent_id="ny", given_by="mor", services=services, given_as=(as_role,))


def sent_to(case: Case, receiver: str) -> bool:
    """Tell whether finishing the step with this receiver is let through; if so it is recorded."""
    done = case.copy().fulfil()
    answer = done.try_(cmd.CompleteStep(receivers=(receiver,), reason="grunn"))
    if not isinstance(answer, tuple):
        return False
    bodies = [event.body for event in answer]
    return any(isinstance(body, StepCompleted) and body.receivers == (receiver,) for body in bodies)
