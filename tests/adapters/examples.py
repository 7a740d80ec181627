"""Examples that the tests of the adapters share: one event of every kind, records, rows and people."""

from datetime import UTC, date, datetime, time

from engine.application.ports import Person, Record, Row
from engine.cases import events, vocabulary
from engine.cases.events import Event, EventBody
from engine.cases.vocabulary import Compartment

MOMENT = datetime(2026, 9, 8, 10, 15, 30, 123456, tzinfo=UTC)
DAY = date(2026, 9, 7)

BODIES: tuple[EventBody, ...] = (
    events.CaseOpened(
        guideline="os",
        guideline_version="1.0",
        guideline_hash="5f" * 32,
        state="0/oppmerksomhet",
        alias="gutt, 6 år «Ø»",
        subject=vocabulary.SubjectKind.CHILD,
        age=6,
    ),
    events.CaseRenamed(alias="gutt, 7 år"),
    events.SubjectDescribed(subject=vocabulary.SubjectKind.YOUTH, age=15, born=date(2011, 9, 1)),
    events.StepCompleted(
        trigger="complete", pass_after=2, covered=("1/evaluer", "1/referat"), reason="begge foresatte var med"
    ),
    events.AnswerChosen(
        answer="niva-2", trigger="answer:niva-2:level:2", pass_after=1, covered=("1/a",), reason="flere trengs"
    ),
    events.StepPassed(step="1/samtykke", reason="bortfaller", fact="alder", value="over 16"),
    events.ConsentGiven(
        consent_id="s1",
        given_by="mor",
        services=("ppt", "helsesykepleier"),
        left_out=("bup",),
        form=vocabulary.ConsentForm.ORAL,
        expires_on=date(2027, 1, 31),
        scopes=("samarbeid",),
    ),
    events.ConsentRefused(given_by="far", services=("ppt",), reason="vil vente"),
    events.ConsentWithdrawn(consent_id="s1", withdrawn_by="mor", services=("ppt",)),
    events.CoordinatorOffered(to_actor="p2", family_wish="ønsker læreren"),
    events.CoordinatorAccepted(actor="p2", previous="p1"),
    events.CoordinatorDeclined(actor="p2", reason="har permisjon"),
    events.CoordinatorOfferWithdrawn(to_actor="p2"),
    events.CoordinatorConfirmed(actor="p1", family_wish="som før"),
    events.ServiceInvolved(service="andre-tjenester", name="kulturskolen"),
    events.ServiceEnded(service="andre-tjenester", name="kulturskolen"),
    events.RoleBound(role="kontaktlaerer", actor="p3", name="Læreren"),
    events.FactSet(fact="alder", value="under 16"),
    events.MeasureStarted(
        measure_id="t1",
        title="Lekegruppe",
        goal="Trygg i friminuttet",
        responsible="p3",
        responsible_kind=vocabulary.ResponsibleKind.EMPLOYEE,
        level="1",
        until=date(2026, 11, 1),
        expected_effect="leker med to andre",
    ),
    events.MeasureChanged(
        measure_id="t1",
        title="Leikegruppe",
        goal="Trygg ute",
        responsible="mor",
        responsible_kind=vocabulary.ResponsibleKind.GUARDIANS,
        starts_on=date(2026, 9, 15),
        until=date(2026, 12, 1),
        expected_effect="leker med tre andre",
        reason="mor tar over",
    ),
    events.MeasureContinued(measure_id="t1", until=date(2027, 1, 15), reason="det virker"),
    events.MeasureEnded(measure_id="t1", reason="målet er nådd"),
    events.MeasuresEvaluated(
        measures=(("t1", vocabulary.Outcome.CONTINUED), ("t2", vocabulary.Outcome.ENDED)),
        effect="bedre i friminuttet",
        views=(
            events.View(role="barn", text="det er kjekt"),
            events.View(role="foresatte", not_asked_because="syke"),
        ),
    ),
    events.MeetingCalled(
        meeting_id="m1",
        on=date(2026, 9, 20),
        clock=time(13, 30),
        place="Rom 2",
        invited=("foresatte", "Helsesykepleier"),
        without=("barnet",),
        agenda=("Tiltakene så langt", "Veien videre"),
        meeting_type="samarbeidsmote",
    ),
    events.MeetingMoved(meeting_id="m1", on=date(2026, 9, 22), reason="Mor er syk.", clock=time(9), place="Rom 3"),
    events.MeetingCalledOff(meeting_id="m1", reason="Det trengs ikke lenger."),
    events.MeetingHeld(
        present=("p1", "mor"),
        minutes="Vi ble enige om\nto tiltak.",
        minutes_to=("*",),
        next_on=date(2026, 10, 20),
        meeting_type="samarbeidsmote",
    ),
    events.BodyConsulted(consultation_id="d1", body="ppt", anonymous=False, question="Hva kan vi prøve?"),
    events.AdviceReceived(consultation_id="d1", advice="Prøv mindre grupper."),
    events.ConcernSuspected(rule="vald-og-overgrep", text="blåmerker på armen"),
    events.ConcernReported(rule="vald-og-overgrep", to=("barnevern", "politi"), text="meldt skriftlig"),
    events.ShieldedAccessGiven("actor-2"),
    events.ShieldedAccessEnded("actor-2"),
    events.EmergencyAccessTaken(datetime(2026, 9, 1, 13, 0, tzinfo=UTC)),
    events.EmergencyAccessReviewed("event-7"),
    events.AddressProtected(on=True),
    events.NoteAdded(text="Snakket sammen i dag.", kind=vocabulary.NoteKind.CHILD_TALK),
    events.ActUndone(undone_command="k7"),
    events.ActRedone(redone_command="k7"),
    events.CaseClosed(ending="malet-er-nadd", reason="familien er enig", family_wish=True),
    events.CaseReopened(state="1/tiltak", pass_after=3, reason="nye teikn"),
    events.CaseArchived("5f" * 32, files=9),
    events.CaseRestricted("Familien ber om det."),
    events.RestrictionLifted("Retten har bedt om innsyn."),
    events.ErasureAsked(vocabulary.ErasureGround.KEPT_LONG_ENOUGH, "arkivplanen punkt 4"),
    events.ErasureConfirmed(date(2026, 10, 7)),
    events.ErasureCalledOff("Kommunearkivet vil ha den."),
    events.CaseHandedOver(
        handover_id="h1",
        to=vocabulary.Regime.SCHOOL_ENVIRONMENT,
        sent="Stafettlogg og referat",
        aftermath=vocabulary.Aftermath.RESTS,
        coordinated_by="rektor",
        reason="eleven er utrygg",
    ),
    events.CaseTakenUp(handover_id="h1", reason="saken der er avsluttet"),
    events.TrackOpened(pass_after=2),
    events.TrackSetAside(reason="familien ville vente"),
    events.ChecklistTicked(items=("ringt-hjem", "skrevet-ned")),
    events.DeadlineMoved(
        of="1/evaluer",
        own_on=date(2026, 10, 1),
        from_on=date(2026, 10, 8),
        to_on=date(2026, 10, 15),
        reason="sjukdom",
        decided_by="rektor",
    ),
    events.SideWorkOpened(side="systemtiltak", side_case="c0ffee-2"),
    events.ShieldLifted(by="barnevern", on_word="samtale med vakta"),
    events.VersionChanged(
        from_version="1.0",
        from_hash="5f" * 32,
        to_version="1.1",
        to_hash="6a" * 32,
        pass_after=2,
        level="1",
        variant="skole",
        tracks=(("1/samtidig/heime", "1/samtidig/heime/ring"),),
        dropped=("1/samtidig/skule",),
        facts=("alder",),
        measures=("t1",),
        reason="felles rutine",
        approved_by="kommunedirektøren",
    ),
)

# Kinds that were given fields later, or a new version, with all of it in use.
LATER_BODIES: tuple[EventBody, ...] = (
    events.MeetingCalled(
        meeting_id="m1",
        on=date(2026, 9, 20),
        invited=("foresatte", "NAV"),
        by_consent=("NAV",),
        agenda=("Veien videre",),
    ),
    events.MeetingHeld(
        present=("p1",),
        minutes="Vi avtalte mer.",
        minutes_to=("ppt",),
        meeting_id="m1",
        absent=("foresatte",),
        covers=("1/evaluer",),
    ),
    events.CaseOpened(
        guideline="sikker",
        guideline_version="1.0",
        guideline_hash="5f" * 32,
        state="1/oppmerksomhet",
        alias="Systemtiltak",
        subject=None,
        variant="barnehage",
        entered_by="foresatte",
        beside="c0ffee-1",
    ),
    events.StepCompleted(
        trigger="complete", pass_after=1, agreed=("barn", "service"), receivers=("ppt", "kulturskolen")
    ),
    events.AnswerChosen(answer="ja", trigger="answer:ja", pass_after=1, agreed=("foresatte",), receivers=("ppt",)),
    events.StepPassed(step="1/ring-hjem", reason="noen holdes utenfor", variant="skole", shielded=True),
    events.ConsentGiven(
        consent_id="s2",
        given_by="ungdommen og far",
        services=("ppt",),
        form=vocabulary.ConsentForm.WRITTEN,
        expires_on=date(2027, 9, 7),
        scopes=("samarbeid", "stafettlogg"),
        consent_type="samarbeid",
        given_as=("barn", "foresatte"),
        age=16,
    ),
    events.ConsentRefused(
        given_by="ungdommen", services=("ppt",), consent_type="samarbeid", given_as=("barn",), age=16
    ),
    events.ConsentWithdrawn(
        consent_id="s2", withdrawn_by="far", consent_type="samarbeid", given_as=("foresatte",), age=14
    ),
    events.CoordinatorOffered(to_actor="p2", family_wish="læreren", weighed="nær i hverdagen", decided_by="gruppa"),
    events.CoordinatorConfirmed(actor="p1", family_wish="som før", weighed="kjenner saken", decided_by="gruppa"),
    events.MeasureStarted(
        measure_id="t2",
        title="Svømming",
        goal="Mer ro",
        responsible="p2",
        responsible_kind=vocabulary.ResponsibleKind.SERVICE,
        level="2",
        starts_on=date(2026, 10, 1),
    ),
    events.MeasuresEvaluated(
        measures=(("t2", vocabulary.Outcome.CHANGED),),
        effects=(("t2", "sover bedre"),),
    ),
    events.RoleBound(role="kontaktlaerer", name="Ungdomslosen", party="andre-tjenester"),
    events.ConcernSuspected(rule="vald-og-overgrep", text="blåmerker", kept_out=("foresatte",)),
    events.ConcernReported(rule="vald-og-overgrep", to=("barnevern",), kept_out=("foresatte",)),
    events.ShieldLifted(by="barnevern", on_word="vakta", roles=("mor",)),
    events.VersionChanged(
        from_version="1.0",
        from_hash="5f" * 32,
        to_version="1.1",
        to_hash="6a" * 32,
        pass_after=2,
        level="1",
        entries=(("1", "1/forste"),),
    ),
    events.NoteAdded(text="Vi snakket om lekser.", kind=vocabulary.NoteKind.TALK, role="foresatte"),
)


# Kinds that were given still more fields after those, with the new ones in use.
NEWEST_BODIES: tuple[EventBody, ...] = (
    events.CaseOpened(
        guideline="sortland",
        guideline_version="1.0",
        guideline_hash="5f" * 32,
        state="0/legg-merke-til",
        alias="ungdom",
        subject=vocabulary.SubjectKind.YOUTH,
        born=date(2011, 9, 1),
        entered_by="foresatte",
    ),
    events.ConsentGiven(
        consent_id="s3",
        given_by="mor",
        services=("ppt",),
        form=vocabulary.ConsentForm.WRITTEN,
        for_whom="gutten",
        language="tigrinja",
        interpreter="tolketjenesten",
        replaces=("s1", "s2"),
    ),
    events.ConsentRefused(given_by="far", scopes=("stafettlogg",)),
    events.MeasuresEvaluated(measures=(), views=(events.View(role="barn", text="det er kjekt"),), afterwards=True),
    events.ConsentWithdrawn(consent_id="s3", withdrawn_by="mor", scopes=("stafettlogg",)),
    events.CoordinatorOffered(to_actor="p2", family_wish="læreren", reason="ny skole"),
    events.CoordinatorConfirmed(actor="p1", reason="det går bra"),
)

# And with what they were given after that.
LATEST_BODIES: tuple[EventBody, ...] = (
    events.ConsentWithdrawn(consent_id="s3", withdrawn_by="mor", reason="Vi har fått det vi trengte."),
)


def event(body: EventBody, *, seq: int = 4) -> Event:
    """An event with every field of its envelope set."""
    return Event(
        case_id="c0ffee",
        event_id=f"event-{seq}",
        command_id=f"command-{seq}",
        seq=seq,
        recorded_at=MOMENT,
        happened_on=DAY,
        by="p1",
        in_role="kontaktlaerer",
        on_behalf_of="mor",
        unit="os-skule",
        track="main",
        step="1/tiltak",
        pass_=2,
        moved_from="1/tiltak",
        moved_to="1/evaluer",
        body=body,
    )


def record(case_id: str, seq: int, *, command: str, event_id: str | None = None, payload: bytes = b"{}") -> Record:
    """A stored record; what it holds of a case is of no interest to a store."""
    return Record(
        case_id=case_id,
        event_id=event_id or f"{command}-{seq}",
        command_id=command,
        seq=seq,
        type="note-added",
        version=1,
        recorded_at=MOMENT,
        happened_on=DAY,
        by="p1",
        in_role=None,
        on_behalf_of=None,
        unit=None,
        track="main",
        step=None,
        pass_=1,
        moved_from=None,
        moved_to=None,
        compartment=Compartment.COMMON,
        payload=payload,
    )


def row(case_id: str, seq: int, *, status: str = "open", number: str | None = None) -> Row:
    """A row of a case that stands at `seq`."""
    return Row(
        case_id=case_id,
        number=number,
        seq=seq,
        status=status,
        level="1",
        due=date(2026, 10, 1),
        unit="os-skule",
        holder="p1",
        sealed=b'{"alias":"x"}',
    )


ANNE = Person("p1", "anne", "kontaktlærer", unit="os-skule", os_user="anne", roles=("leader",))
BODIL = Person("p2", "bodil", "helsesykepleier")
