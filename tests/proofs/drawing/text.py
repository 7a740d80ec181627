"""Owns writing a guide drawn by chance as an author would: as the text of a file, in bokmål, that says nothing more."""

from collections.abc import Iterable
from typing import Any

import yaml

from engine.guideline.element import Demand, Participant, Target
from engine.guideline.model import Answer, Guard, Guideline, Level, Sharing, Step, Track, steps_of
from engine.guideline.names import MAIN, level_of, track_of
from engine.guideline.own_rules import OwnRule, Spot
from engine.guideline.registry import Baton, Body, ConsentType, Ending, Role, StandingRule
from engine.guideline.vocabulary import Requirement, RoleKind, Seriousness, SpotKind, StepKind, TargetKind, Urgency

KINDS = {
    StepKind.STEP: "steg",
    StepKind.MEETING: "møte",
    StepKind.CONSENT: "samtykke",
    StepKind.MEASURES: "tiltak",
    StepKind.EVALUATION: "evaluering",
    StepKind.CONSULTATION: "drøfting",
    StepKind.DECISION: "beslutning",
    StepKind.PARALLEL: "samtidig",
}
_ROLES = {
    RoleKind.CHILD: "barn",
    RoleKind.SUBJECT: "hovedperson",
    RoleKind.GUARDIANS: "foresatte",
    RoleKind.COORDINATOR: "stafettholder",
    RoleKind.EMPLOYEE: "ansatt",
}
_WORDS = {
    Requirement.CONSENT: "samtykke",
    Requirement.COORDINATOR: "stafettholder",
    Requirement.EVALUATION: "evaluering",
    Requirement.CHILD_TALK: "samtale med barnet",
    Requirement.REASON: "begrunnelse",
    Requirement.NOTE: "notat",
    Requirement.MINUTES: "referat",
}
_WEIGHTS = {Seriousness.ERROR: "feil", Seriousness.WARNING: "advarsel"}
_URGENCIES = {Urgency.ALWAYS: "alltid", Urgency.WHEN_NEEDED: "ved behov"}

Part = dict[str, Any]


def written(guideline: Guideline) -> str:
    """Return the text of a guide."""
    return yaml.safe_dump(_Writer(guideline).whole(), allow_unicode=True, sort_keys=False, width=1000)


class _Writer:
    """Writes the parts of one guide; what is empty is left out."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        steps = (step for level in guideline.levels for step in steps_of(level))
        self._titles = {step.id: step.title for step in steps}

    def whole(self) -> Part:
        guideline, head = self._guideline, self._guideline.head
        return _said(
            handlingsveileder=head.title,
            id=head.id,
            språk="bokmål",
            versjon=head.version,
            status="utprøving",
            gjelder_for=list(head.variants),
            roller={role.id: _role(role) for role in guideline.roles},
            tjenester={service.id: service.explanation for service in guideline.services},
            instanser={body.id: _body(body) for body in guideline.bodies},
            møtetyper={kind.id: {"tittel": kind.title, "evaluerer": "tiltak"} for kind in guideline.meeting_types},
            kjennetegn={fact.id: list(fact.values) for fact in guideline.facts},
            samtykketyper={kind.id: self._consent(kind) for kind in guideline.consent_types},
            stafettholder=_baton(guideline.baton) if guideline.baton else None,
            innganger=[{"fra": self._target(one.start)} for one in guideline.entrances],
            avslutninger={ending.id: _ending(ending) for ending in guideline.endings},
            gjelder_alltid=[self._rule(rule) for rule in guideline.rules],
            egne_regler=[self._own_rule(rule) for rule in guideline.own_rules],
            nivåer=[self._level(level) for level in guideline.levels],
            ved_siden_av={side.id: {"tittel": side.title, "hva": side.what} for side in guideline.side_work},
        )

    # ------------------------------------------------------------ where something leads

    def _target(self, target: Target) -> str:
        match target.kind:
            case TargetKind.NEXT:
                return "videre"
            case TargetKind.STEP:
                return self._step_called(str(target.ref))
            case TargetKind.LEVEL:
                return f"nivå {target.ref}"
            case TargetKind.ENDING:
                return str(target.ref)

    def _step_called(self, step: str) -> str:
        """A step of a track is meant from that track alone; another is said with its level."""
        title = self._titles[step]
        return title if track_of(step) != MAIN else f"{title} (nivå {level_of(step)})"

    # ------------------------------------------------------------ sections

    def _consent(self, kind: ConsentType) -> Part:
        given = [{"alder": "fra 0", "hvem": _people(rule.who)} for rule in kind.given_by]
        leads = self._target(kind.on_withdrawal) if kind.on_withdrawal else None
        return _said(tittel=kind.title, gis_av=given, ved_tilbaketrekking=leads)

    def _rule(self, rule: StandingRule) -> Part:
        return _said(
            id=rule.id,
            hvis=rule.when,
            gjør=rule.do,
            meld_til={one.id: _URGENCIES[one.urgency] for one in rule.report_to},
            holder_utenfor=_people(rule.kept_out),
            etterpå=self._target(rule.afterwards) if rule.afterwards else None,
        )

    def _own_rule(self, rule: OwnRule) -> Part:
        return _said(
            id=rule.id,
            fakta=rule.fact,
            start="ja" if rule.at_start else None,
            gir=self._spots(rule.gives),
            tar=self._spots(rule.takes),
            kreves_ved=self._spots(rule.needed_at),
            alvor=_WEIGHTS[rule.severity],
        )

    def _spots(self, spots: Iterable[Spot]) -> list[str]:
        return list(dict.fromkeys(map(self._spot, spots)))

    def _spot(self, spot: Spot) -> str:
        match spot.kind:
            case SpotKind.STEP_KIND:
                return KINDS[StepKind(spot.ref)]
            case SpotKind.LEVEL:
                return f"nivå {spot.ref}"
            case SpotKind.ANSWER:
                return f"{spot.answer} ({self._titles[spot.ref]})"
            case SpotKind.STEP | SpotKind.PERSON | SpotKind.ENDING:
                return spot.ref or "avslutning"

    def _level(self, level: Level) -> Part:
        return _said(
            nivå=level.label,
            krever=_demands(level.requires),
            gjelder_for=list(level.variants),
            steg=[self._step(step) for step in level.steps],
        )

    # ------------------------------------------------------------ steps

    def _step(self, step: Step) -> Part:
        return {
            KINDS[step.kind]: step.title,
            **_said(
                hvem=_people(step.who),
                krever=_demands(step.requires),
                peker_ut=step.names,
                involverer=_people(step.involves),
                inviterer=_people(step.invites),
                medvirkning=_people(step.hears),
                tar_kontakt_med=_people(step.contacts),
                referat={"til": list(step.minutes.to)} if step.minutes else None,
                møtetype=step.meeting_type,
                evaluerer="tiltak" if step.evaluates else None,
                dekker=[self._titles[name] for name in step.covers],
                sender=_sharing(step.sends, "til") if step.sends else None,
                deler=_sharing(step.shares, "med") if step.shares else None,
                hos=step.body,
                gjelder_for=list(step.variants),
                valgfritt="ja" if step.optional else None,
                bare_når=_guards(step.guards),
            ),
            **self._ways(step),
        }

    def _ways(self, step: Step) -> Part:
        return _said(
            valg={answer.title: self._answer(answer) for answer in step.answers},
            gå_til=self._target(step.goto) if step.goto else None,
            ved_nei=self._target(step.if_refused) if step.if_refused else None,
            spor=[self._track(track) for track in step.tracks],
        )

    def _track(self, track: Track) -> Part:
        return {"tittel": track.title, "steg": [self._step(step) for step in track.steps]}

    def _answer(self, answer: Answer) -> Part:
        return _said(
            gå_til=[self._target(target) for target in answer.targets],
            krever=_demands(answer.requires),
            åpner=list(answer.opens),
            hvem=_people(answer.who),
            bare_når=_guards(answer.guards),
        )


def _said(**parts: Any) -> Part:  # noqa: ANN401 - whatever stands in a file
    return {name: part for name, part in parts.items() if part}


def _people(people: Iterable[Participant]) -> list[str]:
    return [f"evt. {one.id}" if one.optional else one.id for one in people]


def _demands(demands: Iterable[Demand]) -> list[str]:
    return [_WORDS[one.requirement] for one in demands]


def _guards(guards: Iterable[Guard]) -> Part:
    return {guard.fact: list(guard.values) for guard in guards}


def _sharing(sharing: Sharing, receivers: str) -> Part:
    return _said(hva=sharing.what, **{receivers: _people(sharing.to)})


def _role(role: Role) -> Part:
    return _said(tittel=role.title, er=_ROLES[role.kind] if role.kind else None)


def _body(body: Body) -> Part:
    return _said(tittel=body.title, teller_som="tjeneste" if body.counts_as_service else None)


def _baton(baton: Baton) -> Part:
    latest = "første tiltak" if baton.from_first_measure else None
    return _said(overtas_ved="aksept", på_nivå=list(baton.levels), senest=latest)


def _ending(ending: Ending) -> Part:
    return _said(tittel=ending.title, krever=_demands(ending.requires))
