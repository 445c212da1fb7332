"""What a plan says to a team in the words of its own work."""

from dataclasses import replace

import pytest

from advisor import plan, score
from advisor.assessment.model import Assessment, Target, Team
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import FirstAid, ProfileField, Rubric, Wording
from advisor.rubric.step_model import DoneWhen
from tests.roadmap.build import facts, team_with
from tests.strategies import shipped

PLAIN = Wording(
    id="plain",
    applies_when={"regulated": (False,)},
    say={"copy or print": "copy", "copies or prints": "copies", "copy or print on paper": "copy"},
)


def rubric(text: str) -> Rubric:
    """Return the rubric of facts in which everything a step says is one text."""
    steps = tuple(
        replace(
            step,
            title=text,
            why=text,
            done_when=(DoneWhen(text=text),),
            pitfalls=(text,),
            carries_over=text,
            starts_fresh=text,
            tasks=tuple(replace(task, do=text, title=text) for task in step.tasks),
        )
        for step in facts().steps
    )
    aid = FirstAid(do=text, days=0.5, roles=("operator",))
    practices = tuple(replace(practice, first_aid=aid) for practice in facts().practices)
    return replace(facts(), steps=steps, practices=practices, wording=(PLAIN,))


def planned(text: str, team: Assessment | None = None, given: Rubric | None = None) -> Roadmap:
    whole = given or rubric(text)
    return plan(whole, score(whole, team or team_with()), Target(level=2))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Keep a copy or print.", "Keep a copy."),
        ("Copies or prints, a copy or print.", "Copies, a copy."),
        ("One copy or print on paper.", "One copy."),
        ("A photocopy or print, a copy or printer.", "A photocopy or print, a copy or printer."),
    ],
)
def test_phrases_have_the_words_of_the_team_wherever_a_plan_says_them(text: str, said: str) -> None:
    roadmap = planned(text)
    assert len(roadmap.steps) == 3
    for step in roadmap.steps:
        spoken = [*step.tasks, *step.done_when, *step.pitfalls]
        spoken += [step.title, step.why, step.carries_over or "", step.starts_fresh or ""]
        assert set(spoken) == {said}
    assert {line.do for line in roadmap.first_aid} == {said}


def test_what_may_follow_is_said_so_too() -> None:
    roadmap = planned("A copy or print.", team_with(unknown=("copies.backup/timed",)))
    assert [step.title for step in roadmap.possible] == ["A copy."]


def test_whoever_is_not_known_to_be_meant_reads_the_whole_phrase() -> None:
    text = "A copy or print."
    assert {step.title for step in planned(text, team_with(regulated=True)).steps} == {text}
    open_field = ProfileField(id="regulated", title="Regulated", question="Are there rules?")
    given = replace(rubric(text), profile=(open_field,))
    unsaid = replace(team_with(), team=Team(name="Any"))
    assert {step.title for step in planned(text, unsaid, given).steps} == {text}


def test_every_phrase_of_the_shipped_rubric_is_said_in_it() -> None:
    said = [p.first_aid.do for p in shipped().practices if p.first_aid]
    for step in shipped().steps:
        said += [step.title, step.why, *(sign.text for sign in step.done_when), *step.pitfalls]
        said += [step.carries_over or "", step.starts_fresh or ""]
        said += [text for task in step.tasks for text in (task.do, task.title or "")]
    texts = "\n".join(said).lower()
    for wording in shipped().wording:
        assert [phrase for phrase in wording.say if phrase.lower() not in texts] == []
