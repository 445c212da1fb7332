"""The verdict of a gate in each of its forms."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from advisor.cli.diagnostics import remark
from advisor.cli.output import heading, show_document, show_json, show_lines, wrapped
from advisor.document.data import as_data
from advisor.document.presence import is_file
from advisor.document.read import STANDARD_INPUT
from advisor.errors import AdvisorError, Problem
from advisor.frozen import dataclass
from advisor.result.given import Given, GivenAnswers
from advisor.scoring.gate_model import Verdict
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.words.coverage import say_thin, say_waivers
from advisor.words.gate_verdict import say_condition, say_failures, say_found, say_tighter

FORMS = ("text", "json", "junit", "github", "sarif")
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")  # where GitHub and GitLab have the repository
_SUMMARY = "GITHUB_STEP_SUMMARY"


@dataclass(frozen=True, kw_only=True)
class GateOutcome:
    """What a gate judged and found, and what a reader must know before trusting it.

    `found` tells that nobody named the policy: it stood beside the answers; `asked` are its keys.
    """

    given: Given
    source: str
    card: Scorecard
    basis: Basis
    verdicts: tuple[Verdict, ...]
    remarks: tuple[str, ...]
    policy: str | None
    found: bool
    asked: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every condition holds."""
        return all(verdict.holds for verdict in self.verdicts)


def show_outcome(outcome: GateOutcome, form: str) -> None:
    """Print what a gate found, and for GitHub add it to the summary of the step."""
    if form == "json":
        _show_json(outcome)
        return
    if form in {"text", "github"}:
        show_lines(_text(outcome))
    if form != "text":
        _show_for_pipeline(outcome, form)
    if outcome.found and outcome.asked:
        asked = ", ".join(outcome.asked)
        remark(
            sentence("Conditions also from {policy}: {asked}.", policy=outcome.policy, asked=asked)
        )
    for said in (*outcome.remarks, *map(say_tighter, outcome.verdicts)):
        if said:
            remark(said)


@contextmanager
def annotating(form: str) -> Iterator[None]:
    """Have GitHub show what is wrong with an input at its line, too."""
    try:
        yield
    except AdvisorError as error:
        if form == "github":
            from advisor.report.gate.annotations import problem_annotations  # noqa: PLC0415 seldom

            problems = [_placed_in_repository(problem) for problem in error.problems]
            lines = problem_annotations(problems, error.count)
            show_document("".join(f"{line}\n" for line in lines))
        raise


def _placed_in_repository(problem: Problem) -> Problem:
    place = problem.location
    file = _in_repository(place.file) if place and is_file(Path(place.file)) else None
    return replace(problem, location=replace(place, file=file) if place and file else None)


def _show_json(outcome: GateOutcome) -> None:
    from advisor.words.json_sentences import json_sentences  # noqa: PLC0415 what explanations say, too

    card = outcome.card
    data = {
        "holds": outcome.holds,
        "conditions": outcome.verdicts,
        "remarks": outcome.remarks,
        "policy": outcome.policy,
        "coverage": card.coverage,
        "thin": card.thin,
        "waivers": card.waivers,
    }
    show_json(as_data(data, json_sentences(card, outcome.basis)))


def _show_for_pipeline(outcome: GateOutcome, form: str) -> None:
    from advisor.report.gate.findings import Judged  # noqa: PLC0415 only a pipeline needs these

    document = outcome.given.document if isinstance(outcome.given, GivenAnswers) else None
    judged = Judged(file=_in_repository(outcome.source), document=document)
    if form == "junit":
        from advisor.report.gate.junit import gate_junit  # noqa: PLC0415 as above

        show_document(gate_junit(outcome.verdicts, judged))
    elif form == "sarif":
        from advisor.report.gate.sarif import gate_sarif  # noqa: PLC0415 as above

        show_json(gate_sarif(outcome.verdicts, judged))
    else:
        from advisor.report.gate.annotations import annotations  # noqa: PLC0415 as above

        show_document("".join(f"{line}\n" for line in annotations(outcome.verdicts, judged)))
        _add_to_summary(outcome)


def _in_repository(source: str) -> str | None:
    """Return the path of a file within the repository of the pipeline, or else as it was given."""
    if source == STANDARD_INPUT:
        return None
    path = Path(source)
    for root in (root for name in _ROOTS if (root := os.environ.get(name))):
        absolute, top = path.resolve(), Path(root).resolve()
        if absolute.is_relative_to(top):
            return absolute.relative_to(top).as_posix()
    return path.as_posix()


def _add_to_summary(outcome: GateOutcome) -> None:
    """Add to the summary of the step, if there is one; the verdict stands without it."""
    place = os.environ.get(_SUMMARY)
    if not place:
        return
    from advisor.report.gate.summary import gate_summary  # noqa: PLC0415 only this form needs it

    text = gate_summary(outcome.card, outcome.verdicts, outcome.remarks)
    try:
        with Path(place).open("a", encoding="utf-8") as summary:
            summary.write(text)
    except OSError as error:
        remark(
            sentence(
                "The summary of the step is not written: {place}: {reason}.",
                place=place,
                reason=error.strerror,
            )
        )


def _text(outcome: GateOutcome) -> Iterator[str]:
    card: Scorecard = outcome.card
    if thin := say_thin(card):
        yield from wrapped(thin, indent="")
    yield from _conditions(outcome.verdicts)
    yield from wrapped(say_waivers(card) or "", indent="")


def _conditions(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        word = "holds" if verdict.holds else "FAILS"
        yield heading(f"{word}  {say_condition(verdict)}: {say_found(verdict)}")
        for failure in say_failures(verdict):
            yield from wrapped(failure, first="       • ", indent="         ")
