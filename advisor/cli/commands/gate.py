"""`advisor gate`."""

from collections.abc import Iterator, Sequence
from math import isfinite

import click

from advisor.cli.exit_code import ExitCode
from advisor.cli.options import answers_argument, format_option, rubric_option, strict_option
from advisor.cli.output import heading, show_json, show_lines, wrapped
from advisor.cli.several_inputs import require_one_stdin
from advisor.result.given import open_given
from advisor.scoring.gate import Conditions, MinScore, Verdict, judge


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
            self.fail(f"{value!r} is not of the form testing=1.5 or mlops:testing=1.5", param, ctx)
        return MinScore(element=element.strip(), least=least, side=side.strip() or None)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


@click.command()
@answers_argument
@click.option("--min-level", type=int, metavar="L", help="The whole holds at least this level.")
@click.option(
    "--min",
    "min_scores",
    type=_MinScore(),
    metavar="DIMENSION=SCORE",
    multiple=True,
    help="A dimension, a stage or `overall` scores at least this; `side:` before it picks a side. "
    "May be repeated.",
)
@click.option(
    "--no-regress",
    "base",
    metavar="BASE",
    help="No level of the whole or of a dimension is lower than in BASE, and no practice fell "
    "below its gate.",
)
@rubric_option
@strict_option
@format_option
def gate(  # noqa: PLR0913, PLR0917 one parameter for each option
    answers: str,
    min_level: int | None,
    min_scores: tuple[MinScore, ...],
    base: str | None,
    rubric: str | None,
    strict: bool,
    output: str,
) -> int:
    """Exit with 0 when every condition holds and with 1 when one does not.

    F and BASE are answers files or result documents. A score of nothing answered does not hold,
    and no score is rounded up to meet its condition.
    """
    if min_level is None and not min_scores and base is None:
        raise click.UsageError("Give a condition: --min-level, --min or --no-regress.")
    require_one_stdin([answers, base or ""])
    conditions = Conditions(
        min_level=min_level,
        min_scores=min_scores,
        base=None if base is None else open_given(base, rubric).scorecard,
    )
    verdicts = judge(
        open_given(answers, rubric).scorecard, conditions, "supported" if strict else "claimed"
    )
    holds = all(verdict.holds for verdict in verdicts)
    if output == "json":
        show_json({"holds": holds, "conditions": verdicts})
    else:
        show_lines(_text(verdicts))
    return ExitCode.DONE if holds else ExitCode.NOT_HELD


def _text(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        word = "holds" if verdict.holds else "FAILS"
        yield heading(f"{word}  {verdict.condition}: {verdict.found}")
        for failure in verdict.failures:
            yield from wrapped(failure, first="       • ", indent="         ")
