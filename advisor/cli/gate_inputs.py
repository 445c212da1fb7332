"""What a gate is given beside the answers: whether its policy fits, and what to compare with."""

from collections.abc import Iterator
from dataclasses import fields, replace

from advisor.document.parse import Path_
from advisor.document.read import display_name, read_text
from advisor.errors import AbsentError, ContentError, Location, Problem, UsageError, in_order
from advisor.frozen import dataclass
from advisor.report.gate.policy_file import PolicyFile
from advisor.result.given import Given, GivenAnswers, given_in, named_reference
from advisor.scoring.gate import check_gate
from advisor.scoring.gate_model import Uncompared
from advisor.scoring.gate_policy import GateLimits, GatePolicy
from advisor.scoring.model import Scorecard
from advisor.translation import sentence


def require_possible(file: PolicyFile, card: Scorecard) -> None:
    """Refuse a policy that asks for what the rubric has not, with every place where it does."""
    problems = list(_impossible(file, card))
    if problems:
        raise ContentError.of(in_order(problems))


def _impossible(file: PolicyFile, card: Scorecard) -> Iterator[Problem]:
    if file.document is None:
        return
    for path, limits in _one_by_one(file.policy):
        try:
            check_gate(card, limits.conditions())
        except UsageError as error:
            (problem,) = error.problems
            yield replace(problem, location=file.document.locate(path))


def _one_by_one(policy: GatePolicy) -> Iterator[tuple[Path_, GateLimits]]:
    for at, limits in policy.every_limit():
        for name in (field.name for field in fields(GateLimits)):
            value = getattr(limits, name)
            if name == "min":
                for element, least in (value or {}).items():
                    yield (*at, name, element), GateLimits(min={element: least})
            elif value is not None:
                yield (*at, name), GateLimits(**{name: value})


def require_criticality(given: Given) -> str | None:
    """Return the criticality that answers say. Raises ContentError for a result."""
    if isinstance(given, GivenAnswers):
        return given.assessment.criticality
    raise ContentError(
        sentence("a policy with `criticality` needs an answers file: a result does not hold it"),
        hint=sentence("Name the answers file the result was made from."),
        location=Location(file=given.name),
    )


@dataclass(frozen=True, kw_only=True)
class BaseOptions:
    """Whether there may be no base yet, and whether one may be that cannot be compared."""

    rubric: str | None = None
    first_run: bool = False
    allow_incomparable: bool = False


def open_base(source: str, card: Scorecard, options: BaseOptions) -> Given | Uncompared:
    """Open what to compare with, or return why nothing is compared, where that is allowed.

    A file that is empty is none: so a shell leaves it when the command that was to fill it failed.
    Raises InputError.
    """
    name = display_name(source)
    try:
        text = read_text(source)
    except AbsentError as error:
        text, (problem,) = "", error.problems
    else:
        problem = Problem(message=sentence("{name} is empty", name=name))
    if not text.strip():
        if options.first_run:
            return Uncompared(why="first-run")
        first = sentence(
            "On the very first run, when there is nothing to compare with: --first-run."
        )
        raise AbsentError(
            problem.message,
            hint=f"{problem.hint} {first}" if problem.hint else first,
            location=Location(file=name),
        )
    try:
        given = given_in(text, options.rubric, name=name, any_edition=True)
    except ContentError:
        named = named_reference(text, file=name)
        if named in {None, card.rubric.reference}:
            raise
        return _incomparable(name, _other_rubric(str(named), card), options)
    before = given.scorecard
    if before.rubric.reference != card.rubric.reference:
        return _incomparable(name, _other_rubric(before.rubric.reference, card), options)
    if before.has_criteria != card.has_criteria:
        return _incomparable(name, Uncompared(why="no-criteria"), options)
    return given


def _other_rubric(before: str, card: Scorecard) -> Uncompared:
    return Uncompared(why="other-rubric", before=before, after=card.rubric.reference)


def _incomparable(name: str, found: Uncompared, options: BaseOptions) -> Uncompared:
    if options.allow_incomparable:
        return found
    if found.why == "no-criteria":
        message = sentence("it cannot be compared: only one of the two has criteria")
    else:
        message = sentence(
            "it cannot be compared: it is for the rubric `{before}`, what is judged for `{after}`",
            before=found.before,
            after=found.after,
        )
    raise ContentError(
        message,
        hint=sentence(
            "Give one of the same rubric and edition, or judge without it: --allow-incomparable."
        ),
        location=Location(file=name),
    )
