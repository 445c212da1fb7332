"""A result into the view that the templates show."""

from itertools import chain

from advisor.report import wording
from advisor.report.charts.backing import backing
from advisor.report.charts.dumbbell import dumbbell
from advisor.report.charts.heatmap import heatmap
from advisor.report.charts.ladder import ladder
from advisor.report.view import summary
from advisor.report.view.answers import answers
from advisor.report.view.comparison import comparison, stages
from advisor.report.view.cover import facts, figure, flags, profile
from advisor.report.view.crosswalks import crosswalks
from advisor.report.view.history import history
from advisor.report.view.levels import levels
from advisor.report.view.method import left_out, method
from advisor.report.view.model import ReportView
from advisor.report.view.plan import plan
from advisor.report.view.roadmap import (
    blocked_level,
    blockers,
    nothing_blocks,
    roadmap_intro,
    steps,
    unsupported,
)
from advisor.result.model import Result


def view(result: Result) -> ReportView:
    """Return what the templates show of a result."""
    primary, compared = result.rubric.primary_side, result.rubric.compared_side
    sentences = tuple(wording.summary(result))
    challenge = summary.challenge(result)
    points = {
        "strengths": tuple(summary.strengths(result)),
        "gaps": tuple(summary.gaps(result)),
        "carried": tuple(summary.carried(result)),
        "change": tuple(summary.change(result)),
        "first_steps": tuple(summary.first_steps(result)),
    }
    return ReportView(
        team=str(result.team["name"]),
        title=result.rubric.title,
        date=wording.say_date(result.assessed_on),
        generator=result.generator,
        rubric=f"{result.rubric.id} {result.rubric.version}",
        strict=result.strict,
        primary=wording.side_title(result, primary),
        compared=wording.side_title(result, compared) if compared else "",
        facts=tuple(facts(result)),
        profile=tuple(profile(result)),
        ladder=ladder(result, flags(result)),
        summary=sentences,
        challenge=challenge,
        **points,
        density=summary.density((*sentences, challenge), [*chain(*points.values())]),
        next_level=wording.next_level(result),
        heatmap=heatmap(result, primary),
        backing=backing(result),
        dumbbell=dumbbell(result, result.dimensions),
        comparison=tuple(comparison(result)),
        levels=tuple(levels(result)),
        stage_chart=dumbbell(result, result.stages),
        stages=tuple(stages(result)),
        crosswalks=tuple(crosswalks(result)),
        blocked_level=blocked_level(result),
        nothing_blocks=nothing_blocks(result),
        blockers=tuple(blockers(result)),
        unsupported=tuple(unsupported(result)),
        roadmap_intro=roadmap_intro(result),
        plan=plan(result),
        steps=tuple(steps(result)),
        kpis=tuple(figure(kpi) for kpi in result.kpis),
        answers=tuple(answers(result)),
        left_out=tuple(left_out(result)),
        method=tuple(method(result)),
        history=history(result),
    )
