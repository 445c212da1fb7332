"""What a decider reads: the verdict, its figures, what hurt, what to decide, and what moved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from advisor.frozen import dataclass
from advisor.report.chapter_model import Chapter, Fact, Point
from advisor.report.first_page_room import LINES, head_lines, list_lines, table_lines, text_lines
from advisor.report.key_points import gaps, strengths, to_find_out
from advisor.result.basis import blockers_of, unguarded_of
from advisor.result.model import Result
from advisor.roadmap.harm import incidents
from advisor.scoring.practice_score import PracticeScore
from advisor.translation import sentence
from advisor.words.blocker import say_short_titles
from advisor.words.coverage import say_without_criteria
from advisor.words.decision import say_decisions, say_no_decision, say_what_goes_first
from advisor.words.headline import say_judgement
from advisor.words.headline_figure import (
    say_bottleneck_figure,
    say_coverage_figure,
    say_date_figure,
    say_level_figure,
    say_work_figure,
)
from advisor.words.horizon import say_price
from advisor.words.incident import say_incident, say_lack, say_nothing_hurt, say_remedy
from advisor.words.kpi import say_kpis
from advisor.words.scope import say_scope
from advisor.words.side_level import say_glossary
from advisor.words.since_previous import say_moved_since, say_no_earlier, say_which_moved

_MOST_DECISIONS = 3
_MOST_HURT = 6
_FEW_POINTS = 5  # of a group, less for what hurt; more where the page has room
_FEWEST_POINTS = 2


@dataclass(frozen=True, kw_only=True)
class HurtLine:
    """Practices whose lack hurt: what the team tells of it, and what is done about it."""

    title: str
    told: str
    remedy: str


@dataclass(frozen=True, kw_only=True)
class PointGroup:
    """The first few points under one title, and how many more there are."""

    title: str
    points: tuple[Point, ...]
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class DecideData:
    """The first page. `status` of the wanted date is met, at-risk, missed or none."""

    verdict: str
    remark: str
    status: str
    figures: tuple[Fact, ...]
    glossary: str
    hurt: tuple[HurtLine, ...]
    price: str
    nothing_hurt: str
    kpis: str
    more_hurt: int
    decisions: tuple[str, ...]
    no_decision: str
    moved: tuple[str, ...]
    not_compared: str
    groups: tuple[PointGroup, ...]


def _decide(result: Result) -> DecideData:
    hurt = list(incidents(result.practices))
    planned = bool(result.roadmap.steps) and not result.thin
    decisions = () if result.thin else tuple(islice(say_decisions(result), _MOST_DECISIONS))
    decided = say_what_goes_first(result.roadmap) in decisions  # which tells the price
    page = DecideData(
        verdict=say_judgement(result),
        remark=say_without_criteria(result) or "",
        status="none" if result.thin else result.roadmap.status,
        figures=tuple(_figures(result)),
        glossary="" if result.thin or not result.has_criteria else say_glossary(),
        price="" if not hurt or result.thin or decided else say_price(result.roadmap),
        nothing_hurt="" if hurt else say_nothing_hurt(),
        kpis=say_kpis(result),
        hurt=tuple(_line(result, lacking) for lacking in hurt[:_MOST_HURT]),
        more_hurt=max(len(hurt) - _MOST_HURT, 0),
        decisions=decisions,
        no_decision="" if decisions or not planned else say_no_decision(),
        moved=tuple(_moved(result)),
        not_compared="" if result.since else say_no_earlier(),
        groups=(),
    )
    few = max(_FEW_POINTS - len(hurt), _FEWEST_POINTS)
    groups = _grown(_groups(result, few), LINES - _taken(page, say_scope(result.scope)))
    return replace(page, groups=tuple(_group(*group) for group in groups if group[1]))


_Group = tuple[str, list[Point], int]  # its title, all there is, how many of that are shown


def _groups(result: Result, few: int) -> Iterator[_Group]:
    """Yield what is lacking and what is not known before the next level, and what is strong."""
    lacking, unknown = say_short_titles(blockers_of(result), unguarded_of(result))
    yield lacking, list(gaps(result)), few
    yield unknown, list(to_find_out(result)), few
    if not result.thin:
        strong = list(strengths(result, few - few // 2))
        yield sentence("Strengths"), strong, len(strong)


def _grown(groups: Iterable[_Group], room: float) -> Iterator[_Group]:
    """Yield the groups with as many more points as there is room for, the first group's first."""
    told = _shrunk([group for group in groups if group[1]], room)
    room -= sum(_height(points[:shown]) for _, points, shown in told)
    for title, points, shown in told:
        more = len(list(_fitting(points[shown:], room)))
        room -= text_lines(map(_text, points[shown : shown + more]))
        yield title, points, shown + more


def _shrunk(groups: Sequence[_Group], room: float) -> list[_Group]:
    """Return groups with fewer points, and at last fewer groups, until there is room for them."""
    left = list(groups)
    while len(left) > 1 and sum(_height(points[:shown]) for _, points, shown in left) > room:
        place = max(range(len(left)), key=lambda n: (left[n][2], n))
        title, points, shown = left[place]
        if shown > 1:
            left[place] = (title, points, shown - 1)
        else:
            left.pop()
    return left


def _fitting(points: Sequence[Point], room: float) -> Iterator[Point]:
    for point in points:
        room -= text_lines([_text(point)])
        if point is points[-1]:
            room += 1  # no line has to say how many more there are
        if room < 0:
            return
        yield point


def _height(points: Sequence[Point]) -> float:
    return list_lines([_text(point) for point in points]) + bool(
        points
    )  # a line says how many more


def _text(point: Point) -> str:
    return f"{point.title}. {point.text}"


def _group(title: str, points: list[Point], shown: int) -> PointGroup:
    return PointGroup(title=title, points=tuple(points[:shown]), more=max(len(points) - shown, 0))


def _taken(page: DecideData, scope: str) -> float:
    """Return the lines that all but the groups takes."""
    small = [
        page.remark,
        page.glossary,
        page.price,
        page.nothing_hurt,
        page.kpis,
        page.not_compared,
        page.no_decision,
        "more" * bool(page.more_hurt),
    ]
    return (
        head_lines(scope, page.verdict, [figure.remark for figure in page.figures])
        + table_lines([(line.told, line.title, line.remedy) for line in page.hurt])
        + text_lines(filter(None, small))
        + list_lines(page.decisions)
        + list_lines(page.moved)
    )


def _figures(result: Result) -> Iterator[Fact]:
    """Yield the figures; where too little is known, only how much that is."""
    if result.thin:
        yield _fact(say_coverage_figure(result))
        return
    for side in (result.rubric.primary_side, result.rubric.compared_side):
        if side:
            yield _fact(say_level_figure(result, side))
    if result.roadmap.steps:
        yield _fact(say_date_figure(result))
        yield _fact(say_work_figure(result))
        if result.roadmap.load:
            yield _fact(say_bottleneck_figure(result))


def _fact(said: tuple[str, str, str]) -> Fact:
    label, value, remark = said
    return Fact(label=label, value=value, remark=remark)


def _line(result: Result, lacking: Sequence[PracticeScore]) -> HurtLine:
    return HurtLine(
        title=say_lack(lacking), told=say_incident(lacking), remedy=say_remedy(result, lacking)
    )


def _moved(result: Result) -> Iterator[str]:
    """Yield what moved since the last assessment, and why the level did or did not."""
    if result.since:
        yield say_moved_since(result.since)
        yield from say_which_moved(result.since)
        yield from result.since.because


CHAPTER = Chapter(id="decide", title="Decide", data=_decide, front=True)
