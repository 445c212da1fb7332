"""Several plans of a team in a table: where each leads, and what is asked otherwise."""

from collections.abc import Iterator, Mapping
from datetime import date

from textual.content import Content

from advisor.frozen import dataclass
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.screens.roadmap.plan_comparison import STATUS_COLOURS, day_before, likely_day
from advisor.tui.widgets.text import fitted, folded, line, lines
from advisor.words.level import say_number
from advisor.words.plan import nothing_left, say_status
from advisor.words.quantity import say_day
from advisor.words.titles import Titles
from advisor.words.what_if import say_apart, say_no_date

_LIKELY, _EVEN, _APART, _STEPS, _EFFORT = "likely", "even", "apart", "steps", "effort"
_WIDTHS = {_LIKELY: 13, _EVEN: 13, _APART: 17, _STEPS: 7, _EFFORT: 7}
_NUMBERS = {_STEPS, _EFFORT}
_NARROW, _ROOMY, _LEAST_NAME = 60, 88, 16
_INDENT = "  "


@dataclass(frozen=True, kw_only=True)
class SidePlan:
    """One of several plans: its name, what it is asked for in words, and the plan once known."""

    id: str
    name: str
    says: str
    roadmap: Roadmap | None
    failed: bool = False


def head(width: int) -> Content:
    """Return what the columns are."""
    titles = {
        _LIKELY: sentence("likely by"),
        _EVEN: sentence("even odds"),
        _APART: sentence("beside saved"),
        _STEPS: sentence("steps"),
        _EFFORT: sentence("days"),
    }
    return lines(_in_columns(line(_INDENT), sentence("plan"), titles, "bold $accent", width))


def row(rubric: Rubric, plan: SidePlan, saved: Roadmap | None, width: int, *, now: bool) -> Content:
    """Return a plan beside the `saved` one, in two lines or more; `now` is the one at hand."""
    roadmap = plan.roadmap
    mark = line(("▸ " if now else _INDENT, "bold $accent"))
    asked = _below(plan.says if plan.says != plan.name else "", "$quiet", width)
    if roadmap is None:
        says = sentence("cannot be planned") if plan.failed else sentence("planning …")
        first = [mark + line((name, "bold")) for name in folded(plan.name, width - len(_INDENT))]
        return lines([*first, *_below(says, "$warning", width), *asked])
    day = likely_day(roadmap)
    told = {
        _LIKELY: say_day(day) if day else "–",
        _EVEN: say_day(roadmap.even) if roadmap.even and day else "–",
        _APART: _apart(day, roadmap, saved) if saved is not roadmap else "",
        _STEPS: str(len(roadmap.steps)),
        _EFFORT: f"{roadmap.likely_days:.0f}",
    }
    rows = _in_columns(mark, plan.name, told, "bold", width)
    return lines([*rows, *_remarks(rubric, roadmap, saved, width), *asked])


def _remarks(
    rubric: Rubric, roadmap: Roadmap, saved: Roadmap | None, width: int
) -> Iterator[Content]:
    """Yield where a plan leads if elsewhere, why it has no date, and what becomes of the wanted."""
    level = roadmap.target.level if roadmap.target else None
    if level is not None and saved and saved.target and saved.target.level != level:
        leads = sentence("It leads to {level}.", level=say_number(level))
        yield from _below(leads, "$warning", width)
    if roadmap.target is None:
        yield from _below(nothing_left(), "$success", width)
    elif likely_day(roadmap) is None:
        yield from _below(say_no_date(roadmap, Titles(rubric)), "$error", width)
    wanted = roadmap.target.by if roadmap.target else None
    if wanted and roadmap.status != "none":
        style = STATUS_COLOURS[roadmap.status]
        yield from _below(say_status(roadmap, say_day(wanted)), style, width)


def _apart(day: date | None, roadmap: Roadmap, saved: Roadmap | None) -> str:
    """Return how much sooner a plan gets where it leads to; a dash where the saved one does not."""
    level = roadmap.target.level if roadmap.target else None
    before = day_before(saved, level) if saved else None
    return say_apart((day - before).days) if day and before else "–"


def _below(text: str, style: str, width: int) -> list[Content]:
    return [line((f"{_INDENT}{row}", style)) for row in folded(text, width - len(_INDENT)) if row]


def _in_columns(
    mark: Content, name: str, told: Mapping[str, str], style: str, width: int
) -> list[Content]:
    """Return a name with its figures in columns, or above them where they leave it no room."""
    shown = [
        c for c in told if (c != _EVEN or width >= _ROOMY) and (c != _EFFORT or width >= _NARROW)
    ]
    cells = [
        told[c].rjust(_WIDTHS[c]) if c in _NUMBERS else fitted(told[c], _WIDTHS[c]) for c in shown
    ]
    room = width - len(_INDENT) - sum(_WIDTHS[c] for c in shown)
    if room < _LEAST_NAME:
        names = folded(name, width - len(_INDENT))
        first = [
            (line(_INDENT) if below else mark) + line((n, style)) for below, n in enumerate(names)
        ]
        return [*first, line((_INDENT + "".join(cells), style))]
    first_name, *rest = folded(name, room - 1)
    first = [mark + line((fitted(first_name, room) + "".join(cells), style))]
    return [*first, *(line((_INDENT + text, style)) for text in rest)]
