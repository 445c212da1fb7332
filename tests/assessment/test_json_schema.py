"""The JSON Schema, by which editors judge, and `answers check` say the same of a file."""

import json
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from advisor.assessment.json_schema import answers_schema
from advisor.assessment.store import open_assessment
from advisor.document.parse import parse_document
from advisor.errors import ContentError
from tests.build import answers_data
from tests.strategies import QUICK, backups

# Blank text, dates out of order and dates that do not exist are beyond a schema.
LEVELS: st.SearchStrategy[Any] = st.sampled_from(
    [None, 0, 1, 4, 5, -1, True, "1", "unknown", "not_applicable", [], 1.5]
)
TEXTS: st.SearchStrategy[Any] = st.sampled_from([None, "text", 5, False, []])
DATES = st.sampled_from([None, "2026-11-20", "2026-11", 20261120, "soon"])
NUMBERS = st.sampled_from([None, 0, 1.5, -1, "1", True])
WAIVER = {"criterion": "level-4", "reason": "none here", "until": None}
EVIDENCE = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["log", "word", "rumour", None]),
        "ref": TEXTS,
        "observed_on": DATES,
        "url": st.just("x"),
    },
)
LONG_FORM = st.fixed_dictionaries(
    {},
    optional={
        "level": LEVELS,
        "reason": TEXTS,
        "note": TEXTS,
        "evidence": st.one_of(st.none(), st.lists(EVIDENCE, max_size=2), st.just("x")),
        "flag": st.sampled_from([None, True, False, 1, "yes"]),
        "met": st.sampled_from([None, [], ["level-1"], ["level-9"], "level-1", [None]]),
        "unmet": st.sampled_from([None, [], ["level-2", "level-3"], [5]]),
        "waived": st.sampled_from([None, [], ["level-4"], [{"criterion": "level-4"}], [WAIVER]]),
        "until": DATES,
        "urgent": st.sampled_from([None, True, 1, {}, {"what": "x", "date": "2026-03"}, {"y": 1}]),
        "levle": st.just(1),
    },
)
NAMES = st.sampled_from(["copies.backup", "copies.restore", "copies.resture"])
PARTS = st.one_of(st.none(), st.dictionaries(st.sampled_from(["copies", "store", "x"]), LEVELS))
TARGETS = st.fixed_dictionaries(
    {}, optional={"level": LEVELS, "by": DATES, "dimensions": PARTS, "stages": PARTS}
)
STEPS = st.sampled_from([None, [], ["copies.backup-1", "copies.backup-show-1"], ["x"], "x"])
PLANNING = st.fixed_dictionaries(
    {},
    optional={
        "start": DATES,
        "share": st.sampled_from(
            [None, 0, 0.8, 1, 1.5, 80.5, 100, 101, "80", "80%", "1 %", "101%", True]
        ),
        "holidays": st.one_of(st.none(), st.lists(DATES, max_size=2), st.just("x")),
        "parallel": st.sampled_from([None, 0, 1, 4, 1.5, "2", True]),
        "exclude": STEPS,
        "done": st.sampled_from([None, [], ["copies.backup-2"], ["copies.backup"]]),
    },
)


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the data of an answers file in which most parts are right."""
    more: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "target": TARGETS,
                "planning": PLANNING,
                "capacity": st.fixed_dictionaries({}, optional={"operator": NUMBERS}),
                "people": st.sampled_from(
                    [None, [], [{"name": "A", "roles": ["operator"]}], [{"name": "A"}], "A"]
                ),
                "kpis": st.sampled_from([None, {}, {"any": 1}]),
                "team": st.sampled_from([{"name": "T"}, {"name": 1}, {}, None]),
            },
        )
    )
    answers = draw(st.dictionaries(NAMES, st.one_of(LEVELS, LONG_FORM), max_size=2))
    return answers_data(backups(), answers, **more)


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(answers_schema(backups()))


def usable(data: dict[str, Any]) -> bool:
    try:
        open_assessment(parse_document(json.dumps(data), file="team.json"), backups())
    except ContentError:
        return False
    return True


@QUICK
@given(files())
def test_a_file_satisfies_the_schema_exactly_if_it_can_be_used(data: dict[str, Any]) -> None:
    assert validator().is_valid(data) == usable(data)


@QUICK
@given(LONG_FORM)
def test_the_long_form_satisfies_the_schema_exactly_if_it_can_be_used(
    answer: dict[str, Any],
) -> None:
    data = answers_data(backups(), {"copies.backup": answer})
    assert validator().is_valid(data) == usable(data)
