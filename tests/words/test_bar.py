import pytest

from advisor.words.bar import bar


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "    "), (0.25, "█   "), (0.3, "█▏  "), (0.999, "███▉"), (1, "████")],
)
def test_a_bar_is_filled_to_its_share_and_full_only_for_the_whole(share: float, shown: str) -> None:
    assert bar(share, 4) == shown


def test_the_empty_part_may_be_seen_and_no_share_runs_over() -> None:
    assert [bar(share, 2, empty="░") for share in (-1, 0.5, 2)] == ["░░", "█░", "██"]
