"""How far a case has come on the whole guide: the starting points of the stories."""

from datetime import timedelta

from engine.cases import commands as cmd
from engine.cases.commands import Command
from engine.cases.events import View
from engine.cases.vocabulary import NoteKind
from tests.cases.guide import START, Walk
from tests.cases.whole import WHOLE

AGREED = ("barn", "tjenesten")
YES = cmd.GiveConsent(
    consent_id="s1",
    given_by="mor",
    services=("ppt", "bup"),
    consent_type="samarbeid",
    given_as=("foresatte",),
    age=12,
)
TICK = cmd.TickChecklist(items=("Ringt", "skrevet"))
ONWARD = cmd.CompleteStep()
TO_B = cmd.ChooseAnswer(answer="videre", agreed=AGREED)
OFFER = cmd.OfferBaton(
    to_actor="kari", family_wish="Gjerne læreren.", weighed="Hun kjenner saken.", decided_by="Gruppa"
)


def opened(variant: str = "skole") -> Walk:
    """A case that was just opened."""
    return Walk(process=WHOLE).do(cmd.OpenCase(alias="prøve", variant=variant))


def at_choice() -> Walk:
    """It is to be chosen where the case goes from level A."""
    return opened().do(TICK, ONWARD)


def in_tracks(serious: str = "nei") -> Walk:
    """Two tracks have begun on level B."""
    return at_choice().do(cmd.SetFact(fact="alvor", value=serious), YES, TO_B)


def through_tracks(walk: Walk) -> Walk:
    """Both tracks are gone through, and the case goes on from them."""
    walk.on("Mor").do(ONWARD)
    walk.on("Bolig").do(ONWARD, cmd.ChooseAnswer(answer="ja"))
    return walk.on(None).do(ONWARD)


def at_meeting() -> Walk:
    """The tracks are behind, the meeting ahead."""
    return through_tracks(in_tracks())


def at_measures() -> Walk:
    """The meeting is held, and the baton has a holder."""
    return at_meeting().do(OFFER, cmd.HoldMeeting(next_on=START + timedelta(weeks=5)), ONWARD)


def at_evaluation() -> Walk:
    """A measure runs and is to be evaluated."""
    return at_measures().do(measure("t1"), ONWARD)


def measure(name: str) -> Command:
    """A measure with its goal."""
    return cmd.StartMeasure(measure_id=name, title=f"Tiltak {name}", goal="Bedre", responsible="Kari")


def at_sharing() -> Walk:
    """The evaluation is done, and the minutes are to be shared."""
    views = (View("barn", "Det går bedre."),)
    talk = cmd.AddNote(text="Vi snakket.", kind=NoteKind.CHILD_TALK)
    return at_evaluation().do(talk, cmd.EvaluateMeasures(views=views), ONWARD)


def at_way_on() -> Walk:
    """It is to be chosen where the case goes from level B."""
    return at_sharing().do(cmd.CompleteStep(receivers=("PPT",)))
