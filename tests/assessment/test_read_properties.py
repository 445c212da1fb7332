"""Whatever a document holds, it is an assessment or a content error with a place for each fault."""

from contextlib import suppress
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.assessment.model import Assessment
from advisor.assessment.store import open_assessment
from advisor.document.parse import parse_document
from advisor.errors import AdvisorError, ContentError
from tests.strategies import QUICK, shipped

VOCABULARY = """
rubric team name serving assessed_on answers level reason note evidence kind ref observed_on
expires_on kpis current target capacity by unknown not_applicable mlops-devops@2 online 2026-11-23
2026-02-30 testing.data-validation testing.model-validation model-age-days ml-engineer artifact
"""
WORDS = st.sampled_from(VOCABULARY.split())
SCALARS = st.one_of(
    WORDS,
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=8),
)
KEYS = st.one_of(WORDS, st.integers(0, 3), st.text(max_size=4))
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=15,
)


@st.composite
def answers_files(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a file that says who, when and by which rubric, and then anything where it belongs."""
    parts = st.fixed_dictionaries(
        {"rubric": st.just("mlops-devops@2"), "team": st.just({"name": "T"})},
        optional={
            "assessed_on": st.one_of(st.just("2026-11-23"), SCALARS),
            "answers": st.dictionaries(WORDS, ANYTHING, max_size=4),
            "kpis": st.dictionaries(WORDS, ANYTHING, max_size=2),
            "capacity": st.dictionaries(WORDS, SCALARS, max_size=2),
            "target": st.dictionaries(WORDS, SCALARS, max_size=2),
            "colour": ANYTHING,
        },
    )
    return draw(parts)


def judge(text: str) -> Assessment | None:
    """Return the assessment in a text, or None when it was refused as it should be."""
    try:
        return open_assessment(parse_document(text, file="team.yaml"))[1]
    except ContentError as error:
        for problem in error.problems:
            assert problem.message
            assert problem.location
            assert 1 <= (problem.location.line or 0) <= len(text.splitlines()) + 1
        return None


@QUICK
@given(st.one_of(ANYTHING, answers_files()))
@example({"rubric": "mlops-devops@2", "team": {"name": []}, "answers": [[]]})
def test_any_document_is_an_assessment_or_refused_with_places(data: Any) -> None:
    found = judge(yaml.safe_dump(data, allow_unicode=True))
    if found:
        practices = {practice.id for practice in shipped().practices}
        assert set(found.answers) <= practices
        for answer in found.answers.values():
            level = answer.level
            assert level in (None, "unknown", "not_applicable") or level in range(3)


@QUICK
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_raises_nothing_but_an_advisor_error(text: str) -> None:
    with suppress(AdvisorError):
        open_assessment(parse_document(text, file="team.yaml"))
