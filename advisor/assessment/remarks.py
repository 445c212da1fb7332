"""What an answers file may say and yet probably does not mean."""

from collections.abc import Iterator, Mapping
from datetime import date

from advisor.assessment.criteria import Said, level_of, said_of
from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment, Evidence, Waiver
from advisor.rubric.model import Criterion, Practice, Rubric
from advisor.rubric.profile import Value, exclusions, whole_profile
from advisor.rubric.profile_condition import AppliesWhen
from advisor.translation import sentence

Profile = Mapping[str, Value | None]


def remarks(rubric: Rubric, assessment: Assessment) -> Iterator[str]:
    """Yield a remark for each answer that will surprise its author in the score."""
    profile = whole_profile(rubric.profile, assessment.team.profile)
    yield from _more_than_all(rubric, profile)
    for practice in rubric.practices:
        answer = assessment.answers.get(practice.id)
        if answer is not None:
            yield from _of_answer(practice, answer, profile, assessment.assessed_on, rubric.top)


def _more_than_all(rubric: Rubric, profile: Profile) -> Iterator[str]:
    for field in rubric.profile:
        part, whole = profile[field.id], profile.get(field.part_of or "")
        if isinstance(part, int | float) and isinstance(whole, int | float) and part > whole:
            yield sentence(
                "`{part}` is {behind:g}, more than the {whole:g} of `{of}`: it counts as all of "
                "them",
                part=field.id,
                behind=part,
                whole=whole,
                of=field.part_of,
            )


def _of_answer(
    practice: Practice, answer: Answer, profile: Profile, day: date, top: int
) -> Iterator[str]:
    said = said_of(practice, answer)
    reason = _left_out(practice.applies_when, profile)
    if reason and any(what in ("met", "unmet") for what in said.values()):
        yield sentence(
            "`{practice}` is answered and yet left out: {reason}",
            practice=practice.id,
            reason=reason,
        )
    else:
        yield from _named_and_left_out(practice, answer, profile)
        asked = [c for c in practice.criteria if not exclusions(c.applies_when, profile)]
        yield from _on_level(practice, answer, asked, said, top)
        yield from _on_urgency(practice, answer, asked, said)
    for evidence in answer.evidence:
        yield from _dates(practice.id, evidence, day)
        yield from _shown(practice.id, evidence, said)
    yield from _waivers(practice.id, answer, day)


def _left_out(applies_when: AppliesWhen, profile: Profile) -> str:
    """Return what of the profile leaves something out, or nothing."""
    found = exclusions(applies_when, profile)
    fields = {item.field: _value(item.actual) for item in found}
    return ", ".join(
        sentence("the profile says {name}: {value}", name=name, value=value)
        for name, value in fields.items()
    )


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, int | float) else value


def _named_and_left_out(practice: Practice, answer: Answer, profile: Profile) -> Iterator[str]:
    named = {*answer.met, *answer.unmet}
    for criterion in practice.criteria:
        reason = _left_out(criterion.applies_when, profile) if criterion.id in named else ""
        if reason:
            yield sentence(
                "`{practice}/{criterion}` is answered and yet left out: {reason}",
                practice=practice.id,
                criterion=criterion.id,
                reason=reason,
            )


def _on_level(
    practice: Practice,
    answer: Answer,
    asked: list[Criterion],
    said: Mapping[str, Said],
    top: int,
) -> Iterator[str]:
    if not isinstance(answer.level, int) or not answer.listed:
        return
    level = level_of(asked, said, top)
    if level is not None and level != answer.level:
        yield sentence(
            "`{practice}` says level {answered}; its criteria make it level {level}",
            practice=practice.id,
            answered=answer.level,
            level=level,
        )


def _on_urgency(
    practice: Practice, answer: Answer, asked: list[Criterion], said: Mapping[str, Said]
) -> Iterator[str]:
    if answer.urgent and asked and all(said[criterion.id] == "met" for criterion in asked):
        yield sentence(
            "`{practice}` is urgent, and nothing of it is lacking: all its criteria are met",
            practice=practice.id,
        )


def _dates(practice: str, evidence: Evidence, day: date) -> Iterator[str]:
    if evidence.premature_on(day):
        yield (
            sentence(
                "`{practice}` has evidence observed on {observed_on}, which does not count in "
                "an assessment of {day}",
                practice=practice,
                observed_on=evidence.observed_on,
                day=day,
            )
        )
    elif not evidence.valid_on(day):
        yield sentence(
            "`{practice}` has evidence that expired on {expires_on}",
            practice=practice,
            expires_on=evidence.expires_on,
        )


def _shown(practice: str, evidence: Evidence, said: Mapping[str, Said]) -> Iterator[str]:
    for name in evidence.shows:
        if said.get(name) == "unmet":
            yield sentence(
                "`{practice}` has evidence that shows `{name}`, which is said to be unmet",
                practice=practice,
                name=name,
            )


def _waivers(practice: str, answer: Answer, day: date) -> Iterator[str]:
    waivers = list(answer.waived)
    if answer.level == NOT_APPLICABLE:
        waivers.append(
            Waiver(
                criterion="",
                reason=answer.reason or "",
                by=answer.by,
                approved_by=answer.approved_by,
                until=answer.until,
            )
        )
    for waiver in waivers:
        place = f"{practice}/{waiver.criterion}" if waiver.criterion else practice
        if waiver.until and waiver.until < day:
            yield sentence(
                "`{place}` was waived until {until}, and counts as unanswered since",
                place=place,
                until=waiver.until,
            )
        if waiver.approved_by and not waiver.by:
            yield sentence(
                "`{place}` is waived without `by`, so that its approval does not count", place=place
            )
        elif waiver.approved_by and _same(waiver.approved_by, waiver.by or ""):
            yield sentence(
                "`{place}` is waived and approved by the same person, which does not count",
                place=place,
            )


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
