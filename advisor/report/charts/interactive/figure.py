"""What the charts to explore have in common.

A figure is Plotly's JSON (traces and a layout), built without Plotly. A colour is the name of a
token of the stylesheet, ``var(--ink)``, which the page fills in for its theme.
"""

from collections.abc import Collection, Iterable
from html import escape
from textwrap import wrap
from typing import Any

from advisor.frozen import dataclass
from advisor.plain_text import plain

Traces = tuple[dict[str, Any], ...]

_FONT = '"Report Sans", system-ui, "Segoe UI", sans-serif'


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A choice of points: each option is a tag that points carry in `customdata`, and its name."""

    title: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart.

    Its height is `head` and `row` for each category on the y axis, in pixels. `short` has briefer
    names of those categories for narrow screens.
    """

    title: str
    data: Traces
    layout: dict[str, Any]
    head: int
    row: int = 0
    short: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()


def label(text: str, *, width: int = 28) -> str:
    """Return a text as Plotly shows it, without markup and in lines of about `width` letters."""
    return "<br>".join(escape(line, quote=False) for line in wrap(plain(text), width) or [""])


def hover(title: str, *lines: str) -> str:
    """Return what is shown over a point: a title and lines below it."""
    return "<br>".join([f"<b>{label(title, width=48)}</b>", *(label(x, width=60) for x in lines)])


def named_axis(
    names: Iterable[tuple[str, str]], *, width: int = 28, strong: Collection[str] = ()
) -> dict[str, Any]:
    """Return an axis of categories, the first on top, from pairs of an id and a title.

    Titles of ids in `strong` are bold.
    """
    titles = {name: label(title, width=width) for name, title in names}
    ids = list(titles)
    return {
        "type": "category",
        "autorange": "reversed",
        "automargin": True,
        "ticks": "",
        "showgrid": False,
        "categoryorder": "array",
        "categoryarray": ids,
        "tickvals": ids,
        "ticktext": [f"<b>{titles[i]}</b>" if i in strong else titles[i] for i in ids],
        "fixedrange": True,
    }


def level_ticks(top: int) -> dict[str, Any]:
    """Return the ticks of an axis from level 0 to `top`."""
    return {
        "tickvals": list(range(top + 1)),
        "ticktext": [f"Level {level}" for level in range(top + 1)],
        "gridcolor": "var(--line)",
    }


def layout(**more: Any) -> dict[str, Any]:
    """Return the layout that all charts share, with `more`."""
    return {
        "font": {"family": _FONT, "size": 13, "color": "var(--ink)"},
        "paper_bgcolor": "var(--paper)",
        "plot_bgcolor": "var(--paper)",
        "modebar": {
            "bgcolor": "var(--paper)",
            "color": "var(--muted)",
            "activecolor": "var(--ink)",
            "orientation": "h",
        },
        "hoverlabel": {
            "align": "left",
            "bgcolor": "var(--soft)",
            "bordercolor": "var(--line)",
            "font": {"family": _FONT, "size": 13, "color": "var(--ink)"},
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
        "margin": {"l": 8, "r": 16, "t": 84, "b": 40},
        "dragmode": False,
        **more,
    }
