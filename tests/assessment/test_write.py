from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import load_assessment, load_rubric
from advisor.assessment.consensus import merge
from advisor.assessment.model import (
    Answer,
    Assessment,
    Evidence,
    KpiValue,
    Person,
    Planning,
    Rates,
    Scope,
    Target,
    Team,
    Urgent,
)
from advisor.assessment.store import open_assessment
from advisor.assessment.write import answers_yaml
from advisor.document.parse import parse_document
from advisor.rubric.model import Rubric
from tests.assessment.respondents import respondents
from tests.assessment.test_consensus import Group
from tests.build import DAY, SAMPLES, assessment, with_answers
from tests.strategies import QUICK, Case, backups, cases, shipped

TEXTS = st.text(min_size=1).map(str.strip).filter(bool)
LOOKS_LIKE_SOMETHING_ELSE = (
    *("yes", "No", "null", "~", "1", "1e5", "0x1f", "1_000", "2026-11-23", "'a'", '"a"', "🎯"),
    *("- a", "a: b", "# a", "*a", "&a", "!a", "{a", "[a", "a\nb", "a\tb"),
    *("\x1b[2J", "\u202eevil", "a\u2028b"),
)


def read(text: str, rubric: Rubric) -> Assessment:
    """Return the assessment that a written text holds."""
    return open_assessment(parse_document(text, file="written.yaml"), rubric)[1]


@QUICK
@given(cases())
def test_what_is_written_reads_back_the_same(case: Case) -> None:
    assert read(answers_yaml(case.rubric, case.assessment), case.rubric) == case.assessment


@QUICK
@given(respondents())
def test_what_was_merged_reads_back_the_same(group: Group) -> None:
    rubric, people = group
    merged = merge(people, rubric).assessment
    assert read(answers_yaml(rubric, merged), rubric) == merged


@pytest.mark.parametrize("text", LOOKS_LIKE_SOMETHING_ELSE)
def test_a_text_stays_a_text_whatever_it_looks_like(text: str) -> None:
    _keeps(text)


@QUICK
@given(TEXTS)
def test_any_text_reads_back_the_same(text: str) -> None:
    _keeps(text)


def _keeps(text: str) -> None:
    evidence = Evidence(kind="log", ref=text)
    answer = Answer(level="not_applicable", reason=text, note=text, evidence=(evidence,))
    said = with_answers(assessment(backups(), {}), {"copies.backup": answer})
    said = replace(said, team=Team(name=text))
    written = answers_yaml(backups(), said)
    assert read(written, backups()) == said
    assert not set(written) & set("\x1b\u202e\u2028")


@QUICK
@given(st.floats(0, allow_nan=False, allow_infinity=False))
def test_any_number_reads_back_the_same(number: float) -> None:
    said = replace(assessment(backups(), {}), capacity={"operator": number})
    assert read(answers_yaml(backups(), said), backups()) == said


def test_every_part_of_an_answers_file_is_written() -> None:
    said = replace(
        assessment(shipped(), {"testing.data-validation": 1}, {"regulated": False}),
        target=Target(level=2, by=date(2027, 6, 30), dimensions={"testing": 1}),
        planning=Planning(
            share=80.0, holidays=(date(2026, 12, 25),), done=("testing.data-validation-1",)
        ),
        capacity={"ml-engineer": 1.5, "data-scientist": 1.0},
        kpis={"model-lead-time-days": KpiValue(current=45), "model-age-days": KpiValue(target=2.5)},
    )
    written = answers_yaml(shipped(), said)
    assert read(written, shipped()) == said
    for line in (
        "  regulated: false",
        "  by: 2027-06-30",
        "  dimensions: {testing: 1}",
        "  share: 80",
        "  holidays: [2026-12-25]",
        '  done: ["testing.data-validation-1"]',
        "  ml-engineer: 1.5",
        "  data-scientist: 1",
        "  model-lead-time-days: {current: 45}",
        "  testing.data-validation: 1",
    ):
        assert line in written.splitlines()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.parent.name)
def test_the_samples_survive_being_written(sample: object) -> None:
    said = load_assessment(str(sample))
    assert read(answers_yaml(load_rubric(), said), load_rubric()) == said


def test_answers_stand_in_the_order_of_the_rubric() -> None:
    said = assessment(backups(), {"copies.restore": 1, "copies.backup": 2})
    lines = answers_yaml(backups(), said).splitlines()
    assert lines.index("  copies.backup: 2") < lines.index("  copies.restore: 1")


def test_marks_of_an_answer_are_written() -> None:
    answers = {
        "copies.backup": Answer(level=1, urgent=Urgent()),
        "copies.restore": Answer(flag=True),
    }
    said = replace(assessment(backups(), {}), answers=answers)
    assert read(answers_yaml(backups(), said), backups()) == said


@pytest.mark.parametrize("share", [1.0, 1.5, 2.0, 33.3])
def test_a_share_is_written_as_it_can_be_read_again(share: float) -> None:
    found = replace(assessment(shipped(), {}), planning=Planning(share=share))
    assert read(answers_yaml(shipped(), found), shipped()) == found


ROLES = st.lists(
    st.sampled_from([role.id for role in shipped().roles]), min_size=1, max_size=3, unique=True
).map(tuple)
NAMES = TEXTS.map(str.strip)
PEOPLE = st.lists(
    st.builds(Person, name=NAMES, share=st.sampled_from((1.0, 5.0, 33.3, 100.0)), roles=ROLES),
    max_size=2,
    unique_by=lambda person: person.name,
).map(tuple)
SCOPES = st.builds(
    Scope,
    models=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    critical=st.lists(NAMES, max_size=1).map(tuple),
    note=st.one_of(st.none(), NAMES),
)
RATES = st.builds(
    Rates,
    currency=st.one_of(st.none(), NAMES),
    roles=st.dictionaries(st.sampled_from([r.id for r in shipped().roles]), st.just(800.0)),
)
HURT = st.builds(
    Urgent,
    what=st.one_of(st.none(), NAMES),
    cost=st.one_of(st.none(), NAMES),
    date=st.one_of(st.none(), st.dates(DAY, DAY)),
)


@QUICK
@given(PEOPLE, SCOPES, RATES, st.one_of(st.none(), NAMES), HURT)
def test_people_scope_rates_and_what_hurt_read_back_the_same(
    people: tuple[Person, ...], scope: Scope, rates: Rates, criticality: str | None, hurt: Urgent
) -> None:
    said = replace(
        assessment(shipped(), {}),
        people=people,
        scope=scope,
        rates=rates,
        criticality=criticality,
        answers={"testing.data-validation": Answer(level=0, urgent=hurt)},
    )
    assert read(answers_yaml(shipped(), said), shipped()) == said
