"""Answers of an earlier edition, carried over to the present one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.criteria import said_of
from advisor.assessment.model import Answer, Urgent
from advisor.assessment.store import open_assessment
from advisor.assessment.upgrade import Upgrade, upgraded
from advisor.assessment.upgraded_text import upgraded_text
from advisor.document.parse import parse_document
from advisor.errors import ContentError
from advisor.result.given import GivenAnswers, open_given
from tests.assessment.files import PRACTICE, place
from tests.strategies import QUICK, shipped

HEAD = "rubric: mlops-devops@1\nteam: {name: Churn prediction}\nassessed_on: 2026-11-23\n"
EDITION = shipped().editions[0]
MAPPED = EDITION.criteria[PRACTICE]
NAMES = tuple(EDITION.criteria)[:6]


def carried(text: str) -> Upgrade:
    return upgraded(parse_document(text, file="team.yaml"), shipped())


def answer(written: str) -> Answer:
    return carried(f"{HEAD}answers:\n  {PRACTICE}: {written}\n").assessment.answers[PRACTICE]


def states(found: Answer) -> dict[str, Any]:
    asked = next(practice for practice in shipped().practices if practice.id == PRACTICE)
    return {name: said for name, said in said_of(asked, found).items() if said is not None}


def test_a_level_says_met_up_to_it_and_of_the_next_that_one_at_least_is_not() -> None:
    assert states(answer("0")) == dict.fromkeys(MAPPED[1], "unknown")
    one = dict.fromkeys(MAPPED[1], "met") | dict.fromkeys(MAPPED[2], "unknown")
    assert states(answer("1")) == one
    two = dict.fromkeys((*MAPPED[1], *MAPPED[2]), "met")
    assert states(answer("2")) == two
    assert answer("") == Answer()
    assert answer("unknown") == Answer(level="unknown")


def test_where_one_criterion_makes_up_the_next_level_it_is_unmet() -> None:
    only = MAPPED[1][:1]
    edition = replace(EDITION, criteria={PRACTICE: {1: only, 2: MAPPED[2]}})
    rubric = replace(shipped(), editions=(edition,))
    text = f"{HEAD}answers: {{{PRACTICE}: 0}}\n"
    found = upgraded(parse_document(text, file=""), rubric).assessment.answers[PRACTICE]
    assert found == Answer(unmet=only)


def test_a_practice_that_the_edition_does_not_know_keeps_its_answer() -> None:
    own = replace(EDITION, criteria={n: c for n, c in EDITION.criteria.items() if n != PRACTICE})
    rubric = replace(shipped(), editions=(own,))
    for written in ("2", "{level: 1, note: half}", "unknown"):
        text = f"{HEAD}answers: {{{PRACTICE}: {written}}}\n"
        document = parse_document(text, file="")
        kept = open_assessment(parse_document(text.replace("@1", "@2"), file=""))[1]
        found = upgraded(document, rubric)
        assert found.assessment.answers == kept.answers
        assert not found.undecided


def test_all_else_of_an_answer_stays() -> None:
    found = answer("{level: 1, note: n, urgent: true, evidence: [{kind: artifact, ref: x}]}")
    assert (found.note, found.urgent, len(found.evidence)) == ("n", Urgent(), 1)
    away = answer("{level: not_applicable, reason: none here}")
    assert away == Answer(level="not_applicable", reason="none here")


def test_profile_values_and_their_names_are_carried_over() -> None:
    team = "{name: A, models: several, data: both, foundation-model: yes, serving: batch}"
    found = carried(HEAD.replace("{name: Churn prediction}", team))
    assert found.assessment.team.profile == {
        "models": 2,
        "data": ("tables", "images", "text", "sound"),
        "prompted-model": True,
        "serving": "batch",
    }
    assert [field.field for field in found.profile] == ["models", "data", "foundation-model"]
    blank = carried(HEAD.replace("{name: Churn prediction}", "{name: A, foundation-model: }"))
    assert blank.assessment.team.profile == {}


def test_what_could_not_be_decided_is_listed() -> None:
    other = "monitoring.model-quality"
    found = carried(
        f"{HEAD}answers:\n  {PRACTICE}: 1\n  {other}: 0\n"
        "  testing.pipeline-tests: {level: not_applicable, reason: none}\n"
    )
    listed = {one.practice: one for one in found.undecided}
    assert {*listed[PRACTICE].unknown} <= {*MAPPED[2]}
    assert "measured-each-run" in listed[other].not_asked
    assert found.waived == ("testing.pipeline-tests",)


def test_faults_are_told_where_they_stand() -> None:
    text = f"{HEAD}answers:\n  {PRACTICE}: 7\n  testing.data-valid: 1\nplanning: {{done: [x]}}\n"
    with pytest.raises(ContentError) as raised:
        carried(text)
    assert [place(problem)[::2] for problem in raised.value.problems] == [
        (5, f"answers.{PRACTICE}"),
        (6, "answers.testing.data-valid"),
        (7, "planning.done[0]"),
    ]


def test_another_rubric_or_edition_cannot_be_carried_over() -> None:
    with pytest.raises(ContentError, match="is no earlier edition of"):
        carried(HEAD.replace("@1", "@2"))


def test_answers_of_any_edition_are_opened_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    text = f"{HEAD}answers: {{{PRACTICE}: 1}}\n"
    for written, expected in (
        (text, carried(text).assessment.answers),
        (text.replace("@1", "@2"), {PRACTICE: Answer(level=1)}),
    ):
        file.write_text(written)
        opened = open_given(file, shipped(), any_edition=True)
        assert isinstance(opened, GivenAnswers)
        assert opened.assessment.answers == expected
        assert file.read_text() == written


COMMENTED = f"""\
# ours
rubric: mlops-devops@1   # the first
team:
  name: Churn prediction
  # how many
  models: single   # for now
assessed_on: 2026-11-23
answers:
  # asked in May
  {PRACTICE}: 1   # since then
  # by Ann
  monitoring.model-quality:
    level: 0   # not yet
    # her words
    note: a chart
"""


def test_every_comment_stays() -> None:
    found = carried(COMMENTED)
    text = upgraded_text(COMMENTED, found)
    for line in COMMENTED.splitlines():
        _, sign, comment = line.partition("#")
        assert f"{sign}{comment}" in text
    assert "  models: 1   # for now\n" in text
    assert "rubric: mlops-devops@2   # the first\n" in text
    assert open_assessment(parse_document(text, file=""))[1] == found.assessment


FORMS = ("{}", "0", "1   # why", "2", "unknown", "", "{level: 1, note: n}", "\n    level: 0\n")
LONG = """
    # before
    level: 2   # behind
    note: n
    evidence:
    - {kind: document, ref: x}
"""


@QUICK
@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from((*FORMS, LONG)), max_size=4),
    st.booleans(),
)
def test_the_text_says_what_was_carried_over_whatever_its_form(
    answers: dict[str, str], windows: bool
) -> None:
    text = HEAD + "answers:\n" + "".join(f"  {name}: {form}\n" for name, form in answers.items())
    text = text.replace("\n", "\r\n") if windows else text
    found = carried(text)
    new = upgraded_text(text, found)
    assert open_assessment(parse_document(new, file=""))[1] == found.assessment
    assert ("\r\n" in new) == windows
