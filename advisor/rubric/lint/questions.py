"""Questions: read aloud once, they are understood and ask one thing."""

import re
from collections.abc import Iterator

from advisor.rubric.implied_criteria import written_criteria
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Practice, Rubric
from advisor.translation import sentence

LONGEST_QUESTION = 25
LONGEST_READING = 110
MOST_COMMAS = 3
_ASIDE = re.compile(r"[();]|\s[-–—]+\s|—")
_NEW_SENTENCE = re.compile(r"[?!]\s|(?<!\be\.g)(?<!\bi\.e)\.\s+[A-Z]")


def unreadable_questions(rubric: Rubric) -> Iterator[Finding]:
    """A question is one sentence that can be read aloud."""
    for path, practice in identified(rubric, "practices"):
        for fault, hint in _faults(practice.question):
            yield Finding(
                rule="unreadable-question",
                message=sentence(
                    "the question of `{practice}` {fault}", practice=practice.id, fault=fault
                ),
                hint=hint,
                path=(*path, "question"),
                severity="warning",
            )


def _faults(question: str) -> Iterator[tuple[str, str]]:
    length = len(question.split())
    if length > LONGEST_QUESTION:
        yield (
            sentence("has {length} words", length=length),
            sentence(
                "Ask it in at most {longest_question} words.", longest_question=LONGEST_QUESTION
            ),
        )
    if not question.endswith("?"):
        yield sentence("does not end in “?”"), sentence("Ask one question.")
    if _NEW_SENTENCE.search(question):
        yield (
            sentence("is more than one sentence"),
            sentence("Ask one thing; explain it under `why`."),
        )
    if question.count(",") > MOST_COMMAS or _ASIDE.search(question):
        yield (
            sentence("has nested clauses"),
            sentence(
                "Use at most {most_commas} commas, and no brackets or dashes.",
                most_commas=MOST_COMMAS,
            ),
        )


def long_reading(rubric: Rubric) -> Iterator[Finding]:
    """A question with its criteria is read in half a minute, on average."""
    lengths = [reading(practice) for practice in rubric.practices if written_criteria(practice)]
    average = sum(lengths) / max(1, len(lengths))
    if average > LONGEST_READING:
        yield Finding(
            rule="long-reading",
            message=sentence(
                "a question with its criteria has {average:.0f} words on average", average=average
            ),
            hint=sentence(
                "Let it have at most {longest_reading}: fewer criteria, or shorter ones.",
                longest_reading=LONGEST_READING,
            ),
            path=("practices",),
            severity="warning",
        )


def reading(practice: Practice) -> int:
    """Return how many words a question and its criteria have together."""
    texts = (practice.question, *(criterion.text for criterion in practice.criteria))
    return sum(len(text.split()) for text in texts)
