"""Plans that lack the dates that were asked for."""

from advisor.cli.diagnostics import remark
from advisor.result.model import Result
from advisor.words.plan_remark import say_why_undated


def remark_undated(result: Result) -> None:
    """Say why a result that was opened has no dates, should that be so."""
    if result.roadmap.undated:
        remark(say_why_undated(result.rubric))
