"""Answers into a spreadsheet and back are the same answers, whatever they say."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.criteria import said_of
from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment, Scope, Team, Urgent
from advisor.assessment.sheet.cells import SheetFile
from advisor.assessment.sheet.columns import MADE_FROM, Head
from advisor.assessment.sheet.delimited import read_delimited
from advisor.assessment.sheet.origin import data_of, origin_rows
from advisor.assessment.sheet.read import read_sheet
from advisor.assessment.sheet.workbook import read_workbook
from advisor.report.sheet.formats import write_sheet
from advisor.report.sheet.rows import SheetContent, Values, sheet_content
from advisor.rubric.model import Rubric
from tests.build import DAY
from tests.criteria_strategy import cut_into_criteria
from tests.rubric_strategy import rubrics
from tests.strategies import FEWER, Case, assessments

HOSTILE = (
    *('=HYPERLINK("http://x","y")', "+1", "-2", "@SUM(A1)", "'=1", "'tis", "\u200b=1", "#N/A"),
    *("_x0041_", "a\x07b", "a\r\nb", "two\nlines", '"q"', "1e5", "2026-01-31", "TRUE", "::error::"),
)
TEXTS = st.sampled_from((None, "plain", *HOSTILE))
DAYS = st.sampled_from((None, DAY, date(1850, 1, 1)))


@st.composite
def marked(draw: st.DrawFn, answer: Answer) -> Answer:
    """Draw what else an answer may hold."""
    urgent = st.builds(Urgent, what=TEXTS, cost=TEXTS, date=DAYS)
    evidence = [
        replace(item, ref=draw(TEXTS) or "any", by=draw(TEXTS), commit=draw(TEXTS))
        for item in answer.evidence
    ]
    return replace(
        answer,
        note=draw(TEXTS),
        by=draw(TEXTS),
        flag=draw(st.booleans()),
        urgent=draw(st.one_of(st.none(), urgent)),
        evidence=tuple(evidence),
    )


@st.composite
def teams(draw: st.DrawFn) -> Case:
    """Draw a small rubric of either kind, and a team that fills in all that there is."""
    rubric = draw(st.one_of(rubrics(), rubrics().flatmap(cut_into_criteria)))
    given = draw(assessments(rubric))
    answers = {name: draw(marked(answer)) for name, answer in given.answers.items()}
    models = draw(st.sets(st.sampled_from(HOSTILE), max_size=5))
    scope = Scope(models=tuple(sorted(models)), note=draw(TEXTS))
    team = Team(name=draw(TEXTS) or "Any", profile=given.team.profile)
    filled = replace(given, answers=answers, scope=scope, team=team, criticality=draw(TEXTS))
    return Case(rubric, filled)


def reread(content: SheetContent, name: str) -> SheetFile:
    data = write_sheet(content, name)
    if name == "xlsx":
        return read_workbook(data, "team.xlsx")
    return read_delimited(data.decode("utf-8-sig"), "team.csv")


def told(rubric: Rubric, given: Assessment) -> Assessment:
    """Return answers that name every criterion, as their rows do."""
    answers = {}
    for practice in rubric.practices:
        answer = given.answers.get(practice.id, Answer())
        if answer.level != NOT_APPLICABLE:
            said = said_of(practice, answer)
            answer = replace(
                answer,
                level=None,
                met=tuple(name for name in said if said[name] == "met"),
                unmet=tuple(name for name in said if said[name] == "unmet"),
                unknown=tuple(name for name in said if said[name] == "unknown"),
                waived=tuple(sorted(answer.waived, key=lambda waiver: waiver.criterion)),
            )
        answers[practice.id] = answer
    return replace(given, answers=answers)


@pytest.mark.parametrize("name", ["xlsx", "csv"])
@given(case=teams())
@FEWER
def test_answers_come_back_from_a_spreadsheet_as_they_were(name: str, case: Case) -> None:
    content = sheet_content(case.rubric, case.assessment)
    found = read_sheet(reread(content, name), case.rubric)
    assert found.before == case.assessment
    assert found.after == case.assessment


@pytest.mark.parametrize("name", ["xlsx", "csv"])
@given(case=teams())
@FEWER
def test_the_cells_alone_say_all_that_was_said(name: str, case: Case) -> None:
    empty = Assessment(rubric=case.rubric.reference, team=Team(name="-"), assessed_on=DAY)
    kept: list[Values] = [
        {Head.WHAT: what, Head.IS: value}
        for what, value in origin_rows(case.rubric, data_of(empty))
    ]
    content = sheet_content(case.rubric, case.assessment)
    tables = tuple(
        (table, tuple(kept) if table is MADE_FROM else rows) for table, rows in content.tables
    )
    found = read_sheet(reread(replace(content, tables=tables), name), case.rubric)
    assert told(case.rubric, found.after) == told(case.rubric, case.assessment)
