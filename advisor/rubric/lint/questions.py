"""Questions: read aloud once, they are understood and ask one thing."""

import re
from collections.abc import Iterator

from advisor.rubric.lint.finding import Finding, identified
from advisor.rubric.model import Rubric

LONGEST_QUESTION = 25
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
