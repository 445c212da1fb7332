"""All rules, in the order their findings help most."""

from collections.abc import Callable, Iterator

from advisor.rubric.lint import (
    conditions,
    criteria,
    crosswalks,
    duplicates,
    editions,
    facts,
    features,
    level_gates,
    practices,
    questions,
    references,
    rubric_parts,
    steps,
    texts,
)
from advisor.rubric.lint.finding import Finding
from advisor.rubric.model import Rubric

Rule = Callable[[Rubric], Iterator[Finding]]

# A rubric that breaks one of these cannot be scored, so it is not loaded either.
INTEGRITY: tuple[Rule, ...] = (
    references.level_numbers,
    references.duplicate_ids,
    references.unknown_ids,
    criteria.unknown_in_criteria,
    features.unknown_in_features,
    editions.unknown_in_editions,
    conditions.unknown_defaults,
    conditions.unknown_conditions,
    references.reserved_ids,
    level_gates.described_at_every_level,
    steps.dependency_cycles,
)
QUALITY: tuple[Rule, ...] = (
    rubric_parts.unreachable_parts,
    conditions.idle_conditions,
    level_gates.falling_gates,
    level_gates.ground_level_gates,
    criteria.missing_criteria,
    criteria.mixed_practices,
    features.uncovered_features,
    features.crowded_levels,
    level_gates.hollow_levels,
    level_gates.unreachable_gates,
    criteria.unreachable_criteria,
    level_gates.raises_without_step,
    steps.late_prerequisites,
    steps.empty_effort,
    steps.thin_steps,
    texts.vague_words,
    texts.same_descriptions,
    texts.reworded_levels,
    facts.joined_facts,
    facts.long_lists,
    facts.idle_lacks,
    facts.unplaced_criteria,
    facts.mixed_proofs,
    steps.unmet_criteria,
    steps.stray_meets,
    criteria.same_criteria,
    criteria.reworded_criteria,
    criteria.unreadable_criteria,
    texts.missing_evidence,
    questions.unreadable_questions,
    questions.long_reading,
    practices.unexplained_weights,
    duplicates.near_duplicates,
    crosswalks.idle_points,
    rubric_parts.thin_parts,
)


def check_integrity(rubric: Rubric) -> tuple[Finding, ...]:
    """Return what makes a rubric unusable."""
    # A gate {2: 2} for a level there is not would be told twice, in the same words.
    return tuple(dict.fromkeys(finding for rule in INTEGRITY for finding in rule(rubric)))


def lint(rubric: Rubric) -> tuple[Finding, ...]:
    """Return everything the rules find; a rubric that fails INTEGRITY is judged no further."""
    broken = check_integrity(rubric)
    return broken or tuple(finding for rule in QUALITY for finding in rule(rubric))
