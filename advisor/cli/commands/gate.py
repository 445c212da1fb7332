"""`advisor gate`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

import click

from advisor.cli.exit_code import ExitCode
from advisor.cli.options import (
    answers_argument,
    as_of_option,
    format_option,
    rubric_option,
    strict_option,
)
from advisor.cli.output import heading, show_json, show_lines, wrapped
from advisor.cli.several_inputs import require_one_stdin
from advisor.document.data import as_data
from advisor.document.share import percent_of
from advisor.errors import ContentError
from advisor.result.given import GivenAnswers, open_given
from advisor.scan.beside_answers import Beside, beside
from advisor.scoring.gate import GateConditions, MinScore, Verdict, check_gate
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.words.coverage import say_thin, say_waivers
from advisor.words.verdict import say_condition, say_failures, say_found

_NOTHING = "0"
_WHOLE = 100


class _MinScore(click.ParamType[MinScore]):
    """A part of the rubric and its least score: ``[side:]dimension=score``."""

    name = "[side:]dimension=score"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> MinScore:
        named, _, written = value.partition("=")
        side, _, element = named.rpartition(":")
        least = _number(written)
        if not element or least is None:
            self.fail(
                sentence(
                    "{value!r} is not of the form testing=1.5 or mlops:testing=1.5", value=value
                ),
                param,
                ctx,
            )
        return MinScore(element=element.strip(), least=least, side=side.strip() or None)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


class _Coverage(click.ParamType[float]):
    """A share of 1, written as percent or as a part of 1."""

    name = "share"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        if value == _NOTHING:
            return 0.0
        try:
            return percent_of(value) / _WHOLE
        except ContentError as error:
            (problem,) = error.problems
            self.fail(f"{problem.message}. {problem.hint}", param, ctx)


@click.command()
@answers_argument
@click.option(
    "--min-level", type=int, metavar="L", help=sentence("The whole holds at least this level.")
)
@click.option(
    "--min",
    "min_scores",
    type=_MinScore(),
    metavar="DIMENSION=SCORE",
    multiple=True,
    help=sentence(
        "A dimension, a stage or `overall` scores at least this; `side:` before it "
        "picks a side. May be repeated."
    ),
)
@click.option(
    "--min-coverage",
    type=_Coverage(),
    metavar="P",
    help=sentence("At least this share of all criteria is met or unmet: 80, 80% or 0.8."),
)
@click.option(
    "--max-unknown", type=int, metavar="N", help=sentence("At most N criteria are unknown.")
)
@click.option(
    "--max-waived", type=int, metavar="N", help=sentence("At most N criteria are waived.")
)
@click.option(
    "--no-contradictions",
    is_flag=True,
    help=sentence("No proposal (--proposals) speaks against an answer, but for rejected ones."),
)
@click.option(
    "--proposals",
    metavar="F",
    help=sentence(
        "What `advisor scan -o F` or agents wrote; without it, proposals.yaml beside the answers."
    ),
)
@click.option(
    "--no-regress",
    "base",
    metavar="BASE",
    help=sentence(
        "No level is lower than in BASE, no feature or defining criterion that was "
        "held fell, and nothing that was known is unknown, unanswered, waived or left "
        "out."
    ),
)
@rubric_option
@strict_option
@as_of_option
@format_option
def gate(  # noqa: PLR0913, PLR0917 an argument for each option
    answers: str,
    no_contradictions: bool,
    proposals: str | None,
    base: str | None,
    rubric: str | None,
    strict: bool,
    as_of: date | None,
    output: str,
    **wanted: Any,
) -> int:
    """Exit with 0 when every condition holds and with 1 when one does not.

    F and BASE are answers files or result documents. A score is judged by its low bound, with all
    that is open unmet, and never rounded up. Evidence and waivers of an answers file are judged as
    of today, those of a result as of its own day.
    """
    asked = any(value not in (None, ()) for value in wanted.values())
    if base is None and not (asked or no_contradictions):
        raise click.UsageError(
            sentence(
                "Give a condition: --min-level, --min, --min-coverage, --max-unknown, "
                "--max-waived, --no-contradictions or --no-regress."
            )
        )
    if proposals and not no_contradictions:
        raise click.UsageError(sentence("--proposals goes with --no-contradictions."))
    require_one_stdin([answers, base or "", proposals or ""])
    if no_contradictions:
        wanted["contradictions"] = _contradictions(answers, rubric, proposals)
    before = None if base is None else open_given(base, rubric, any_edition=True).scorecard
    card = _judged(answers, rubric, as_of)
    basis: Basis = "supported" if strict else "claimed"
    verdicts = check_gate(card, GateConditions(**wanted, base=before), basis)
    holds = all(verdict.holds for verdict in verdicts)
    if output == "json":
        from advisor.words.json_sentences import json_sentences  # noqa: PLC0415 what explanations say, too

        known = {"coverage": card.coverage, "thin": card.thin, "waivers": card.waivers}
        show_json(
            as_data({"holds": holds, "conditions": verdicts, **known}, json_sentences(card, basis))
        )
    else:
        show_lines(_text(card, verdicts))
    return ExitCode.DONE if holds else ExitCode.NOT_HELD


def _contradictions(answers: str, rubric: str | None, proposals: str | None) -> tuple[Beside, ...]:
    """Return the proposals of a scan that speak against an answer."""
    from advisor.scan.document import load_proposals  # noqa: PLC0415 reading takes pydantic

    given = open_given(answers, rubric)
    if not isinstance(given, GivenAnswers):
        raise ContentError(
            sentence(
                "--no-contradictions needs an answers file: a result does not hold the answers"
            ),
            hint=sentence("Name the answers file the result was made from."),
        )
    place = proposals or str(Path(answers).parent / "proposals.yaml")
    told = (
        item
        for scan in load_proposals(place)
        for item in beside(scan.proposals, given.rubric, given.assessment)
    )
    return tuple(i for i in told if i.relation == "contradicts" and i.proposal.rejected is None)


def _judged(answers: str, rubric: str | None, as_of: date | None) -> Scorecard:
    """Return what is judged, an answers file as of today unless another day is given."""
    given = open_given(answers, rubric, as_of)
    if isinstance(given, GivenAnswers) and as_of is None:
        today = date.today()  # noqa: DTZ011 the team's own calendar day is meant
        return replace(given, as_of=today).scorecard
    return given.scorecard


def _text(card: Scorecard, verdicts: Sequence[Verdict]) -> Iterator[str]:
    if thin := say_thin(card):
        yield from wrapped(thin, indent="")
    for verdict in verdicts:
        word = "holds" if verdict.holds else "FAILS"
        yield heading(f"{word}  {say_condition(verdict)}: {say_found(verdict)}")
        for failure in say_failures(verdict):
            yield from wrapped(failure, first="       • ", indent="         ")
    yield from wrapped(say_waivers(card) or "", indent="")
