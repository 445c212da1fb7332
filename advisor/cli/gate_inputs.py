"""What a gate reads beside the answers: its policy, and the base to compare with."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from advisor.assessment.store import in_order
from advisor.document.parse import Document, Path_, load_document
from advisor.document.presence import is_file
from advisor.document.read import STANDARD_INPUT, display_name, read_text
from advisor.errors import AbsentError, ContentError, Location, Problem, UsageError
from advisor.frozen import dataclass
from advisor.result.given import Given, GivenAnswers, given_in, named_reference
from advisor.scoring.gate import check_gate
from advisor.scoring.gate_model import Uncompared
from advisor.scoring.model import Scorecard
from advisor.scoring.policy import GateLimits, GatePolicy
from advisor.translation import sentence

POLICY = "advisor-gate.yaml"
_IF_EMPTY = sentence("Start with a line such as `min_level: 1`.")


@dataclass(frozen=True, kw_only=True)
class PolicyFile:
    """A policy with the document it was read from; without one it asks nothing."""

    policy: GatePolicy
    document: Document | None = None

    @property
    def name(self) -> str | None:
        """The file, as messages call it."""
        return self.document.file if self.document else None

    @property
    def asked(self) -> tuple[str, ...]:
        """The keys at which it asks something."""
        values = {field.name: getattr(self.policy, field.name) for field in fields(self.policy)}
        return tuple(
            name for name, value in values.items() if value is not None and value is not False
        )

    def beside(self, named: str | None) -> str | None:
        """Return a file that the policy names, from where the policy stands."""
        if named is None or self.document is None or named == STANDARD_INPUT:
            return named
        return str(Path(self.document.file).parent / named)


def read_policy(named: str | None, answers: str) -> PolicyFile:
    """Return the policy in a file, or in the one beside the answers, or one that asks nothing.

    Raises InputError with every problem of the file.
    """
    source = named or _policy_beside(answers)
    if source is None:
        return PolicyFile(policy=GatePolicy())
    from advisor.document.validate import validate  # noqa: PLC0415 pydantic is slow

    document = load_document(source, if_empty=_IF_EMPTY)
    try:
        policy = validate(
            GatePolicy,
            document.data,
            locate=document.locate,
            mark=document.mark,
            earlier=document.problems,
        )
    except ContentError as error:
        raise ContentError.of(in_order(error.problems), more=error.more) from None
    if document.problems:
        raise ContentError.of(document.problems)
    return PolicyFile(policy=policy, document=document)


def _policy_beside(answers: str) -> str | None:
    if answers == STANDARD_INPUT:
        return None
    path = Path(answers).parent / POLICY
    return str(path) if is_file(path) else None


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
