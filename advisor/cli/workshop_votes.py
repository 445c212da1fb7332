"""A votes file beside other inputs: its minutes, and a result that has them."""

from dataclasses import replace

from advisor.assessment.votes.open_votes import open_votes
from advisor.cli.diagnostics import remark
from advisor.errors import ContentError, Location
from advisor.plain_text import plain
from advisor.result.minutes import WorkshopMinutes, minutes_of
from advisor.result.model import Result
from advisor.rubric.catalogue import named_rubric
from advisor.translation import sentence


def read_minutes(votes: str, rubric: str | None) -> WorkshopMinutes:
    """Return the minutes of a workshop. Raises AdvisorError."""
    chosen, workshop = open_votes(votes, named_rubric(rubric))
    return minutes_of(chosen, workshop)


def with_workshop(result: Result, votes: str, rubric: str | None) -> Result:
    """Return a result with the minutes of a workshop on its answers. Raises AdvisorError."""
    chosen, workshop = open_votes(votes, named_rubric(rubric))
    if workshop.rubric != result.rubric.reference:
        raise ContentError(
            sentence(
                "the votes are for `{voted}`, the report is for `{reference}`",
                voted=workshop.rubric,
                reference=result.rubric.reference,
            ),
            hint=sentence("Name the votes file beside the answers of the report."),
            location=Location(file=votes),
        )
    if workshop.team != result.team["name"]:
        remark(
            sentence(
                "The workshop is that of {voted}, the report that of {team}.",
                voted=plain(workshop.team),
                team=plain(str(result.team["name"])),
            )
        )
    return replace(result, workshop=minutes_of(chosen, workshop))
