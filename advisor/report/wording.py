"""Plain sentences that follow from a result."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from advisor.plain_text import counted, sentence
from advisor.result.model import Result
from advisor.roadmap.model import RoadmapStep
from advisor.rubric.model import EffortRange
from advisor.scoring.model import (
    Basis,
    Blocker,
    DimensionScore,
    PracticeScore,
    Scorecard,
    Standing,
)
from advisor.scoring.number import show_score, show_share

_MONTHS = "January February March April May June July August September October November December"
_BY_PROFILE = re.compile(
    r"it concerns teams with (?P<field>[\w-]+): (?P<wanted>.+); this one has (?P<here>.+)"
)
_TRUTH = re.compile(r"\b(true|false)\b")
_LEVEL_WITH = 0.25
_FAR_AHEAD = 1.0


def say_date(day: date) -> str:
    """Return a date in words, the same in every locale: 23 November 2026."""
    months = _MONTHS.split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def say_level(card: Scorecard, level: int | None) -> str:
    """Return a level with its title: `level 1, Automated ML pipeline`."""
    return "no level" if level is None else f"level {level}, {card.levels[level].title}"


def join_words(words: Sequence[str]) -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def basis_of(result: Result) -> Basis:
    """Return what the result acts on."""
    return "supported" if result.strict else "claimed"


def quoted(title: str) -> str:
    """Return a title as a sentence names it where it may hold commas or begin with a capital."""
    return f"“{title}”"


def first_sentence(text: str) -> str:
    """Return a text up to its first full stop that ends a sentence."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text, maxsplit=1)[0]


def summary(result: Result) -> Iterator[str]:
    """Yield the summary, one thought a sentence; each depends on this team's answers."""
    yield _say_held(result)
    yield from _say_compared(result)
    yield from _say_unsupported(result)
    yield from _say_blockers(result)
    yield from _say_weak_spots(result)
    yield from _say_coverage(result)
    yield from _say_evidence(result)
    yield from _say_roadmap(result)


def _say_held(result: Result) -> str:
    claimed, supported = result.level["claimed"], result.level["supported"]
    team = result.team["name"]
    if claimed is None:
        return f"No level can be held by {team}: no practice that applies to it has a gate."
    if not result.counts.answered:
        return f"No question is answered yet, so the level of {team} cannot be told."
    start = f"By its own answers {team} holds {say_level(result, claimed)}"
    if claimed == supported:
        return f"{start}." if claimed == 0 else f"{start}, and its evidence supports that."
    return f"{start}; the evidence given supports {say_level(result, supported)}."


def _say_compared(result: Result) -> Iterator[str]:
    side = result.rubric.compared_side
    mine = result.level["claimed"]
    answered = any(p.claimed is not None for p in result.practices if p.side == side)
    if side is None or mine is None or result.sides[side].level is None or not answered:
        return
    title, theirs = side_title(result, side), result.level[f"{side}_claimed"]
    primary = side_title(result, result.rubric.primary_side)
    if theirs == mine:
        yield f"Its {title} practice stands at level {theirs} as well."
    elif theirs is not None and theirs > mine:
        ahead = counted(theirs - mine, "level")
        yield f"Its {title} practice is at level {theirs}, {ahead} ahead of its {primary}."
    else:
        yield f"Its {title} practice is at level {theirs}, behind its {primary}."


def side_title(card: Scorecard, side: str) -> str:
    """Return how people call a side."""
    return next(named.title for named in card.rubric.sides if named.id == side)


def _say_blockers(result: Result) -> Iterator[str]:
    blockers = blockers_of(result)
    if not blockers:
        return
    stand = "stands" if len(blockers) == 1 else "stand"
    where = join_words(_where(result, blockers))
    yield (
        f"{counted(len(blockers), 'practice')} {stand} between the team and level "
        f"{blockers[0].level}: {where}."
    )
    silent = sum(blocker.kind in {"unknown", "unanswered"} for blocker in blockers)
    if silent:
        if silent == len(blockers):
            yield "No level was given for any of them."
        else:
            verb = "is" if silent == 1 else "are"
            yield f"Of these, {silent} {verb} open only because no level was given."


def next_level(result: Result) -> str:
    """Return the level that comes next as a name: `Level 1`; nothing at the top."""
    blockers = blockers_of(result)
    return f"Level {blockers[0].level}" if blockers else ""


def _say_unsupported(result: Result) -> Iterator[str]:
    lacking = unsupported_of(result)
    if lacking:
        needs = "needs" if len(lacking) == 1 else "need"
        yield (
            f"For the evidence to support level {lacking[0].level}, "
            f"{counted(len(lacking), 'practice')} still {needs} it: {_titles(lacking)}."
        )


def unsupported_of(result: Result) -> tuple[Blocker, ...]:
    """Return what the evidence lacks for the level after the supported one, if that is claimed."""
    claimed, supported = result.level["claimed"], result.level["supported"]
    if result.strict or claimed is None or supported is None or supported >= claimed:
        return ()
    return result.supported_blockers


def _say_weak_spots(result: Result) -> Iterator[str]:
    """Name what is left below the top level once every gate is met."""
    if result.level["claimed"] != result.top or blockers_of(result):
        return
    primary = result.rubric.primary_side
    weak = [
        practice
        for practice in result.practices
        if practice.side == primary and practice.claimed is not None
        if practice.claimed < result.top
    ]
    if weak:
        weak.sort(key=lambda practice: practice.claimed or 0)
        yield f"Still below level {result.top}, though no gate asks for more: {_titles(weak)}."


def within(title: str) -> str:
    """Return a title as it stands within a sentence: `a simple method`, but `ML code`."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def few(words: Sequence[str], most: int) -> str:
    """Return at most `most` words joined, and how many more there are."""
    rest = len(words) - most
    return join_words([*words[:most], f"{rest} more"] if rest > 0 else words)


def _titles(items: Sequence[Blocker | PracticeScore]) -> str:
    return few([quoted(item.title) for item in items], 4)


def blockers_of(result: Result) -> tuple[Blocker, ...]:
    """Return the blockers the result acts on."""
    return result.supported_blockers if result.strict else result.blockers


def _where(result: Result, blockers: Sequence[Blocker]) -> list[str]:
    titles = {dimension.id: dimension.title for dimension in result.dimensions}
    practices = {practice.id: practice for practice in result.practices}
    places = Counter(titles[practices[blocker.practice].dimension] for blocker in blockers)
    most = 4
    words = [f"{number} in {title}" for title, number in places.most_common(most)]
    rest = len(blockers) - sum(number for _, number in places.most_common(most))
    return [*words, f"{rest} elsewhere"] if rest else words


def say_gap(result: Scorecard, dimension: DimensionScore) -> str:
    """Return the gap of a dimension in words, without a full stop."""
    side, primary = result.rubric.compared_side, result.rubric.primary_side
    if side is None or dimension.gap is None:
        missing = [
            side_title(result, s)
            for s, standing in dimension.sides.items()
            if standing.score is None
        ]
        return f"nothing to compare: no answer on {join_words(missing)}" if missing else ""
    ahead, behind = side_title(result, side), side_title(result, primary)
    if dimension.gap < 0:
        ahead, behind = behind, ahead
    width = abs(dimension.gap)
    if width == 0:
        return "both sides stand level"
    if width < _LEVEL_WITH:
        return f"about level, {ahead} ahead by {show_score(width)}"
    far = "far " if width >= _FAR_AHEAD else ""
    return f"{ahead} is {far}ahead of {behind} by {show_score(width)}"


def _say_coverage(result: Result) -> Iterator[str]:
    counts, score = result.counts, result.score
    if counts.answered < counts.applicable:
        yield (
            f"{counts.answered} of {counts.applicable} practices that apply were answered "
            f"({show_share(result.coverage)}); the open ones leave the overall score, now "
            f"{show_score(score.value)}, between {show_score(score.low)} and "
            f"{show_score(score.high)}."
        )


def _say_evidence(result: Result) -> Iterator[str]:
    claims = sum(bool(practice.claimed) for practice in result.practices)
    bare = result.counts.without_evidence
    if claims == bare == 1:
        yield "The one claim above level 0 has no valid evidence."
    elif claims and claims == bare:
        yield f"None of {counted(claims, 'claim')} above level 0 has valid evidence."
    elif claims and bare:
        has = "has" if bare == 1 else "have"
        yield f"{bare} of {counted(claims, 'claim')} above level 0 {has} no valid evidence."


def _say_roadmap(result: Result) -> Iterator[str]:
    roadmap = result.roadmap
    if not roadmap.steps or roadmap.target is None:
        return
    lead = "leads" if len(roadmap.steps) == 1 else "lead"
    yield (
        f"{counted(len(roadmap.steps), 'step')} {lead} to {say_target(result)}, likely "
        f"{say_days(total_days(roadmap.steps))} of work; the first is: {roadmap.steps[0].title}."
    )


def say_target(result: Result) -> str:
    """Return what the roadmap leads to: `level 1`, or `level 1 in Testing`."""
    target = result.roadmap.target
    if target is None:
        return "nothing further"
    titles = {part.id: part.title for part in (*result.dimensions, *result.stages)}
    chosen = {**target.dimensions, **target.stages}
    parts = [f"level {level} in {titles[name]}" for name, level in chosen.items()]
    return join_words([*([] if target.level is None else [f"level {target.level}"]), *parts])


def say_left_out(result: Result, reason: str) -> str:
    """Return why a practice does not apply, with titles where the profile's fields have ids."""
    found = _BY_PROFILE.fullmatch(reason)
    titles = {field.id: field.title for field in result.rubric.profile}
    if not found or found["field"] not in titles:
        return sentence(reason)
    wanted, here = (_TRUTH.sub(_yes_or_no, found[name]) for name in ("wanted", "here"))
    return f"Asked only where {quoted(titles[found['field']])} is {wanted}; here it is {here}."


def _yes_or_no(word: re.Match[str]) -> str:
    return {"true": "yes", "false": "no"}[word.group()]


def practice_titles(result: Result, ids: Sequence[str]) -> str:
    """Return practices as a sentence names them."""
    titles = {practice.id: practice.title for practice in result.practices}
    return join_words([quoted(titles.get(name, name)) for name in ids])


def total_days(steps: Sequence[RoadmapStep]) -> float:
    """Return the likely effort of steps in person-days."""
    return sum(step.likely_days for step in steps)


def say_days(days: float) -> str:
    """Return person-days in words."""
    return counted_number(days, "person-day")


def counted_number(number: float, noun: str) -> str:
    """Return a number without needless decimals, with its noun."""
    return f"{number:g} {noun if number == 1 else noun + 's'}"


def say_effort(effort: EffortRange) -> str:
    """Return a range of person-days: `2–6 days, likely 3`."""
    if effort.low == effort.high:
        return counted_number(effort.likely, "day")
    return f"{effort.low:g}–{effort.high:g} days, likely {effort.likely:g}"


def say_standing(standing: Standing) -> str:
    """Return a level held in a few words, or why there is none."""
    if standing.level is None:
        return "no gate" if standing.applicable else "no practice"
    return f"Level {standing.level}"
