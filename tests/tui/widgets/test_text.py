import pytest
from textual.content import Content

from advisor.tui.appearance.themes import THEMES, after
from advisor.tui.widgets.text import (
    aligned,
    cut,
    cut_left,
    fitted,
    folded,
    hanging,
    hung,
    line,
    lines,
    meter,
    row_of,
    wrap,
)


@pytest.mark.parametrize("text", ["[red]x[/]", "[@click=app.quit]", "a\nb", "入力の変化", "x" * 50])
@pytest.mark.parametrize("width", [1, 5, 20])
def test_a_column_has_exactly_its_width_whatever_is_in_it(text: str, width: int) -> None:
    assert line(fitted(text, width)).cell_length == width
    assert line(cut(text, width)).cell_length <= width
    assert "\n" not in fitted(text, width)


def test_control_characters_are_written_out_and_markup_is_text() -> None:
    shown = line("\x1b[31m", ("[bold]", "red"))
    assert shown.plain == "\\x1b[31m[bold]"
    assert [span.style for span in shown.spans] == ["red"]


def test_a_meter_is_full_only_when_all_is_there() -> None:
    assert meter(1, 10) == "█" * 10
    assert meter(0, 10) == "░" * 10
    assert meter(0.999, 10) != "█" * 10
    assert all(len(meter(share / 50, 10)) == 10 for share in range(-5, 60))


def test_wrapped_text_hangs_beside_its_number() -> None:
    shown = hanging(line("1 "), line("one two three four"), 12).plain.splitlines()
    assert shown[0].startswith("1 one")
    assert all(row.startswith("  ") for row in shown[1:])
    assert max(len(row) for row in shown) <= 12


def test_lines_with_a_sign_hang_beside_it_and_no_other_line_changes() -> None:
    text = lines(
        [line("one two three four"), line("  ◆ one two three four"), line(""), line("✓ x")]
    )
    rows = hung(text, 14).plain.splitlines()
    assert rows[0] == "one two three four"
    assert [row.rstrip() for row in rows[1:3]] == ["  ◆ one two", "    three four"]
    assert rows[3:] == ["", "✓ x"]


@pytest.mark.parametrize("width", [20, 34, 60])
@pytest.mark.parametrize("title", ["one two three four", "入力の変化と監視の方法"])
def test_a_row_of_two_parts_is_whole_at_any_width(title: str, width: int) -> None:
    shown = row_of(line(title), line("at 1, 2 is needed"), width, 24)
    assert all(row.cell_length <= width for row in shown.split("\n"))
    assert "".join(shown.plain.split()) == "".join(f"{title}at 1, 2 is needed".split())
    assert "  at 1" in shown.plain


def test_what_is_said_of_titles_stands_in_a_column_where_there_is_room() -> None:
    titles = ["one", "one two three", "one two three four five six"]
    rows = aligned([(line(title), line("at 1")) for title in titles], 30)
    assert [row.plain.find("at 1") for row in rows[:2]] == [15, 15]
    assert rows[2].plain.splitlines() == ["one two three four five six", "    at 1"]
    assert aligned([], 30) == []


def test_a_path_is_cut_at_its_beginning() -> None:
    assert cut_left("work/team.yaml", 20) == "work/team.yaml"
    assert cut_left("work/team.yaml", 10) == "…team.yaml"
    assert cut_left("仕事/評価.yaml", 10) == "…評価.yaml"


def test_a_folded_text_has_every_word_in_rows_of_the_width() -> None:
    assert folded("short", 10) == ["short"]
    assert folded("one two  three", 7) == ["one two", "three"]


def test_the_plain_theme_has_no_hue() -> None:
    plain = THEMES[-1]
    named = [plain.primary, plain.secondary, plain.success, plain.warning, plain.error]
    shades = [*named, *plain.variables.values()]
    hex_shades = [shade for shade in shades if shade and shade.startswith("#")]
    assert all(shade[1:3] == shade[3:5] == shade[5:7] for shade in hex_shades)


def test_an_unknown_theme_is_followed_by_the_first() -> None:
    assert after("nord") == THEMES[0].name


@pytest.mark.parametrize(
    "text", ["", "one row ", "two\nrows", "a\ttab", "one two three four five", "入力の変化と監視"]
)
@pytest.mark.parametrize("width", [8, 12, 60])
def test_text_is_wrapped_as_a_widget_would(text: str, width: int) -> None:
    given = Content(text).stylize("bold", 0, 3)
    rows = given.wrap(width)
    assert len(wrap(given, width)) == len(rows)
    assert all(a.is_same(b) for a, b in zip(wrap(given, width), rows, strict=True))
