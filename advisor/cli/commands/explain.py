"""`advisor explain`."""

from collections.abc import Iterator

import click

from advisor.cli.options import answers_argument, format_option, rubric_option, strict_option
from advisor.cli.output import heading, show_json, show_lines, wrapped
from advisor.cli.unsupported_claims import unsupported_lines
from advisor.plain_text import plain
from advisor.result.given import open_given
from advisor.scoring.explain import (
    WHOLE,
    Explanation,
    PracticeExplanation,
    SideExplanation,
    Term,
)
from advisor.scoring.explain import (
    explain as explain_element,
)
from advisor.scoring.model import Basis
from advisor.words.reason import say_evidence, say_left_out, say_score, say_smallest_set


@click.command()
@answers_argument
@click.argument("element", metavar="[ID]", default=WHOLE)
@rubric_option
@strict_option
@format_option
def explain(answers: str, element: str, rubric: str | None, strict: bool, output: str) -> None:
    """Print why: overall, or for the side, dimension, stage or practice called ID."""
    card = open_given(answers, rubric).scorecard
    explanation = explain_element(card, element, "supported" if strict else "claimed")
    if output == "json":
        show_json(explanation)
    else:
        show_lines(_text(explanation))


def _text(explanation: Explanation) -> Iterator[str]:
    basis = "" if explanation.basis == "claimed" else ", on supported levels"
    yield heading(f"{explanation.title} ({explanation.kind}{basis})")
    if explanation.practice:
        yield from _practice(explanation.practice, explanation.basis)
    for side in explanation.sides:
        if side.terms or side.left_out:
            yield ""
            yield from _side(side, explanation.basis)


def _side(side: SideExplanation, basis: Basis) -> Iterator[str]:
    yield heading(side.title)
    for line in side.because:
        yield from wrapped(line)
    if basis == "claimed":
        yield from unsupported_lines(side.unsupported, indent="    ")
    if side.changes and side.next_level is not None:
        yield f"  {say_smallest_set(side.next_level)}"
        for change in side.changes:
            yield from wrapped(
                f"{change.practice}: {change.reason}", first="    • ", indent="      "
            )
    yield from _score(side)
    if side.left_out:
        yield from wrapped(say_left_out(side.left_out))


def _score(side: SideExplanation) -> Iterator[str]:
    yield f"  {say_score(side.standing)}"
    for term in side.terms:
        yield f"    {_value(term):>2} × weight {term.weight:<4g} {plain(term.practice)}"


def _value(term: Term) -> str:
    return "–" if term.value is None else str(term.value)


def _practice(practice: PracticeExplanation, basis: Basis) -> Iterator[str]:
    for line in practice.because:
        yield from wrapped(line)
    if practice.says:
        first = "  Now:   " if basis == "claimed" else "  Shown: "
        yield from wrapped(practice.says, first=first, indent="         ")
    if practice.next_says:
        yield from wrapped(practice.next_says, first="  Next:  ", indent="         ")
    if practice.weight_reason:
        yield from wrapped(practice.weight_reason, first="  Weight: ", indent="         ")
    for evidence in practice.evidence:
        yield from wrapped(say_evidence(evidence), first="  Evidence: ", indent="    ")
