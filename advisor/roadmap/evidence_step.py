"""A step that shows what a team already does."""

from collections.abc import Collection, Iterator, Mapping

from advisor.frozen import dataclass
from advisor.rubric.evidence_name import evidence_among, evidence_name, evidence_named
from advisor.rubric.model import Practice, Rubric
from advisor.rubric.step_model import DoneWhen, Step, StepTask
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class EvidenceStep(Step):
    """A step after which what is claimed up to a level is supported, and nothing more is met."""


def evidence_step(rubric: Rubric, name: str) -> EvidenceStep | None:
    """Return the step that produces the evidence which an id names, if it names any."""
    practice, level = evidence_named(name) or ("", 0)
    if not 0 < level <= rubric.top:
        return None
    return next(iter(evidence_for(rubric, {practice: level})), None)


def evidence_steps_named(rubric: Rubric, names: Collection[str]) -> Iterator[EvidenceStep]:
    """Yield the steps that produce the evidence which some ids name, the highest a practice."""
    levels = {name: max(levels) for name, levels in evidence_among(rubric, names).items()}
    yield from evidence_for(rubric, levels)


def evidence_for(rubric: Rubric, levels: Mapping[str, int]) -> list[EvidenceStep]:
    """Return the steps that take the evidence for some practices to a level each."""
    if not levels:
        return []
    practices = {practice.id: practice for practice in rubric.practices}
    by_raise = {raised: step for step in rubric.steps for raised in step.raises.items()}
    return [
        _step(rubric, practices[name], level, by_raise)
        for name, level in levels.items()
        if name in practices
    ]


def _step(
    rubric: Rubric, practice: Practice, level: int, by_raise: Mapping[tuple[str, int], Step]
) -> EvidenceStep:
    examples = practice.evidence.get(level)
    shown = examples.sufficient if examples else (practice.levels.get(level, practice.title),)
    return EvidenceStep(
        id=evidence_name(practice.id, level),
        title=sentence("Produce the evidence: {practice}", practice=practice.title),
        raises={practice.id: level},
        effort=dict.fromkeys(_who(by_raise.get((practice.id, level))), rubric.evidence_effort),
        calendar_days=1,
        why=sentence(
            "Level {level} of this practice is claimed and not yet supported; whoever "
            "reads the assessment has to take it on trust.",
            level=level,
        ),
        tasks=(
            StepTask(
                do=sentence(
                    "Find or make what shows level {level}, as the examples below do.", level=level
                )
            ),
            StepTask(
                do=sentence("Add it to the answers as evidence, with its kind, reference and date.")
            ),
        ),
        done_when=tuple(DoneWhen(text=text) for text in shown),
    )


def _who(step: Step | None) -> list[str]:
    """Return the role that does most of a step, who also knows where its traces are."""
    if step is None or not step.effort:
        return []
    return [max(step.effort, key=lambda role: step.effort[role].likely)]
