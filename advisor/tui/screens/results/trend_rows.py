"""Where the team stood at its snapshots and stands now, as rows and as what explains them."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.report.trend import points_of_line, trends
from advisor.scoring.history import HistoryLine
from advisor.translation import counted, sentence
from advisor.tui.widgets.text import cells, cut, fitted, line, lines
from advisor.words.quantity import say_day
from advisor.words.trend import (
    moment_cells,
    moment_columns,
    say_columns_mean,
    say_due,
    say_trend_column,
)

TREND = "trend:"  # what the ids of these rows begin with
_MOST_COLUMNS = 24


def trend_rows(history: HistoryLine, width: int) -> Iterator[Option]:
    """Yield each figure over time: a column a snapshot, the last for now."""
    points = points_of_line(history)[-_MOST_COLUMNS:]
    number = len(history.moments) - 1
    heading = counted(
        "Over time: {n} snapshot, {first}, and now",
        "Over time: {n} snapshots since {first}, and now",
        number,
        first=say_day(history.moments[0].on),
    )
    yield Option(line((cut(heading, width), "bold $accent")), disabled=True)
    found = trends(points, history.top)
    column = max(cells(trend.name) for trend in found) + 2
    for trend in found:
        bars = line((f"{' '.join(trend.marks)}  ", "$primary"), (trend.told, "bold"))
        yield Option(line(fitted(trend.name, column), bars), id=f"{TREND}{trend.name}")


def explained(history: HistoryLine, today: date) -> Content:
    """Tell where the team stood at each snapshot, the latest first, and when to look again."""
    rows = [line((sentence("Over time"), "bold $accent")), line(say_due(history.due, today))]
    _, *names, _ = moment_columns(history)
    for moment in reversed(history.moments):
        _, *figures, source = moment_cells(history, moment)
        told = [
            sentence("{name}: {figure}", name=name, figure=figure)
            for name, figure in zip(names, figures, strict=True)
        ]
        day = say_day(moment.on)
        rows += [
            Content(""),
            line((day, "bold"), (f"  {source}" if source != day else "", "bold $accent")),
            line(" · ".join(told)),
        ]
    rows.append(Content(""))
    meant = [say_trend_column(), *say_columns_mean(history)]
    return lines([*rows, *(line((text, "$quiet")) for text in meant)])
