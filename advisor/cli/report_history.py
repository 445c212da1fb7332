"""Earlier assessments of a team for its report, found among files."""

from collections.abc import Sequence

from advisor.cli.diagnostics import remark
from advisor.cli.history_text import say_why_unread
from advisor.cli.past_assessments import gather_files
from advisor.plain_text import plain_line
from advisor.result.model import Result
from advisor.rubric.catalogue import named_rubric
from advisor.scoring.history import team_of
from advisor.scoring.model import Scorecard
from advisor.translation import counted, sentence


def found_in(places: Sequence[str], result: Result, rubric: str | None) -> list[Scorecard]:
    """Return what was assessed of the same team by the same rubric on an earlier day.

    What was left out, and what could not be read, is told as remarks.
    """
    if not places:
        return []
    found = gather_files(places, named_rubric(rubric) if rubric else None)
    for item in found.unread:
        remark(sentence("Not read: {why}", why=plain_line(say_why_unread(item))))
    cards = [item.card for item in found.past]
    others = [card for card in cards if not _same(card, result)]
    if others:
        remark(
            counted(
                "{n} assessment is of another team or rubric, and left out.",
                "{n} assessments are of another team or rubric, and left out.",
                len(others),
            )
        )
    earlier = [c for c in cards if _same(c, result) and c.assessed_on < result.assessed_on]
    if not earlier:
        remark(sentence("There is no earlier assessment of the team in it."))
    return earlier


def _same(card: Scorecard, result: Result) -> bool:
    same_rubric = card.rubric.reference == result.rubric.reference
    return same_rubric and team_of(card) == team_of(result)
