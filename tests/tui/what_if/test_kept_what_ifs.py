"""What-ifs kept under names are found again."""

from datetime import date
from pathlib import Path

import pytest

from advisor.tui.what_if.kept_what_ifs import KeptWhatIf, keep_what_ifs, kept_what_ifs
from advisor.tui.what_if.what_if import WhatIf

FILE = Path("team.yaml")
EVERYTHING = WhatIf(
    values={
        "level": 2,
        "by": date(2027, 6, 30),
        "start": date(2026, 12, 1),
        "share": 62.5,
        "holidays": (date(2026, 12, 24), date(2026, 12, 31)),
        "parallel": None,
    },
    capacity={"engineer": 1.5},
    excluded=frozenset({"a-step"}),
    done=frozenset(),
    strict=True,
)


def test_all_that_can_be_tried_is_found_again_as_it_was() -> None:
    kept = [
        KeptWhatIf(name="Everything 監視", what_if=EVERYTHING),
        KeptWhatIf(name="nothing", what_if=WhatIf(values={"by": None})),
    ]
    assert keep_what_ifs(FILE, kept)
    assert kept_what_ifs(FILE) == kept
    assert kept_what_ifs(Path("other.yaml")) == []
    assert keep_what_ifs(FILE, kept[1:])
    assert kept_what_ifs(FILE) == kept[1:]


@pytest.mark.parametrize(
    "text", ["", "{", "3", '[3, {"name": "x"}]', '[{"name": "x", "values": {"level": "two"}}]']
)
def test_what_cannot_be_read_is_left_out(text: str, tmp_path: Path) -> None:
    keep_what_ifs(FILE, [])
    (place,) = (tmp_path / "state").rglob("*.json")
    place.write_text(text)
    assert kept_what_ifs(FILE) == []
