"""Literals that a value must hold, against the matchers that they stand before."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.scan.detector import Clause
from advisor.scan.fact import SourceFact, Value
from advisor.scan.literals import literals_of
from advisor.scan.table import FactTable, Question

_WRITTEN: tuple[Any, ...] = (
    "train",
    "Train*",
    "*.fit",
    ["a*", "fit"],
    {"matches": "(?i)trAin|fit"},
    {"matches": "(tr|f)ain.fit$"},
    {"matches": "^(?!.*fit).*train"},
    {"matches": "(?:fit)?train|ſfit"},
    {"matches": "fit{2}|(?<=train)\\.fit", "not": "fit"},
    {"all": [{"matches": "fit"}, {"not": "fit"}]},
)
_TEXTS = st.lists(
    st.sampled_from(["train", "TRAIN", "fit", "ſfit", "İtrain", ".", "a", "in"]), max_size=4
).map("".join)


@pytest.mark.parametrize(
    ("written", "literals"),
    [
        ("Mlflow.log", {"mlflow.log"}),
        ("*.log_*", {".log_"}),
        ("[Ss]chema*", None),
        ("*chema[12]*", {"chema"}),
        (["train", "fit*"], {"train", "fit"}),
        (["train", "*"], None),
        ({"matches": "(?i)Train(er)?|fit"}, {"train", "fit"}),
        ({"matches": "(a|b)train{2,}x"}, {"trai"}),
        ({"matches": r"\w+"}, None),
        ({"matches": "x?"}, None),
        ({"not": "train"}, None),
        ({"matches": "fitted", "not": "refitted"}, {"fitted"}),
        ({"min": 1}, None),
        (True, None),
    ],
)
def test_what_a_value_must_hold_is_read_from_its_matcher(
    written: Any, literals: set[str] | None
) -> None:
    assert literals_of(written) == literals


@pytest.mark.parametrize("written", _WRITTEN)
@given(texts=st.lists(st.one_of(_TEXTS, st.lists(_TEXTS, max_size=2).map(tuple)), max_size=8))
def test_a_table_answers_as_if_each_fact_were_tried(written: Any, texts: list[Value]) -> None:
    question = Question(Clause(fact="command", where={"via": written}))
    facts = [SourceFact("command", "a", n + 1, n + 1, {"via": t}) for n, t in enumerate(texts)]
    assert FactTable(facts).ask(question) == [fact for fact in facts if question.fits(fact)]


def test_a_path_and_a_field_must_both_fit() -> None:
    facts = [
        SourceFact("call", path, 1, 1, {"name": name})
        for path in ("a/train.py", "b.py")
        for name in ("x.fit", "x.predict")
    ]
    question = Question(Clause(fact="call", where={"path": "a/*", "name": "*.fit"}))
    assert FactTable(facts).ask(question) == facts[:1]
