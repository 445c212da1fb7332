from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from advisor.document.data import as_data


class _Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class _Inner:
    second: Any
    first: Any


@dataclass(frozen=True)
class _Shouting:
    word: str

    def as_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return {key.upper(): value.upper() for key, value in data.items()}


def test_dataclasses_become_mappings_in_the_order_of_their_fields() -> None:
    data = as_data(_Inner(second=1, first=_Inner(2, 3)))
    assert list(data.items()) == [("second", 1), ("first", {"second": 2, "first": 3})]


def test_values_become_what_json_knows() -> None:
    found = as_data({1: (date(2026, 11, 23), None), "a": [_Colour.RED, 0.5, True, "text"]})
    assert found == {"1": ["2026-11-23", None], "a": ["red", 0.5, True, "text"]}
    assert type(found["a"][0]) is str


def test_a_model_has_the_last_word_on_its_own_mapping() -> None:
    assert as_data([_Shouting("quiet")]) == [{"WORD": "QUIET"}]
