import pytest

from advisor.cli.output import cell, columns, wrapped
from tests.cli.conftest import Advisor, Answers


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("abc", 5, "abc  "),
        ("abcde", 5, "abcde"),
        ("abcdef", 5, "abcd…"),
        ("漢字漢字", 5, "漢字…"),
        ("漢字漢字", 6, "漢字… "),
        ("a\nb", 4, "a b "),
        ("\x1b[1m", 8, "\\x1b[1m "),
    ],
)
def test_a_cell_takes_exactly_its_columns_whatever_it_holds(
    text: str, width: int, shown: str
) -> None:
    assert cell(text, width) == shown
    assert columns(shown) == width


def test_wrapped_text_keeps_its_indent_and_shows_control_characters() -> None:
    lines = wrapped("word " * 60 + "\x1b", first="- ", indent="  ")
    assert lines[0].startswith("- word")
    assert all(line.startswith("  word") for line in lines[1:])
    assert lines[-1].endswith("\\x1b")
    assert max(map(len, lines)) <= 110


def test_no_line_of_a_table_runs_past_the_width_or_ends_in_blanks(
    advisor: Advisor, answers: Answers
) -> None:
    line = answers({"answering.rota": 1}, team={"name": "Team " * 60})
    lines = advisor("score", *line).out.splitlines()
    assert max(columns(text) for text in lines) <= 110
    assert [text for text in lines if text != text.rstrip()] == []
