"""Practices and steps that say what an earlier one already says."""

from collections.abc import Iterator

from advisor.document.parse import Path_
from advisor.rubric.implied_criteria import written_criteria
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.lint.likeness import overlap, words
from advisor.rubric.model import Practice, Rubric
from advisor.rubric.step_model import Step
from advisor.translation import sentence

# Copies with nouns exchanged, sentences added or left out, or half the phrases reworded share at
# least 0.76 of their words; the closest two practices of the shipped rubric share 0.53.
COPIED = 0.65


def near_duplicates(rubric: Rubric) -> Iterator[Finding]:
    """No two practices, and no two steps, say nearly the same."""
    practices = identified(rubric, "practices")
    yield from _copies([(path, item.id, _practice_words(item)) for path, item in practices])
    steps = identified(rubric, "steps")
    yield from _copies([(path, item.id, _step_words(item)) for path, item in steps])


def _copies(elements: list[tuple[Path_, str, frozenset[str]]]) -> Iterator[Finding]:
    for place, (path, name, mine) in enumerate(elements):
        earlier = [(overlap(theirs, mine), other) for _, other, theirs in elements[:place]]
        shared, closest = max(earlier, default=(0.0, ""))
        if shared >= COPIED:
            yield Finding(
                rule="near-duplicate",
                message=sentence(
                    "`{name}` says nearly the same as `{closest}`: {shared:.0%} of the words of "
                    "the shorter one are in both",
                    name=name,
                    closest=closest,
                    shared=shared,
                ),
                hint=sentence("Merge the two, or say what only this one asks for."),
                path=path,
                severity="warning",
            )


def _practice_words(practice: Practice) -> frozenset[str]:
    criteria = (criterion.text for criterion in written_criteria(practice))
    return words(" ".join([practice.question, *practice.levels.values(), *criteria]))


def _step_words(step: Step) -> frozenset[str]:
    return words(" ".join([step.title, *(task.do for task in step.tasks)]))
