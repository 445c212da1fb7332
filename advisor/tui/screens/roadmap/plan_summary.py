"""The lines above the planner's chart: the plan that is saved, and what is tried beside it."""

from collections.abc import Callable, Iterator

from textual.content import Content

from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.scoring.model import Scorecard
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.roadmap.plan_comparison import AskedPlan, figures, headline, notes
from advisor.tui.what_if.what_if import PlanRequest as Ask
from advisor.tui.widgets.text import line
from advisor.words.next_level import say_nothing_lacking
from advisor.words.titles import Titles
from advisor.words.what_if import differences


@dataclass(frozen=True, kw_only=True)
class WhatIfPlans:
    """What is asked and what is saved, each with its plan as soon as that is known."""

    ask: Ask
    saved: Ask
    new: AskedPlan | None
    old: AskedPlan | None
    failed: bool


def summary(
    rubric: Rubric, plans: WhatIfPlans, card: Callable[[], Scorecard], width: int, most: int
) -> Iterator[Content]:
    """Yield the lines in `width` columns, with at most so many notes; `card` scores on demand."""
    ask, saved, new, old = plans.ask, plans.saved, plans.new, plans.old
    yield _headline(rubric, plans, card)
    if old is not None:
        yield figures(old, sentence("saved"), "$quiet", width)
    if ask == saved:
        yield from notes(rubric, old, most, card()) if old else ()
        return
    if new is not None:
        yield figures(new, sentence("what if"), "bold", width)
    yield line(
        (f"{sentence('What if')}: ", "bold $accent"),
        " · ".join(differences(ask, saved, Titles(rubric))),
    )
    if new is not None:
        yield from notes(rubric, new, most, card())


def _headline(rubric: Rubric, plans: WhatIfPlans, card: Callable[[], Scorecard]) -> Content:
    if plans.new is not None:
        beside = plans.old if plans.old and plans.ask != plans.saved else None
        nothing_to_do = plans.new.roadmap.target is None
        blockers = card().blockers if nothing_to_do else ()
        if blockers and all(blocker.why == "not-known" for blocker in blockers):
            return line((say_nothing_lacking(blockers[0].level, len(blockers)), "bold $warning"))
        return headline(rubric, plans.new, beside)
    if plans.failed:
        impossible = sentence("This cannot be planned; {undo} takes it back.", undo=key_to("undo"))
        return line((impossible, "bold $error"))
    return line((sentence("Planning …"), "bold $warning"))
