"""Questions: read aloud once, they are understood and ask one thing."""

import re
from collections.abc import Iterator

from advisor.rubric.implied import written_criteria
from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Practice, Rubric

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
                message=f"the question of `{practice.id}` {fault}",
                hint=hint,
                path=(*path, "question"),
                severity="warning",
            )


def _faults(question: str) -> Iterator[tuple[str, str]]:
    length = len(question.split())
    if length > LONGEST_QUESTION:
        yield f"has {length} words", f"Ask it in at most {LONGEST_QUESTION} words."
    if not question.endswith("?"):
        yield "does not end in “?”", "Ask one question."
    if _NEW_SENTENCE.search(question):
        yield "is more than one sentence", "Ask one thing; explain it under `why`."
    if question.count(",") > MOST_COMMAS or _ASIDE.search(question):
        yield "has nested clauses", f"Use at most {MOST_COMMAS} commas, and no brackets or dashes."


def long_reading(rubric: Rubric) -> Iterator[Finding]:
    """A question with its criteria is read in half a minute, on average."""
    lengths = [reading(practice) for practice in rubric.practices if written_criteria(practice)]
    average = sum(lengths) / max(1, len(lengths))
    if average > LONGEST_READING:
        yield Finding(
            rule="long-reading",
            message=f"a question with its criteria has {average:.0f} words on average",
            hint=f"Let it have at most {LONGEST_READING}: fewer criteria, or shorter ones.",
            path=("practices",),
            severity="warning",
        )


def reading(practice: Practice) -> int:
    """Return how many words a question and its criteria have together."""
    texts = (practice.question, *(criterion.text for criterion in practice.criteria))
    return sum(len(text.split()) for text in texts)
