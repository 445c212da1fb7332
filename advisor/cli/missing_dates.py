"""Plans that lack the dates that were asked for."""

from advisor.cli.diagnostics import remark
from advisor.result.model import Result


def remark_undated(result: Result) -> None:
    """Say why a result that was opened has no dates, should that be so."""
    if result.roadmap.undated:
        remark(
            "The steps have no dates: scheduling needs the rubric this result was scored with, "
            f"{result.rubric.id} {result.rubric.version}. Name it with --rubric, or give the "
            "answers file."
        )
