"""Matchers, as an author of detectors writes them."""

from typing import Any

import pytest

from advisor.scan.fact import Value
from advisor.scan.match import MatcherError, compile_matcher


@pytest.mark.parametrize(
    ("written", "fits", "does_not"),
    [
        ("pytest", "pytest", "pytest-cov"),
        ("mlflow.*", "mlflow.log_metric", "amlflow.x"),
        ("*.fit", "SVC.fit", "SVC.fit_transform"),
        (["push", "tag"], "tag", "schedule"),
        (["push", "pull-*"], "pull-request", "puller"),
        ({"matches": "auc|f1"}, "val_auc", "accuracy"),
        ({"not": ["a", "b"]}, "c", "a"),
        ({"not": {"matches": "^ubuntu"}}, "self-hosted", "ubuntu-24.04"),
        ({"all": [{"matches": "a"}, {"matches": "b"}]}, "ab", "a"),
        ({"matches": "a", "not": "ab"}, "abc", "ab"),
        (True, True, False),
        (False, False, True),
        (3, 3, 4),
        ({"min": 1}, 1, 0),
        ({"max": 9}, 9, 10),
        ({"min": 2, "max": 3}, 3, 4),
        ([1, 2], 2, 3),
        ("push", ("tag", "push"), ("tag",)),
        ({"not": "push"}, ("tag",), ("tag", "push")),
        ("*", "", 1),
        ("*", ("x",), ()),
    ],
)
def test_a_matcher_fits_what_it_says(written: Any, fits: Value, does_not: Value) -> None:
    matcher = compile_matcher(written)
    assert matcher(fits)
    assert not matcher(does_not)


@pytest.mark.parametrize("number", [1, 0])
def test_a_flag_is_no_number_and_a_number_no_flag(number: int) -> None:
    assert not compile_matcher(number)(bool(number))
    assert not compile_matcher(bool(number))(number)
    assert not compile_matcher({"min": 0})(True)


@pytest.mark.parametrize(
    "written", [None, {}, 1.5, {"like": "a"}, {"matches": "("}, {"matches": 3}, {"min": "1"}]
)
def test_what_is_no_matcher_is_refused(written: Any) -> None:
    with pytest.raises(MatcherError, match=r"."):
        compile_matcher(written)
