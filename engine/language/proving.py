"""Turns what the proofs of a guideline come to into findings with places, in the guide's own titles.

G18 a step or level that nothing leads to · G19 no way to an ending · G20 a loop that only facts lead out of · G21 a
question without an answer for some case · P01 consent before another service · P02 a stafettholder is named · P03
measures are evaluated · P04 the person is heard · P05 a shielded case can end · P06 a safety rule for every step. While
the flow is faulty the path rules wait: they would tell its faults once more.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from engine.diagnostics import Diagnostic, Severity, Waypoint
from engine.guideline.model import Answer, Level, Step
from engine.guideline.vocabulary import Language, Status, StepKind, Urgency
from engine.language.own_rule_telling import of_own_rule
from engine.language.rules.subject import Subject
from engine.language.source import MOST_OF_ONE_KIND
from engine.language.terms import Group, key, word_for, written
from engine.proofs import Hit, Hop, Proofs, Weight, prove
from engine.values import replace

_WEIGHTS = {Weight.ERROR: Severity.ERROR, Weight.WARNING: Severity.WARNING, Weight.ADVICE: Severity.ADVICE}
_PASSED_BY, _BY_ANSWER = "evaluation-passed-by", "answer-past-the-evaluation"
_NO_CONSENT, _AFTER_NO = "consent-missing", "consent-refused"
_MESSAGES = {
    ("G18", Weight.ERROR): "dead-step",
    ("G19", Weight.ERROR): "no-way-to-an-ending",
    ("G20", Weight.WARNING): "loop-of-facts",
    ("G21", Weight.ERROR): "no-answer-left",
    ("G21", Weight.ADVICE): "answers-unproved",
    ("P01", Weight.ERROR): _NO_CONSENT,
    ("P01", Weight.WARNING): "consent-never-asked",
    ("P01", Weight.ADVICE): "consent-unproved",
    ("P02", Weight.ERROR): "holder-missing",
    ("P02", Weight.ADVICE): "holder-unproved",
    ("P03", Weight.ERROR): _PASSED_BY,
    ("P03", Weight.WARNING): "evaluation-missing",
    ("P03", Weight.ADVICE): "evaluation-unproved",
    ("P04", Weight.WARNING): "person-unheard",
    ("P04", Weight.ADVICE): "hearing-unproved",
    ("P05", Weight.ERROR): "shielded-case-stuck",
}
_FLOW, _SAFETY = "G", "P06"
_EVALUATED, _HEARD = "P03", "P04"


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell what is not proved of a guideline in which nothing else is wrong."""
    hits = _that_matter(prove(subject.guideline))
    telling = _Telling(subject)
    for rule in dict.fromkeys(hit.rule for hit in hits):
        yield from map(telling.finding, islice((hit for hit in hits if hit.rule == rule), MOST_OF_ONE_KIND))


def without_echoes(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Leave out that nobody is heard where the evaluation is missing as well: there they would have been heard.

    This is asked once it is known what somebody has accepted: what is accepted covers nothing else.
    """
    lacking = {one.span: one.severity for one in found if one.rule == _EVALUATED}
    return tuple(one for one in found if one.rule != _HEARD or not _covers(lacking.get(one.span), one.severity))


def _covers(severity: Severity | None, other: Severity) -> bool:
    order = tuple(Severity)
    return severity is not None and order.index(severity) <= order.index(other)


def _that_matter(proofs: Proofs) -> tuple[Hit, ...]:
    """Leave out the path rules while the flow is faulty; that nobody is told on suspicion hangs on no way."""
    sure = tuple(hit for hit in proofs.hits if hit.rule.startswith(_FLOW) or hit.rule == _SAFETY)
    faulty = any(hit.severity is Weight.ERROR for hit in sure if hit.rule != _SAFETY)
    return sure if faulty else proofs.hits


def _always(language: Language) -> str:
    return word_for(Group.URGENCIES, Urgency.ALWAYS, language=language)


class _Telling:
    """Puts hits in the words of one guide."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._levels = {level.id: level for level in subject.guideline.levels}
        self._steps = {step.id: step for step in subject.steps()}
        self._endings = {ending.id: ending for ending in subject.guideline.endings}
        self._tracks = {track.id: track for step in subject.steps() for track in step.tracks}
        self._facts = {fact.id: fact for fact in subject.guideline.facts}
        self._own = {rule.id: rule for rule in subject.guideline.own_rules}
        self._is_draft = subject.guideline.head.status is Status.DRAFT

    def finding(self, hit: Hit) -> Diagnostic:
        """Return the finding for a hit, at its step or level, with the way there."""
        if hit.rule == _SAFETY:
            return self._unsafe(hit)
        if hit.mend:
            hit = replace(hit, at=hit.mend[-1].at, path=hit.mend)
        told = self._told(hit, self._place(hit.at))
        refused = {step.id for step in self._refused(hit)}
        no = word_for(Group.YES_NO, "no", language=self._subject.language)
        ways = (self._waypoint(replace(hop, answer=no) if hop.at in refused else hop) for hop in hit.path)
        return replace(told, severity=self._severity(hit), path=tuple(ways))

    def _told(self, hit: Hit, at: Level | Step) -> Diagnostic:
        own = self._own.get(hit.rule)
        answer = self._passing(hit, at) if own is None else None
        if answer is not None:
            return self._subject.fault(hit.rule, _BY_ANSWER, at=answer, answer=answer.title, **self._said(hit, at))
        refused = self._refused(hit) if _MESSAGES.get((hit.rule, hit.severity)) == _NO_CONSENT else ()
        if refused:
            asked = {"asked": refused[-1].title, "key": key("if_refused", self._subject.language)}
            return self._subject.fault(hit.rule, _AFTER_NO, at=at, title=self._title(at), **asked)
        if own is None:
            return self._subject.fault(hit.rule, self._message(hit, at), at=at, **self._said(hit, at))
        said = of_own_rule(own, hit, subject=self._subject)
        return self._subject.fault(hit.rule, said.message, at=at, title=self._title(at), **said.arguments)

    def _refused(self, hit: Hit) -> tuple[Step, ...]:
        """Return the steps where the answer was no on a way that lacks consent: each that asks, and is not skipped."""
        steps = (self._steps.get(hop.at) for hop in hit.path[:-1] if hit.rule == "P01" and not hop.answer)
        asking = (step for step in steps if step is not None and step.kind is StepKind.CONSENT)
        return tuple(step for step in asking if step.if_refused and not step.guards and not step.optional)

    def _unsafe(self, hit: Hit) -> Diagnostic:
        """Return the finding for a guide by which nobody must always be told, at the rule that does not say so."""
        language = self._subject.language
        section, name = key("rules", language), key("report_to", language)
        rule = next((one for one in self._subject.guideline.rules if one.id == hit.at), None)
        if rule is None:
            head = self._subject.guideline.head
            return self._subject.fault(hit.rule, "safety-rule-missing", at=head, section=section, key=name)
        if rule.report_to:
            return self._subject.fault(hit.rule, "safety-rule-narrowed", at=rule.report_to[0], word=_always(language))
        recipient = next(iter(written(Group.RECIPIENTS, language)))
        line = f"{name}: {{{recipient}: {_always(language)}}}"
        return self._subject.fault(hit.rule, "safety-rule-tells-nobody", at=rule, line=line)

    def _passing(self, hit: Hit, at: Level | Step) -> Answer | None:
        """Return the answer that ends a case past the evaluation: there it is to be mended, and not at its step."""
        if _MESSAGES[hit.rule, hit.severity] != _PASSED_BY or not isinstance(at, Step):
            return None
        match hit.path:
            case (*_, last, end) if last.at == hit.at and end.at in self._endings:
                return next((one for one in at.answers if one.title == last.answer), None)
            case _:
                return None

    def _severity(self, hit: Hit) -> Severity:
        """In a draft a fault of the flow is what remains to be written."""
        if self._is_draft and hit.rule.startswith(_FLOW) and hit.severity is Weight.ERROR:
            return Severity.REMAINING
        return _WEIGHTS[hit.severity]

    def _message(self, hit: Hit, at: Level | Step) -> str:
        if hit.rule == "G18" and isinstance(at, Level):
            return "dead-level"
        if hit.rule == "G19" and hit.detail:
            return "no-way-out-of-the-track"
        return _MESSAGES[hit.rule, hit.severity]

    def _said(self, hit: Hit, at: Level | Step) -> dict[str, str]:
        said = {"title": self._title(at)}
        if hit.rule == "P04":
            said["key"] = key("hears", self._subject.language)
        if hit.rule == "G19" and hit.detail:
            said["track"] = self._tracks[dict(hit.detail)["track"]].title
        if hit.rule == "G21" and hit.severity is Weight.ERROR:
            said["case"] = self._case(hit.detail)
        return said

    def _case(self, values: Iterable[tuple[str, str]]) -> str:
        return ", ".join(f"«{self._facts[fact].title}: {value}»" for fact, value in values)

    def _waypoint(self, hop: Hop) -> Waypoint:
        ending = self._endings.get(hop.at)
        if ending is not None:
            return Waypoint(ending.title)
        at = self._place(hop.at)
        return Waypoint(self._title(at), hop.answer or "", self._subject.span(at.at))

    def _place(self, name: str) -> Level | Step:
        return self._steps.get(name) or self._levels[name]

    def _title(self, at: Level | Step) -> str:
        return at.title if isinstance(at, Step) else self._subject.level_name(at)
