"""What is to be done, and what moved since: the plan and the comparison for an agent."""

from typing import Any

from advisor.mcp.reply import Reply, clip, page, said
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.scoring.change import CriterionChange
from advisor.scoring.compare import Comparison
from advisor.words.agent import say_from_to
from advisor.words.comparison import say_levels
from advisor.words.coverage import say_thin
from advisor.words.find_out import say_practice_facts
from advisor.words.horizon import say_because, say_line
from advisor.words.level_change import say_remarks, say_turned, say_why
from advisor.words.plan import headline
from advisor.words.plan_remark import remarks
from advisor.words.titles import Titles

_MOST_BESIDE = 10
_MOST_TASKS = 8


def planned(result: Result, *, limit: int, offset: int) -> Reply:
    """Return the plan in a few sentences, and a part of its steps."""
    roadmap, titles = result.roadmap, Titles(result)
    lines = [say_thin(result), headline(result), *remarks(result)]
    told = [line for line in lines if line]
    steps = [_step(result, step) for step in roadmap.steps]
    return Reply(
        text="\n".join(told),
        data=said(
            team=str(result.team["name"]),
            status=roadmap.status,
            start=_day(roadmap.start),
            likely=_day(roadmap.likely),
            even=_day(roadmap.even),
            first_aid=[clip(say_line(line, titles)) for line in roadmap.first_aid[:_MOST_BESIDE]],
            find_out=[
                clip(say_practice_facts(item, titles)) for item in roadmap.find_out[:_MOST_BESIDE]
            ],
            steps=page(steps, limit=limit, offset=offset),
            said=told,
        ),
    )


def compared(comparison: Comparison, *, limit: int, offset: int) -> Reply:
    """Return why the level moved or did not, and a part of the criteria that turned."""
    told = [
        say_from_to(
            str(comparison.assessed_on.before),
            str(comparison.assessed_on.after),
            say_levels(comparison.level[comparison.basis]),
        ),
        *say_why(comparison),
        *say_remarks(comparison),
    ]
    turned = [_turned(change) for change in comparison.criteria]
    return Reply(
        text="\n".join(told),
        data=said(
            team={"before": comparison.team.before, "after": comparison.team.after},
            level={
                name: {"before": change.before, "after": change.after}
                for name, change in comparison.level.items()
            },
            score={"before": comparison.score.before, "after": comparison.score.after},
            coverage={"before": comparison.coverage.before, "after": comparison.coverage.after},
            criteria=page(turned, limit=limit, offset=offset),
            said=told,
        ),
    )


def _step(result: Result, step: RoadmapStep) -> dict[str, Any]:
    return said(
        id=step.id,
        title=step.title,
        level=step.level,
        start=_day(step.start),
        end=_day(step.end),
        days=step.likely_days,
        people=list(step.people),
        because=say_because(result.roadmap, step),
        why=clip(step.why),
        meets=list(step.meets),
        tasks=[clip(task) for task in step.tasks[:_MOST_TASKS]],
        done_when=[clip(text) for text in step.done_when[:_MOST_TASKS]],
        after=list(step.depends_on),
    )


def _turned(change: CriterionChange) -> dict[str, Any]:
    return said(
        criterion=f"{change.practice}/{change.criterion}",
        direction=change.direction,
        said=say_turned(change),
    )


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()
