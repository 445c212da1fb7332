"""Several people who answer for the same team."""

from dataclasses import replace

from hypothesis import strategies as st

from advisor.assessment.agreement import Respondent
from advisor.assessment.model import Answer, Assessment, Team
from advisor.rubric.model import Rubric
from tests.build import assessment, with_answers
from tests.strategies import answers, any_rubric, backups

NOTES = st.sampled_from((None, None, "planned", "planned\nfor spring"))


@st.composite
def respondents(draw: st.DrawFn) -> tuple[Rubric, list[Respondent]]:
    """Draw a rubric and two to four people with answers, notes and evidence of their own."""
    rubric = draw(any_rubric())
    names = [practice.id for practice in rubric.practices]
    answer = st.builds(lambda a, note: replace(a, note=note), answers(rubric), NOTES)
    some = st.dictionaries(st.sampled_from(names), answer, max_size=6)
    given = draw(st.lists(some, min_size=2, max_size=4))
    alone = assessment(rubric, {})
    return rubric, [
        Respondent(name=f"person-{number}", assessment=replace(alone, answers=answered))
        for number, answered in enumerate(given)
    ]


def person(name: str, answer: Answer | None = None, **facts: object) -> Respondent:
    """Return somebody with one answer to `copies.backup`, and facts of the assessment."""
    answered = {} if answer is None else {"copies.backup": answer}
    return Respondent(
        name=name, assessment=_with(with_answers(assessment(backups(), {}), answered), facts)
    )


def _with(given: Assessment, facts: dict[str, object]) -> Assessment:
    profile = facts.pop("profile", None)
    if isinstance(profile, dict):
        facts["team"] = Team(name=given.team.name, profile=profile)
    return replace(given, **facts)  # type: ignore[arg-type] # each test names fields it knows
