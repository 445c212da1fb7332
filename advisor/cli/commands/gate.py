"""`advisor gate`."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

import click

from advisor.cli.exit_code import ExitCode
from advisor.cli.gate_inputs import BaseOptions, open_base, require_criticality, require_possible
from advisor.cli.gate_output import FORMS, GateOutcome, annotating, show_outcome
from advisor.cli.options import (
    DateType,
    answers_argument,
    rubric_option,
    strict_option,
)
from advisor.cli.several_inputs import require_one_stdin
from advisor.document.share import percent_of
from advisor.errors import ContentError
from advisor.report.gate.policy_file import PolicyFile, read_policy
from advisor.result.given import Given, GivenAnswers, open_given
from advisor.scan.beside_answers import Beside, beside
from advisor.scoring.compare import compare
from advisor.scoring.gate import check_gate
from advisor.scoring.gate_model import Criticality, MinScore, Uncompared
from advisor.scoring.gate_policy import GateLimits
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.words.gate_verdict import say_criticality_moved
from advisor.words.level_change import say_remarks

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
    "--max-age",
    type=int,
    metavar="DAYS",
    help=sentence("The answers were given at most so many days ago."),
)
@click.option(
    "--no-expired",
    is_flag=True,
    help=sentence("No evidence of an answer that counts has expired."),
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
@click.option(
    "--first-run",
    is_flag=True,
    help=sentence("A BASE that is not there, or empty, is no fault: there is none yet."),
)
@click.option(
    "--allow-incomparable",
    is_flag=True,
    help=sentence("A BASE that cannot be compared, of another rubric, is passed over."),
)
@click.option(
    "--policy",
    "policy",
    metavar="FILE",
    help=sentence(
        "Conditions in a file; without it, advisor-gate.yaml beside the answers. What stands on "
        "the command line takes the place of the same in it."
    ),
)
@rubric_option
@strict_option
@click.option(
    "--as-of",
    "as_of",
    type=DateType(),
    metavar="DATE",
    help=sentence("Judge evidence, waivers and age as of this day, not of today."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help=sentence(
        "How to print what was found. `github` are annotations, and adds to the step's summary."
    ),
)
def gate(  # noqa: PLR0913, PLR0917 an argument for each option
    answers: str,
    proposals: str | None,
    base: str | None,
    first_run: bool,
    allow_incomparable: bool,
    policy: str | None,
    rubric: str | None,
    as_of: date | None,
    form: str,
    **limits: Any,
) -> int:
    """Exit with 0 when every condition holds and with 1 when one does not.

    F and BASE are answers files or result documents. A score is judged by its low bound, with all
    that is open unmet, and never rounded up. Evidence and waivers of an answers file are judged as
    of today, those of a result as of its own day; --max-age and --no-expired as of today there too.
    """
    with annotating(form):
        file = read_policy(policy, answers)
        base = base or file.beside(file.policy.no_regress)
        asked = _asked(limits)
        _require_sense(asked, file, base, proposals, first_run or allow_incomparable)
        require_one_stdin([answers, base or "", proposals or "", policy or ""])
        given = _judged(open_given(answers, rubric, as_of), as_of)
        expected = file.policy.criticality
        criticality = require_criticality(given) if expected else None
        require_possible(file, given.scorecard)
        primary = given.scorecard.rubric.primary_side
        wanted = asked.on_side(primary).over(file.policy.limits(criticality).on_side(primary))
        basis: Basis = "supported" if wanted.strict else "claimed"
        against = None
        if wanted.no_contradictions:
            place = proposals or file.beside(file.policy.proposals)
            against = _contradictions(answers, rubric, place)
        options = BaseOptions(
            rubric=rubric,
            first_run=first_run or file.policy.first_run,
            allow_incomparable=allow_incomparable or file.policy.allow_incomparable,
        )
        before = open_base(base, given.scorecard, options) if base else None
        conditions = wanted.conditions(
            contradictions=against,
            base=before if before is None or isinstance(before, Uncompared) else before.scorecard,
            criticality=_criticality(criticality, expected),
            day=as_of or _today(),
        )
        outcome = GateOutcome(
            given=given,
            source=answers,
            card=given.scorecard,
            basis=basis,
            verdicts=check_gate(given.scorecard, conditions, basis),
            remarks=_remarks(before, given, basis, judged_by_criticality=bool(expected)),
            policy=file.name,
            found=policy is None,
            asked=file.asked,
        )
    show_outcome(outcome, form)
    return ExitCode.DONE if outcome.holds else ExitCode.NOT_HELD


def _criticality(said: str | None, expected: Collection[str] | None) -> Criticality | None:
    return Criticality(said=said, expected=tuple(expected)) if expected else None


def _asked(limits: dict[str, Any]) -> GateLimits:
    """Return what the command line asks for; a flag that is not set asks for nothing."""
    least: dict[str, float] = {}
    for score in limits.pop("min_scores"):
        name = f"{score.side}:{score.element}" if score.side else score.element
        least[name] = max(score.least, least.get(name, score.least))
    said = {name: value for name, value in limits.items() if value is not False}
    return GateLimits(min=least or None, **said)


def _require_sense(
    asked: GateLimits, file: PolicyFile, base: str | None, proposals: str | None, about_base: bool
) -> None:
    """Refuse a command line that asks for nothing, or for what has no effect."""
    if not (asked.asking or base or file.policy.criticality or file.policy.asking):
        raise click.UsageError(
            sentence(
                "Give a condition: --min-level, --min, --min-coverage, --max-unknown, "
                "--max-waived, --max-age, --no-expired, --no-contradictions or --no-regress."
            )
        )
    if proposals and not (asked.no_contradictions or file.policy.no_contradictions):
        raise click.UsageError(sentence("--proposals goes with --no-contradictions."))
    if about_base and base is None:
        raise click.UsageError(
            sentence("--first-run and --allow-incomparable go with --no-regress.")
        )


def _remarks(
    before: Given | Uncompared | None, given: Given, basis: Basis, *, judged_by_criticality: bool
) -> tuple[str, ...]:
    """Return what a reader must know before trusting the comparison."""
    if before is None or isinstance(before, Uncompared):
        return ()
    said = list(say_remarks(compare(before.scorecard, given.scorecard, basis)))
    if (
        judged_by_criticality
        and isinstance(before, GivenAnswers)
        and isinstance(given, GivenAnswers)
    ):
        was, now = before.assessment.criticality, given.assessment.criticality
        said += [say_criticality_moved(was, now)] if was != now else []
    return tuple(said)


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


def _judged(given: Given, as_of: date | None) -> Given:
    """Return what is judged, an answers file as of today unless another day is given."""
    if isinstance(given, GivenAnswers) and as_of is None:
        return replace(given, as_of=_today())
    return given


def _today() -> date:
    return date.today()  # noqa: DTZ011 the team's own calendar day is meant
