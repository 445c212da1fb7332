"""Several plans of a team in a table: where each leads, and what is asked otherwise."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from advisor.frozen import dataclass
from advisor.roadmap.model import Roadmap
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.screens.roadmap.plan_comparison import STATUS_COLOURS, likely_day
from advisor.tui.widgets.text import cells, fitted, folded, line, lines
from advisor.words.plan import nothing_left, say_status
from advisor.words.quantity import say_day
from advisor.words.titles import Titles
from advisor.words.what_if import say_apart, say_no_date

_DAY, _APART, _STEPS, _EFFORT = 13, 17, 9, 7
_ROOMY = 88
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
    texts = [sentence("likely by"), sentence("beside saved"), sentence("steps"), sentence("days")]
    if width >= _ROOMY:
        texts.insert(1, sentence("even odds"))
    room = width - len(_INDENT)
    return line((f"{_INDENT}{_columns(sentence('plan'), texts, room)}", "bold $accent"))


def row(rubric: Rubric, plan: SidePlan, saved: Roadmap | None, width: int, *, now: bool) -> Content:
    """Return a plan beside the `saved` one, in two lines or more; `now` is the one at hand."""
    roadmap = plan.roadmap
    mark = "▸ " if now else _INDENT
    if roadmap is None:
        says = sentence("cannot be planned") if plan.failed else sentence("planning …")
        first = [line((f"{mark}{plan.name}", "bold")), line((f"{_INDENT}{says}", "$warning"))]
        return lines([*first, *_below(plan.says, "$quiet", width)])
    day = likely_day(roadmap)
    texts = [
        say_day(day) if day else "–",
        _apart(day, saved) if saved is not roadmap else "",
        str(len(roadmap.steps)),
        f"{roadmap.likely_days:.0f}",
    ]
    if width >= _ROOMY:
        texts.insert(1, say_day(roadmap.even) if roadmap.even and day else "–")
    name, *rest = folded(plan.name, _name_width(width) - len(mark) - 1)
    rows = [line((mark, "bold $accent"), (_columns(name, texts, width - len(mark)), "bold"))]
    rows += [line((f"{_INDENT}{text}", "bold")) for text in rest]
    if roadmap.target is None:
        rows += _below(nothing_left(), "$success", width)
    elif day is None:
        rows += _below(say_no_date(roadmap, Titles(rubric)), "$error", width)
    wanted = roadmap.target.by if roadmap.target else None
    if wanted and roadmap.status != "none":
        style = STATUS_COLOURS[roadmap.status]
        rows += _below(say_status(roadmap, say_day(wanted)), style, width)
    return lines([*rows, *_below(plan.says if plan.says != plan.name else "", "$quiet", width)])


def _apart(day: date | None, saved: Roadmap | None) -> str:
    before = likely_day(saved) if saved else None
    return say_apart((day - before).days) if day and before else "–"


def _below(text: str, style: str, width: int) -> list[Content]:
    return [line((f"{_INDENT}{row}", style)) for row in folded(text, width - len(_INDENT)) if row]


def _columns(name: str, texts: Sequence[str], width: int) -> str:
    widths = [_DAY, *([_DAY] if len(texts) > 4 else []), _APART, _STEPS, _EFFORT]  # noqa: PLR2004 as told
    days, *rest = zip(texts, widths, strict=True)
    told = fitted(*days) + "".join(
        text.rjust(room) if room <= _STEPS else fitted(text, room) for text, room in rest
    )
    return fitted(name, width - cells(told)) + told


def _name_width(width: int) -> int:
    more = _DAY if width >= _ROOMY else 0
    return width - _DAY - more - _APART - _STEPS - _EFFORT
