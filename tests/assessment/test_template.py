import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from advisor.assessment.json_schema import answers_schema
from advisor.assessment.model import Answer, AnswerState, Assessment, Team
from advisor.assessment.template import answers_template
from advisor.document.parse import parse_document
from advisor.plain_text import plain
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from tests.assessment.files import read
from tests.build import DAY
from tests.rubric.sound import SOUND
from tests.rubric_strategy import rubrics
from tests.strategies import QUICK, backups, shipped

OPEN_ANSWER = re.compile(r"^  ([a-z0-9-]+\.[a-z0-9-]+):$", re.MULTILINE)
BOTH = pytest.mark.parametrize("load", [shipped, backups])


def template(rubric: Rubric, *, team: str = "Any team", quick: bool = False) -> str:
    return answers_template(rubric, day=DAY, team=team, quick=quick, schema="any.schema.json")


def asked(text: str) -> list[str]:
    """Return the practices that a template leaves open."""
    return OPEN_ANSWER.findall(text)


@BOTH
def test_a_template_loads_as_it_is_with_every_practice_open(load: Callable[[], Rubric]) -> None:
    rubric = load()
    found = read(template(rubric), rubric)
    assert (found.team, found.assessed_on) == (Team(name="Any team"), DAY)
    assert list(found.answers) == asked(template(rubric))
    assert set(found.answers) == {practice.id for practice in rubric.practices}
    assert {answer.state for answer in found.answers.values()} == {AnswerState.UNANSWERED}


@BOTH
def test_a_template_loads_with_every_practice_filled_in(load: Callable[[], Rubric]) -> None:
    rubric = load()
    for written in (*range(rubric.top + 1), "unknown"):
        found = read(OPEN_ANSWER.sub(rf"  \1: {written}", template(rubric)), rubric)
        assert {answer.level for answer in found.answers.values()} == {written}
        assert len(found.answers) == len(rubric.practices)


@BOTH
def test_a_template_satisfies_the_json_schema_open_and_filled_in(
    load: Callable[[], Rubric],
) -> None:
    rubric = load()
    judge = Draft202012Validator(answers_schema(rubric))
    open_ = template(rubric)
    for text in (open_, OPEN_ANSWER.sub(rf"  \1: {rubric.top}", open_)):
        judge.validate(parse_document(text, file="team.yaml").data)


def test_the_quick_template_asks_exactly_what_decides_a_level() -> None:
    text = template(shipped(), quick=True)
    asked_, deciding = text.partition("\nanswers:")[2], 0
    for practice in shipped().practices:
        block = re.search(rf"(  # [^\n]*\n)+  {re.escape(practice.id)}:\n", asked_)
        assert (block is not None) == practice.quick
        shown = block[0] if block else ""
        for criterion in practice.criteria:
            assert (f"#   {criterion.id}: " in shown) == bool(criterion.defines)
            deciding += f"#   {criterion.id}: " in shown
    assert deciding == sum(bool(c.defines) for p in shipped().practices for c in p.criteria)
    assert {practice.side for practice in shipped().practices if practice.quick} == {
        "devops",
        "mlops",
    }


def test_the_quick_template_is_filled_in_list_by_list() -> None:
    text = template(shipped(), quick=True)
    assert set(read(text).answers.values()) == {Answer()}
    place = "testing.data-validation:\n    met: ["
    assert place in text
    filled = read(text.replace(place, f"{place}checked-before-training"))
    assert filled.answers["testing.data-validation"] == Answer(met=("checked-before-training",))


def test_a_rubric_of_levels_asks_for_levels_in_the_quick_template_too() -> None:
    text = template(load_rubric(SOUND), quick=True)
    assert asked(text)
    assert "met:" not in text.partition("\nanswers:")[2]


@BOTH
def test_questions_and_what_each_level_means_stand_above_the_answer(
    load: Callable[[], Rubric],
) -> None:
    rubric = load()
    text = template(rubric)
    words = " ".join(text.replace("#", " ").split())
    for practice in rubric.practices:
        assert " ".join(practice.question.split()) in words
        assert f"0 {' '.join(practice.levels[0].split())}" in words
        for criterion in practice.criteria:
            assert " ".join(criterion.text.split()) in words


def test_a_condition_of_a_criterion_stands_behind_it() -> None:
    words = " ".join(template(shipped()).replace("#", " ").split())
    assert "(Only with retrieval: true.)" in words
    assert "models: at least 2) or (serving: online or both" in words


def uncommented(text: str, first: str) -> str:
    """Return a template in which the comment that starts with `first` counts."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(first))
    for number in range(start, len(lines)):
        if number > start and not lines[number].startswith("#   "):
            break
        lines[number] = lines[number].removeprefix("# ")
    return "\n".join(lines)


@pytest.mark.parametrize("part", ["target", "capacity", "people", "planning", "kpis", "scope"])
def test_an_optional_part_counts_once_its_comment_sign_is_taken_away(part: str) -> None:
    text = template(shipped())
    assert read(uncommented(text, f"# {part}:")) != read(text)


def test_the_long_form_that_is_shown_can_be_copied() -> None:
    text = template(shipped())
    head = text.partition("\nrubric:")[0].splitlines()
    shown = [line.removeprefix("# ") for line in head if line.startswith("#   ")]
    example = "\n".join(shown)
    (answer,) = read(
        f"rubric: mlops-devops@2\nteam: {{name: T}}\nassessed_on: 2026-11-23\nanswers:\n{example}\n"
    ).answers.values()
    assert answer.level == 1
    assert all((answer.met, answer.unmet, answer.unknown, answer.waived[0].approved_by))
    assert answer.note
    assert answer.flag
    assert answer.urgent
    assert answer.evidence[0].expires_on


def test_how_to_choose_a_level_stands_where_people_answer() -> None:
    text = answers_template(shipped(), day=DAY, team="T")
    rule = "# Choose the highest level of which every sentence is true; if none is, 0."
    assert rule in text.partition("\nrubric:")[0]


def test_the_schema_is_named_on_the_first_line_where_editors_look() -> None:
    text = answers_template(backups(), day=DAY, team="T", schema="backups.schema.json")
    assert text.startswith("# yaml-language-server: $schema=backups.schema.json\n")
    assert "$schema" not in answers_template(backups(), day=DAY, team="T")


@QUICK
@given(st.text(alphabet=st.characters(), min_size=1, max_size=30).filter(str.strip))
def test_a_team_may_have_any_name(team: str) -> None:
    assert read(template(backups(), team=team), backups()).team.name == plain(team).strip()


@QUICK
@given(rubrics())
def test_a_template_of_any_rubric_loads_as_it_is(rubric: Rubric) -> None:
    found: Assessment = read(template(rubric), rubric)
    assert list(found.answers) == asked(template(rubric))
