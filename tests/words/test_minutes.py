"""What the minutes of a workshop say, and what votes say."""

from dataclasses import replace

import pytest

from advisor.assessment.votes.clock import Pace
from advisor.assessment.votes.model import Voted
from advisor.result.minutes import DissentMinutes, WorkshopMinutes
from advisor.scoring.votes.alpha import Agreement, WhyNoAlpha
from advisor.words.minutes import MinutesSection, minutes_sections, say_in_short
from advisor.words.vote import say_agreement, say_clock, say_pace, say_spread, say_who
from tests.result.workshops import FIRST, SECOND, THIRD, minutes


@pytest.fixture(scope="module")
def told() -> WorkshopMinutes:
    return minutes()


def section(told: WorkshopMinutes, title: str) -> MinutesSection:
    (found,) = [one for one in minutes_sections(told) if one.title == title]
    return found


def test_the_minutes_tell_who_took_part_and_who_gave_no_name(told: WorkshopMinutes) -> None:
    first, second, third = section(told, "Who took part").sentences
    assert first == (
        "5 people took part: Anna (ML engineer), Ben (Operations), Chloé and 2 without a name."
    )
    assert second == "Kim facilitated."
    assert third == "1 December 2026; 5 minutes without breaks, of 30 planned."
    assert say_in_short(told) == "2 of 4 questions decided in 5 minutes, on 14 votes."


def test_each_decision_has_its_votes_and_its_time(told: WorkshopMinutes) -> None:
    first, second = section(told, "Decisions").rows
    assert first[0] == FIRST.title
    assert first[1].startswith("level 1, 3 of 6 facts met; the run of Monday shows it; by Kim")
    assert first[2:] == ("5 votes (level 0: 2, level 1: 3)", "3:05")
    assert second[0] == THIRD.title


def test_dissent_is_told_once_for_what_the_same_people_say(told: WorkshopMinutes) -> None:
    (point,) = section(told, "Dissent").points
    assert "decided as met, and Ben and 1 without a name say not met: “" in point
    assert point.count("“") == 3


def test_what_is_to_be_settled_names_who_can_show_it_and_by_what(told: WorkshopMinutes) -> None:
    divided, *unknown = section(told, "Who settles what").points
    assert "Anna (ML engineer), Chloé and 1 without a name can show “" in divided
    assert "by document, artifact or automated record. Such as: " in divided
    assert all(point.startswith(f"{SECOND.title}: nobody could tell") for point in unknown)


def test_agreement_tells_alpha_and_facts_that_divide(told: WorkshopMinutes) -> None:
    found = section(told, "How far people agree")
    assert found.sentences[0].startswith("Krippendorff's alpha is 0.88 (ordinal")
    assert {row[2] for row in found.rows} == {"60 %"}
    assert len(found.head) == len(found.rows[0])


def test_parked_notes_actions_and_what_is_left(told: WorkshopMinutes) -> None:
    assert section(told, "Parked").points == (f"{SECOND.title}: ask the platform team",)
    assert section(told, "Noted with votes").points == (
        f"{FIRST.title}: only the nightly one (Ben)",
    )
    actions = section(told, "Actions")
    assert actions.to_do
    assert actions.points == (f"Show a run – Anna – by 9 December 2026 – about “{FIRST.title}”",)
    assert section(told, "Not decided yet").sentences[0].startswith("1 question was not decided")


def test_a_workshop_in_which_nothing_happened_yet_says_so(told: WorkshopMinutes) -> None:
    empty = replace(
        told,
        **dict.fromkeys(("attendees", "questions", "facts", "dissent", "settle", "actions"), ()),  # type: ignore[arg-type]
        unnamed=0,
    )
    (only,) = minutes_sections(empty)
    assert only.sentences[0] == "Nobody joined."


@pytest.mark.parametrize(
    ("alpha", "why", "said"),
    [
        (0.85, None, "people see the same"),
        (0.7, None, "much the same"),
        (0.2, None, "differently (below"),
        (-0.1, None, "no more than by chance"),
        (None, "few", "no alpha to tell"),
        (None, "same", "there is nothing for"),
        (None, "library", "not installed"),
    ],
)
def test_an_alpha_is_told_with_what_it_is_worth(
    alpha: float | None, why: WhyNoAlpha | None, said: str
) -> None:
    found = Agreement(alpha=alpha, why=why, questions=2, votes=9, facts=None)
    assert said in say_agreement(found)


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        (None, "Question 12 of 27"),
        (20, "Question 12 of 27, in time"),
        (180, "Question 12 of 27, 3 minutes behind"),
        (-60, "Question 12 of 27, 1 minute ahead"),
    ],
)
def test_the_pace_is_told_with_the_question(behind: int | None, said: str) -> None:
    pace = Pace(
        number=12, questions=27, spent=0, question_spent=0, behind=behind, question_left=None
    )
    assert say_pace(pace) == said


def test_small_words() -> None:
    assert (say_clock(185), say_clock(-10)) == ("3:05", "-0:10")
    assert say_who(["Anna"], 1) == "Anna and 1 without a name"
    assert say_spread({"met": 3, "unmet": 0, "unknown": 1}) == "3 met, 1 not known"
    assert say_spread({}) == "nothing said"


def test_people_who_differ_on_several_facts_are_told_once_although_others_differ_too(
    told: WorkshopMinutes,
) -> None:
    minds: tuple[tuple[Voted, str], ...] = (("met", "Ana"), ("unmet", "Ben"))
    items = [
        DissentMinutes(
            title="Gate", text=fact, decided="waived", said=said, names=(name,), unnamed=0
        )
        for fact in ("One.", "Two.")
        for said, name in minds
    ]
    points = section(replace(told, dissent=tuple(items)), "Dissent").points
    assert [point.count("“") for point in points] == [2, 2]
