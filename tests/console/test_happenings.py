"""What the log says of tracks, shields, side work, entrances, and what a command brought along."""

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest

from engine.application.guidelines import checked
from engine.bundled import BundledShelf
from engine.cases import events as ev
from engine.cases.events import Event, EventBody
from engine.cases.vocabulary import SubjectKind
from engine.console.output import Output
from engine.console.render.happenings import Story, act, phrase
from engine.console.render.page import Page
from engine.guideline.compile import compile_process
from engine.guideline.names import MAIN

OK = Path(__file__).parents[1] / "language" / "ok"
HELSE = "2/tre-tema-side-om-side/helse"


def page(name: str, language: str = "nb") -> Page:
    guideline = checked(BundledShelf(), str(OK / f"{name}.yaml"))[1].guideline
    assert guideline is not None
    out = Output(language=language, stdout=StringIO(), stderr=StringIO())
    process = compile_process(guideline, "5f" * 32)
    return Page(
        out=out, process=process, people={}, number="1", me="p1", today=date(2026, 11, 21), linked={"sc": "2026-002"}
    )


def event(body: EventBody, step: str, *, to: str | None = None, track: str = MAIN) -> Event:
    return Event(
        case_id="c",
        event_id="e",
        command_id="k",
        seq=1,
        recorded_at=datetime(2026, 11, 21, tzinfo=UTC),
        happened_on=date(2026, 11, 21),
        by="p1",
        step=step,
        moved_to=to,
        track=track,
        body=body,
    )


def told(on: Page, happened: Event) -> str:
    return phrase(happened, Story(page=on, events=(happened,)))


def opened(**said: str | None) -> ev.CaseOpened:
    return ev.CaseOpened("g", "1", "5f" * 32, str(said.pop("state", None)), "x", SubjectKind.CHILD, **said)  # type: ignore[arg-type]  # the words of the case


def test_a_case_says_for_whom_by_whom_and_where_it_began() -> None:
    faser = page("faser")
    entry = faser.process.entry
    assert told(faser, event(opened(state=entry), entry)) == "saken ble åpnet på veilederen g, versjon 1"
    begun = opened(state="2/spør-fraværsteamet", variant="barneskolen", entered_by="skolehelsetjenesten")
    assert told(faser, event(begun, "2/spør-fraværsteamet")) == (
        "saken ble åpnet på veilederen g, versjon 1, for barneskolen. Den som kom med saken: Skolehelsetjenesten. "
        "Den begynte på «Spør fraværsteamet», fase 2"
    )


def test_work_beside_a_case_and_the_case_name_each_other() -> None:
    bokstaver = page("bokstaver")
    assert told(bokstaver, event(ev.SideWorkOpened("klassemiljø", "sc"), "a/hva-gjør-vi")) == (
        "«Miljøet i klassen» er åpnet ved siden av, som sak 2026-002"
    )
    assert told(bokstaver, event(ev.SideWorkOpened("uteområdet", "hidden"), "a/hva-gjør-vi")) == (
        "«Uteområdet» er åpnet ved siden av saken"
    )
    assert told(bokstaver, event(opened(state="~uteområdet/", beside="sc"), "~uteområdet/")).endswith("sak 2026-002")
    assert told(bokstaver, event(opened(state="~uteområdet/", beside="x"), "~uteområdet/")).endswith("en annen sak")


def test_tracks_open_come_to_their_end_and_are_set_aside() -> None:
    gravid = page("gravid")
    first = f"{HELSE}/følg-opp-helsa"
    assert told(gravid, event(ev.TrackOpened(1), "2", to=first, track=HELSE)) == (
        "sporet «Helse» er åpnet og begynner med «Følg opp helsa»"
    )
    assert "ingen av stegene" in told(gravid, event(ev.TrackOpened(1), "2", to=f"{HELSE}/=", track=HELSE))
    done = event(ev.StepCompleted("complete", 1), f"{HELSE}/samtalar", to=f"{HELSE}/=", track=HELSE)
    assert told(gravid, done) == "«Samtalar» er gjort. Sporet «Helse» er ferdig"
    aside = event(ev.TrackSetAside("flytta"), first, track=HELSE)
    assert told(gravid, aside) == "sporet «Helse» er satt til side. Begrunnelse: flytta"
    assert act("k", Story(page=gravid, events=(aside,))) == told(gravid, aside)


def test_a_ticked_line_is_quoted() -> None:
    ticked = event(ev.ChecklistTicked(("jeg-har-snakket-med-eleven",)), "1/undersøk-saken")
    assert told(page("faser"), ticked) == "krysset av: «Jeg har snakket med eleven»"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (ev.StepPassed("1/undersøk-saken", reason="haster"), "ble hoppet over. Begrunnelse: haster"),
        (ev.StepPassed("1/undersøk-saken", variant="barneskolen"), "gjelder ikke for barneskolen"),
        (
            ev.StepPassed("1/undersøk-saken", reason="trygghet", shielded=True),
            "er satt til side. Begrunnelse: trygghet",
        ),
        (ev.StepPassed("1/undersøk-saken", fact="sakstype", value="fravær"), "gjelder ikke: sakstype er fravær"),
        (ev.StepCompleted("complete", 1, agreed=("elev", "service")), "er gjort. Enige: Eleven og tjenesten"),
        (ev.StepCompleted("complete", 1, receivers=("PPT",)), "er gjort. Mottaker: PPT"),
        (ev.StepCompleted("after:vold", 1), "det er meldt fra, og saken går videre fra «Undersøk saken», fase 1"),
        (ev.StepCompleted("withdrawn:logg", 1), "samtykket er trukket, og saken går videre fra «Undersøk saken»"),
        (ev.CoordinatorOffered("p9", "mor vil", "vurdert nøye", "rektor"), "Vurdert: vurdert nøye. Bestemt av Rektor"),
        (ev.CoordinatorConfirmed("p9", weighed="det går"), "fortsatt stafettholder. Vurdert: det går"),
        (ev.ConcernSuspected("vold", kept_out=("foresatte",)), "er registrert. Holdes utenfor: De foresatte"),
        (ev.ConcernReported("vold", ("PPT",), kept_out=("foresatte",)), "til PPT. Holdes utenfor: De foresatte"),
        (
            ev.ShieldLifted("PPT", "vakta"),
            "PPT har klarert at de som ble holdt utenfor, kan være med igjen. Sagt av vakta",
        ),
        (ev.CaseClosed("annen hjelp"), "Fraværsteamet tar over"),
    ],
)
def test_what_came_with_it_is_told(body: EventBody, said: str) -> None:
    faser = page("faser")
    assert said in told(faser, event(body, "1/undersøk-saken"))


def test_a_consent_says_its_kind_by_whom_and_at_what_age() -> None:
    given = ev.ConsentGiven("s", "mor", ("PPT",), consent_type="samarbeid", given_as=("foresatte",), age=13)
    said = told(page("faser"), event(given, "2/be-om-samtykke"))
    assert "samtykke fra mor for PPT, gitt av De foresatte" in said
    assert said.endswith("Type: Samtykke til samarbeid. Alder: 13 år")


def test_a_shield_is_not_told_in_what_the_family_may_read() -> None:
    passed = event(ev.StepPassed("1/undersøk-saken", shielded=True), "1/undersøk-saken")
    for language in ("nb", "nn", "en"):
        said = told(page("faser", language), passed)
        assert not any(word in said for word in ("utenfor", "utanfor", "kept out", "mistanke", "suspicion"))
