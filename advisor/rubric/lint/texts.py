"""Texts: two people who look at the same team pick the same level."""

import re
from collections.abc import Iterator
from itertools import combinations

from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Practice, Rubric, Step

_VAGUE = re.compile(
    r"\b(good|better|best|appropriate(?:ly)?|adequate(?:ly)?|some|mature|robust(?:ly)?|"
    r"where needed|as needed|if needed|where necessary|proper(?:ly)?|sufficient(?:ly)?|"
    r"reasonabl[ey]|relevant|various|several|many|most(?:ly)?|often|usually|sometimes|"
    r"rarely|regularly|frequent(?:ly)?|etc)\b",
    re.IGNORECASE,
)
LONGEST_QUESTION = 32
CLOSE = 0.75


def vague_words(rubric: Rubric) -> Iterator[Finding]:
    """A level description states what is seen, not a degree."""
    for path, practice in identified(rubric, "practices"):
        for level, text in practice.levels.items():
            vague = _VAGUE.search(text)
            if vague:
                yield Finding(
                    rule="vague-word",
                    message=f"level {level} of `{practice.id}` says “{vague.group()}”",
                    hint="Say what an outsider would see instead.",
                    path=(*path, "levels", level),
                )


def same_descriptions(rubric: Rubric) -> Iterator[Finding]:
    """The levels of a practice differ from each other."""
    for path, practice in identified(rubric, "practices"):
        for (_, first), (level, second) in combinations(practice.levels.items(), 2):
            if first.casefold() == second.casefold():
                message = f"level {level} of `{practice.id}` repeats another level's description"
                path_to_level = (*path, "levels", level)
                yield Finding(rule="same-description", message=message, path=path_to_level)


def missing_evidence(rubric: Rubric) -> Iterator[Finding]:
    """Each level above 0 says by example what would and what would not convince."""
    for path, practice in identified(rubric, "practices"):
        for level in rubric.levels[1:]:
            examples = practice.evidence.get(level.level)
            if not (examples and examples.sufficient and examples.insufficient):
                message = f"`{practice.id}` lacks examples of evidence for level {level.level}"
                yield Finding(
                    rule="missing-evidence", message=message, path=path, severity="warning"
                )


def unreadable_questions(rubric: Rubric) -> Iterator[Finding]:
    """A question is one sentence that can be read aloud."""
    for path, practice in identified(rubric, "practices"):
        words = len(practice.question.split())
        if words > LONGEST_QUESTION or not practice.question.endswith("?"):
            message = f"the question of `{practice.id}` has {words} words"
            hint = f"Ask one question of at most {LONGEST_QUESTION} words, ending in “?”."
            yield Finding(
                rule="unreadable-question",
                message=message,
                hint=hint,
                path=(*path, "question"),
                severity="warning",
            )


def near_duplicates(rubric: Rubric) -> Iterator[Finding]:
    """No two practices, and no two steps, say nearly the same."""
    for kind, text in (("practices", _practice_words), ("steps", _step_words)):
        words = [(path, item, text(item)) for path, item in identified(rubric, kind)]
        for (_, first, mine), (path, second, theirs) in combinations(words, 2):
            if len(mine & theirs) >= CLOSE * len(mine | theirs):
                message = f"`{second.id}` says nearly the same as `{first.id}`"
                yield Finding(rule="near-duplicate", message=message, path=path, severity="warning")


def _practice_words(practice: Practice) -> set[str]:
    return _words(f"{practice.question} {' '.join(practice.levels.values())}")


def _step_words(step: Step) -> set[str]:
    return _words(f"{step.title} {' '.join(step.tasks)}")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.lower()))
