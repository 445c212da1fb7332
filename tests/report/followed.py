"""Results of a team that was assessed before."""

from datetime import date, timedelta
from functools import cache

from advisor.assessment.model import Answer, Assessment, Team
from advisor.report.previous import with_history
from advisor.result.build import build_result
from advisor.result.model import Result
from tests.report.build import shipped


@cache
def followed(times: int) -> Result:
    """Return the result of a team that was assessed `times` before, and rose and fell since."""
    rubric = shipped()
    places = {practice.id: place for place, practice in enumerate(rubric.practices)}

    def at(moment: int) -> Result:
        answers = {
            name: Answer(level=min(rubric.top, max(0, (moment * 12 + place * 7) % 90 // 40)))
            for name, place in places.items()
        }
        assessment = Assessment(
            rubric=rubric.reference,
            team=Team(name="Team"),
            assessed_on=date(2025, 1, 15) + timedelta(days=91 * moment),
            answers=answers,
        )
        return build_result(rubric, assessment)

    return with_history(at(times), [at(moment) for moment in range(times)])
