"""`advisor explain`."""

from collections.abc import Iterator
from datetime import date

import click

from advisor.cli.completions import ids
from advisor.cli.options import (
    answers_argument,
    as_of_option,
    format_option,
    rubric_option,
    strict_option,
)
from advisor.cli.output import heading, show_json, show_lines, wrapped
from advisor.cli.unsupported_claims import unsupported_lines
from advisor.document.data import as_data
from advisor.plain_text import plain
from advisor.result.given import open_given
from advisor.scoring.explain import WHOLE
from advisor.scoring.explain import explain as explain_element
from advisor.scoring.explanation import (
    CriterionExplanation,
    Explanation,
    FeatureExplanation,
    LevelExplanation,
    PracticeExplanation,
    SideExplanation,
    Term,
)
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis, FeatureState
from advisor.translation import sentence
from advisor.words.coverage import as_range, say_thin, say_waivers, say_without_criteria
from advisor.words.criterion import (
    name_of,
    profile_titles,
    say_blocker,
    say_criterion,
    say_evidence,
    say_feature_state,
)
from advisor.words.explanation import because, say_explained, say_mean, say_not_applicable
from advisor.words.level_explanation import because_side, say_smallest_set


@click.command()
@answers_argument
@click.argument("element", metavar="[ID]", default=WHOLE, shell_complete=ids)
@rubric_option
@strict_option
@as_of_option
@format_option
def explain(
    answers: str,
    element: str,
    rubric: str | None,
    strict: bool,
    as_of: date | None,
    output: str,
) -> None:
    """Print why: overall, or for what is called ID.

    ID is a side, a feature, a dimension, a stage, a practice or a criterion, which is named
    practice/criterion.
    """
    card = open_given(answers, rubric, as_of).scorecard
    basis: Basis = "supported" if strict else "claimed"
    explanation = explain_element(card, element, basis)
    if output == "json":
        from advisor.words.json_sentences import json_sentences  # noqa: PLC0415 what gates and comparisons say, too

        show_json(as_data(explanation, json_sentences(card, basis)))
    else:
        show_lines(_text(card, explanation))


def _text(card: Scorecard, explanation: Explanation) -> Iterator[str]:
    yield heading(say_explained(explanation))
    beside = say_waivers(card) if explanation.kind == "overall" else None
    for line in (say_thin(card), say_without_criteria(card), beside):
        yield from wrapped(line or "")
    for line in because(explanation, profile_titles(card)):
        yield from wrapped(line)
    if explanation.feature:
        yield from _feature(explanation.feature, explanation.basis)
    if explanation.practice:
        yield from _practice(explanation.practice, explanation.basis)
    if explanation.criterion:
        yield from _criterion(explanation.criterion)
    for side in explanation.sides:
        if side.terms or side.left_out:
            yield ""
            yield from _side(side, explanation.basis, ranges=as_range(card))


def _side(side: SideExplanation, basis: Basis, *, ranges: bool) -> Iterator[str]:
    yield heading(side.title)
    for line in because_side(side, basis):
        yield from wrapped(line)
    if side.level:
        yield from _features(side.level)
    if basis == "claimed":
        yield from unsupported_lines(side.unsupported, indent="    ")
    if side.changes:
        yield f"  {say_smallest_set(side.next_level)}"
        for change in side.changes:
            text = f"{say_blocker(change)} ({name_of(change)})"
            yield from wrapped(text, first="    • ", indent="      ")
    yield from _score(side, ranges=ranges)
    if side.left_out:
        yield from wrapped(say_not_applicable(side.left_out))


def _features(level: LevelExplanation) -> Iterator[str]:
    for feature in level.features:
        if feature.state is not FeatureState.OUT_OF_SCOPE:
            text = f"{say_feature_state(feature)}: {feature.title} ({feature.id})"
            yield from wrapped(
                text, first=f"    L{feature.level} {feature.role}, ", indent="      "
            )


def _score(side: SideExplanation, *, ranges: bool) -> Iterator[str]:
    yield f"  {say_mean(side.standing, as_range=ranges)}"
    for term in side.terms:
        weight = sentence("weight {weight:<4g}", weight=term.weight)
        yield f"    {_value(term):>5} × {weight} {plain(term.practice)}"


def _value(term: Term) -> str:
    return "–" if term.value is None else f"{term.value:g}"


def _feature(explanation: FeatureExplanation, basis: Basis) -> Iterator[str]:
    for item in explanation.criteria:
        criterion = item.criterion
        text = (
            f"{say_criterion(criterion, basis)}: {criterion.text} ({item.practice}/{criterion.id})"
        )
        yield from wrapped(text, first="    • ", indent="      ")


def _practice(practice: PracticeExplanation, basis: Basis) -> Iterator[str]:
    for criterion in practice.criteria:
        text = f"{say_criterion(criterion, basis)}: {criterion.text} ({criterion.id})"
        yield from wrapped(text, first=f"    L{criterion.level} ", indent="       ")
    if practice.weight_reason:
        yield from wrapped(
            practice.weight_reason, first=f"  {sentence('Weight')}: ", indent="         "
        )
    for evidence in practice.evidence:
        yield from wrapped(
            say_evidence(evidence), first=f"  {sentence('Evidence')}: ", indent="    "
        )


def _criterion(explanation: CriterionExplanation) -> Iterator[str]:
    if explanation.note:
        yield from wrapped(explanation.note, first=f"  {sentence('Note')}: ", indent="    ")
    for evidence in explanation.evidence:
        yield from wrapped(
            say_evidence(evidence), first=f"  {sentence('Evidence')}: ", indent="    "
        )
