"""Where a team stood at several times, as text and as Markdown."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.cli.output import cell, columns, faint, heading, table_lines, wrapped
from advisor.cli.past_assessments import Unread
from advisor.plain_text import plain
from advisor.report.markdown_text import literal
from advisor.report.plan.grid import Grid, markdown_lines
from advisor.report.trend import Trend, points_of_line, trends
from advisor.scoring.history import HistoryLine
from advisor.translation import counted, sentence
from advisor.words.trend import (
    moment_cells,
    moment_columns,
    say_columns_mean,
    say_due,
    say_moments,
    say_told_apart,
    say_trend_column,
    say_unread,
)

_MOST_COLUMNS = 40  # of a drawn trend; the table above it has all


def history_text(
    lines: Sequence[HistoryLine], unread: Sequence[Unread], today: date
) -> Iterator[str]:
    """Yield the lines for a terminal."""
    if len(lines) > 1:
        yield from (*wrapped(say_told_apart(), indent=""), "")
    for number, line in enumerate(lines):
        if number:
            yield ""
        yield heading(line.team)
        yield faint(say_moments(line))
        yield ""
        yield from table_lines(
            [tuple(map(plain, moment_cells(line, m))) for m in line.moments],
            header=moment_columns(line),
        )
        if drawn := _drawn(line):
            yield from ("", *drawn)
        yield from ("", *wrapped(say_due(line.due, today), indent=""))
    yield ""
    for text in _legend(lines):
        yield from map(faint, wrapped(text, indent=""))
    if unread:
        yield from ("", heading(say_unread()))
    for item in unread:
        yield from wrapped(say_why_unread(item), first="  • ", indent="    ")


def history_markdown(
    lines: Sequence[HistoryLine], unread: Sequence[Unread], today: date
) -> Iterator[str]:
    """Yield the lines of a Markdown page."""
    if len(lines) > 1:
        yield from (literal(say_told_apart()), "")
    for line in lines:
        yield from (f"## {literal(line.team)}", "", literal(say_moments(line)), "")
        rows = tuple(moment_cells(line, moment) for moment in line.moments)
        yield from markdown_lines(Grid(header=moment_columns(line), rows=rows))
        yield ""
        if drawn := _drawn(line):
            yield from ("```text", *drawn, "```", "")
        yield from (literal(say_due(line.due, today)), "")
    for text in _legend(lines):
        yield from (literal(text), "")
    if unread:
        yield from (f"## {say_unread()}", "")
    for item in unread:
        yield f"- {literal(say_why_unread(item))}"


def say_why_unread(item: Unread) -> str:
    """Return what could not be read, where, and why."""
    place = item.problem.location
    where = str(place) if place and place.file else item.source
    said = item.problem.message
    if not said.startswith(where):
        said = sentence("{where}: {message}", where=where, message=said)
    if not item.more:
        return said
    return counted("{said}, and {n} more", "{said}, and {n} more", item.more, said=said)


def _legend(lines: Sequence[HistoryLine]) -> list[str]:
    """Return what cells and columns are, each sentence once."""
    said = [text for line in lines for text in say_columns_mean(line)]
    drawn = [say_trend_column()] if any(len(line.moments) > 1 for line in lines) else []
    return list(dict.fromkeys([*said, *drawn]))


def _drawn(line: HistoryLine) -> list[str]:
    """Return the trends as rows of columns; none of a single moment."""
    points = points_of_line(line)[-_MOST_COLUMNS:]
    if len(points) < 2:  # noqa: PLR2004 a trend takes two
        return []
    found = trends(points, line.top)
    width = max(columns(trend.name) for trend in found) + 2
    return [_row(trend, width) for trend in found]


def _row(trend: Trend, width: int) -> str:
    return f"{cell(trend.name, width)}{' '.join(trend.marks)}  {trend.told}"
