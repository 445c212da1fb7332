"""Criteria: each states one thing that can be seen, and what it defines is there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from advisor.document.parse import Path_
from advisor.rubric.implied_criteria import with_implied, written_criteria
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.lint.likeness import likeness, words
from advisor.rubric.lint.unknown import items, unknown
from advisor.rubric.model import Criterion, Rubric
from advisor.translation import sentence

LONGEST = 26
LONGEST_DEFINING = 45  # it may join two conditions where one look at one place shows both
REWORDED = 0.75
_NEW_SENTENCE = re.compile(r"(?<!\be\.g)(?<!\bi\.e)[.?!]\s+[A-Z]")


def each_criterion(rubric: Rubric) -> Iterator[tuple[Path_, str, Criterion]]:
    """Yield every criterion with its path and its name, ``practice/criterion``."""
    for path, practice in identified(rubric, "practices"):
        for index, criterion in enumerate(written_criteria(practice)):
            yield (*path, "criteria", index), f"{practice.id}/{criterion.id}", criterion


def unknown_in_criteria(rubric: Rubric) -> Iterator[Finding]:
    """A criterion stands at a level of the rubric and defines features of it."""
    features = [f.id for level in rubric.levels if level.level for f in level.features]
    levels = [level.level for level in rubric.levels if level.level]
    for path, _, criterion in each_criterion(rubric):
        yield from unknown("level", [((*path, "level"), criterion.level)], levels)
        yield from unknown(
            sentence("feature of a level above 0"),
            items((*path, "defines"), criterion.defines),
            features,
        )


def missing_criteria(rubric: Rubric) -> Iterator[Finding]:
    """A practice with criteria has one at each level above 0."""
    for path, practice in identified(rubric, "practices"):
        given = {criterion.level for criterion in written_criteria(practice)}
        for level in rubric.levels[1:]:
            if given and level.level not in given:
                yield Finding(
                    rule="missing-criterion",
                    message=sentence(
                        "`{practice}` has no criterion at level {level}",
                        practice=practice.id,
                        level=level.level,
                    ),
                    hint=sentence("Say what is seen at this level and cannot be seen below it."),
                    path=(*path, "criteria"),
                )


def mixed_practices(rubric: Rubric) -> Iterator[Finding]:
    """What follows from criteria is not said otherwise: gates, features, quick assessment."""
    derived = {practice.id: practice for practice in with_implied(rubric).practices}
    for path, practice in identified(rubric, "practices"):
        follows = replace(derived[practice.id], gates={})
        for field in ("gates", "features", "quick"):
            said = getattr(practice, field)
            if written_criteria(practice) and said and said != getattr(follows, field):
                yield Finding(
                    rule="mixed-practice",
                    message=sentence(
                        "`{practice}` has criteria, beside which `{field}` says nothing",
                        practice=practice.id,
                        field=field,
                    ),
                    hint=sentence(
                        "Remove it; name the feature in `defines` of the criteria it needs."
                    ),
                    path=(*path, field),
                )


def unreadable_criteria(rubric: Rubric) -> Iterator[Finding]:
    """A criterion is one short sentence."""
    for path, name, criterion in each_criterion(rubric):
        for fault, hint in _faults(criterion):
            yield Finding(
                rule="unreadable-criterion",
                message=f"`{name}` {fault}",
                hint=hint,
                path=(*path, "text"),
                severity="warning",
            )


def _faults(criterion: Criterion) -> Iterator[tuple[str, str]]:
    length = len(criterion.text.split())
    longest = LONGEST_DEFINING if criterion.defines else LONGEST
    if length > longest:
        yield (
            sentence("has {length} words", length=length),
            sentence("State one fact in at most {longest} words.", longest=longest),
        )
    if not criterion.text.endswith("."):
        yield sentence("does not end in a full stop"), sentence("State one fact, as a sentence.")
    if _NEW_SENTENCE.search(criterion.text):
        yield sentence("is more than one sentence"), sentence("Make two criteria of it.")


def same_criteria(rubric: Rubric) -> Iterator[Finding]:
    """No two criteria say the same."""
    known: dict[str, str] = {}
    for path, name, criterion in each_criterion(rubric):
        said = " ".join(criterion.text.casefold().split())
        if said in known:
            yield Finding(
                rule="same-criterion",
                message=sentence(
                    "`{name}` says the same as `{known}`", name=name, known=known[said]
                ),
                path=(*path, "text"),
            )
        known.setdefault(said, name)


def reworded_criteria(rubric: Rubric) -> Iterator[Finding]:
    """The criteria of a practice differ in what is seen."""
    for path, practice in identified(rubric, "practices"):
        listed = list(enumerate(written_criteria(practice)))
        for (_, first), (index, second) in combinations(listed, 2):
            same = first.text.casefold().split() == second.text.casefold().split()
            if not same and likeness(words(first.text), words(second.text)) >= REWORDED:
                yield Finding(
                    rule="reworded-criterion",
                    message=sentence(
                        "`{practice}/{first}` and `{second}` say nearly the same",
                        practice=practice.id,
                        first=first.id,
                        second=second.id,
                    ),
                    hint=sentence("Name what is seen where only one of them is met."),
                    path=(*path, "criteria", index, "text"),
                    severity="warning",
                )


def unreachable_criteria(rubric: Rubric) -> Iterator[Finding]:
    """Some step raises a practice to each level at which a criterion defines a feature."""
    reachable = {(name, level) for step in rubric.steps for name, level in step.raises.items()}
    for path, practice in identified(rubric, "practices"):
        told: set[int] = set()
        for index, criterion in enumerate(written_criteria(practice)):
            level = criterion.level
            if criterion.defines and level not in told and (practice.id, level) not in reachable:
                told.add(level)
                yield Finding(
                    rule="unreachable-criterion",
                    message=sentence(
                        "no step raises `{practice}` to {level}", practice=practice.id, level=level
                    ),
                    hint=sentence(
                        "`{criterion}` is needed there for `{defines}`.",
                        criterion=criterion.id,
                        defines=criterion.defines[0],
                    ),
                    path=(*path, "criteria", index),
                    level=level,
                )
