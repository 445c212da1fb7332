"""A rubric as one Markdown page."""

from collections.abc import Callable, Iterator

from advisor.cli.element_page import practice_lines
from advisor.cli.page_syntax import anchor, bullets, link, named_link, table
from advisor.cli.rubric_counts import holdings
from advisor.plain_text import plain_markdown as shown
from advisor.rubric.model import Dimension, Level, Practice, Rubric
from advisor.rubric.profile import profile_values

Section = Callable[[Rubric], Iterator[str]]


def rubric_page(chosen: Rubric) -> str:
    """Return everything a rubric says as Markdown whose links lead to places on the page."""
    parts = ["\n".join(_opening(chosen))]
    for title, section in _SECTIONS.items():
        body = "\n".join(section(chosen)).rstrip()
        if body:
            parts.append(f"## {title}\n\n{body}")
    return "\n\n".join(parts) + "\n"


def _opening(chosen: Rubric) -> Iterator[str]:
    yield f"# {shown(chosen.title)}"
    yield ""
    yield "<!-- Written by `advisor rubric show --format md`: change the rubric, not this. -->"
    yield ""
    yield shown(chosen.summary)
    yield ""
    yield f"This is `{chosen.id}` {chosen.version}: {holdings(chosen)}."
    yield ""
    yield from bullets(
        f"[{title}](#{title.lower().replace(' ', '-')})"
        for title, section in _SECTIONS.items()
        if any(section(chosen))
    )


def _reading(chosen: Rubric) -> Iterator[str]:
    yield (
        "A team answers each practice with the highest level whose description fits what an "
        "outsider would see. Where a level says *needed to hold level N*, the team holds the "
        "maturity level N only if the practice has reached it. A practice that concerns only some "
        "teams says which; for others it is left out."
    )
    if chosen.steps:
        yield ""
        yield (
            "A step takes its practice from the level below to the one it names. Effort is in "
            "person-days. `advisor rubric show ID` also tells what carries over, what starts fresh "
            "and what goes wrong."
        )


def _levels(chosen: Rubric) -> Iterator[str]:
    for level in chosen.levels:
        yield from _level(chosen, level)


def _level(chosen: Rubric, level: Level) -> Iterator[str]:
    yield anchor(f"level-{level.level}")
    yield f"### Level {level.level}: {shown(level.title)}"
    yield ""
    yield shown(level.summary)
    yield ""
    yield f"**Challenge.** {shown(level.challenge)}"
    yield ""
    if level.features:
        rows = []
        for feature in level.features:
            covering = [p for p in chosen.practices if feature.id in p.features]
            title = f"{anchor(f'feature-{feature.id}')}{shown(feature.title)}"
            rows.append((title, shown(feature.summary), ", ".join(map(named_link, covering))))
        yield from table(("Feature", "What it means", "Practices"), rows)
        yield ""


def _dimensions(chosen: Rubric) -> Iterator[str]:
    titles = [side.title for side in chosen.sides]
    yield from table(
        ("Dimension", *titles, "Practices"),
        (
            (
                link(dimension.title, f"dimension-{dimension.id}"),
                *(shown(dimension.sides.get(side.id, "")) for side in chosen.sides),
                " + ".join(str(len(_of(chosen, dimension, side.id))) for side in chosen.sides),
            )
            for dimension in chosen.dimensions
        ),
    )


def _of(chosen: Rubric, dimension: Dimension, side: str) -> list[Practice]:
    return [p for p in chosen.practices if p.dimension == dimension.id and p.side == side]


def _stages(chosen: Rubric) -> Iterator[str]:
    yield from table(
        ("Stage", "What it is", "Practices"),
        (
            (
                f"{anchor(f'stage-{stage.id}')}{shown(stage.title)}",
                shown(stage.summary),
                str(sum(practice.stage == stage.id for practice in chosen.practices)),
            )
            for stage in chosen.stages
        ),
    )


def _profile(chosen: Rubric) -> Iterator[str]:
    if not chosen.profile:
        return
    yield from table(
        ("Field", "Question", "Values", "Decides on"),
        (
            (
                f"{anchor(f'profile-{field.id}')}`{field.id}`",
                shown(field.question),
                ", ".join(f"`{str(value).lower()}`" for value in profile_values(field)),
                ", ".join(named_link(p) for p in chosen.practices if field.id in p.applies_when),
            )
            for field in chosen.profile
        ),
    )


def _evidence(chosen: Rubric) -> Iterator[str]:
    if not chosen.evidence_kinds:
        return
    yield from table(
        ("Kind", "What it is", "Supports at most"),
        (
            (shown(kind.title), shown(kind.summary), f"level {kind.caps}")
            for kind in chosen.evidence_kinds
        ),
    )


def _practices(chosen: Rubric) -> Iterator[str]:
    for dimension in chosen.dimensions:
        yield anchor(f"dimension-{dimension.id}")
        yield f"### {shown(dimension.title)}"
        yield ""
        notes = [(side.title, dimension.sides.get(side.id)) for side in chosen.sides]
        notes += [
            ("Carries over", dimension.carries_over),
            ("Starts fresh", dimension.starts_fresh),
        ]
        yield from bullets(f"**{shown(label)}.** {shown(text)}" for label, text in notes if text)
        yield ""
        for practice in chosen.practices:
            if practice.dimension == dimension.id:
                yield from practice_lines(chosen, practice)


def _kpis(chosen: Rubric) -> Iterator[str]:
    if not chosen.kpis:
        return
    titles = {stage.id: stage.title for stage in chosen.stages}
    yield from table(
        ("KPI", "Unit", "Better", "Stage", "How to measure"),
        (
            (
                f"{anchor(f'kpi-{kpi.id}')}{shown(kpi.title)}",
                shown(kpi.unit),
                kpi.direction,
                link(titles[kpi.stage], f"stage-{kpi.stage}"),
                shown(kpi.how),
            )
            for kpi in chosen.kpis
        ),
    )


def _crosswalks(chosen: Rubric) -> Iterator[str]:
    titles = {practice.id: practice.title for practice in chosen.practices}
    for crosswalk in chosen.crosswalks:
        yield anchor(f"crosswalk-{crosswalk.id}")
        yield f"### {shown(crosswalk.title)}, {shown(crosswalk.edition)}"
        yield ""
        yield f"{shown(crosswalk.note)} Published at <{crosswalk.source}>."
        yield ""
        rows = []
        for item in crosswalk.items:
            place = f"level {item.level}" if item.level is not None else item.section or ""
            maps = [
                f"{link(titles[m.practice], m.practice)} {m.at}, {m.relation}" for m in item.maps
            ]
            rows.append((shown(item.title), place, "; ".join(maps) or "not asked here"))
        yield from table(("It asks for", "Where", "Practice, level and relation"), rows)
        yield ""


_SECTIONS: dict[str, Section] = {
    "How to read this page": _reading,
    "Levels": _levels,
    "Dimensions": _dimensions,
    "Stages": _stages,
    "Profile": _profile,
    "Evidence": _evidence,
    "Practices and steps": _practices,
    "KPIs": _kpis,
    "Crosswalks": _crosswalks,
}
