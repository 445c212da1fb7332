"""The summary of a result, one thought a sentence; each depends on this team's answers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from advisor.result.basis import blockers_of, unsupported_of
from advisor.result.model import Result
from advisor.scoring.model import Blocker, PracticeScore
from advisor.scoring.number import show_score, show_share
from advisor.words.catalogue import counted, sentence
from advisor.words.level import say_level
from advisor.words.phrase import few, join_words, quoted
from advisor.words.quantity import say_days
from advisor.words.target import say_target
from advisor.words.titles import Titles

_MOST = 4


def summary(result: Result) -> Iterator[str]:
    """Yield the sentences of the summary."""
    yield _held(result)
    yield from _compared(result)
    yield from _unsupported(result)
    yield from _blockers(result)
    yield from _weak_spots(result)
    yield from _coverage(result)
    yield from _evidence(result)
    yield from _roadmap(result)


def _held(result: Result) -> str:
    claimed, supported = result.level["claimed"], result.level["supported"]
    team, level = result.team["name"], say_level(result, claimed)
    if claimed is None:
        return sentence(
            "No level can be held by {team}: no practice that applies to it has a gate.", team=team
        )
    if not result.counts.answered:
        return sentence(
            "No question is answered yet, so the level of {team} cannot be told.", team=team
        )
    if claimed == supported == 0:
        return sentence("By its own answers {team} holds {level}.", team=team, level=level)
    if claimed == supported:
        return sentence(
            "By its own answers {team} holds {level}, and its evidence supports that.",
            team=team,
            level=level,
        )
    return sentence(
        "By its own answers {team} holds {level}; the evidence given supports {supported}.",
        team=team,
        level=level,
        supported=say_level(result, supported),
    )


def _compared(result: Result) -> Iterator[str]:
    side = result.rubric.compared_side
    mine = result.level["claimed"]
    answered = any(p.claimed is not None for p in result.practices if p.side == side)
    if side is None or mine is None or result.sides[side].level is None or not answered:
        return
    titles, theirs = Titles(result).sides, result.level[f"{side}_claimed"]
    sides = {"title": titles[side], "primary": titles[result.rubric.primary_side]}
    if theirs == mine:
        yield sentence("Its {title} practice stands at level {level} as well.", level=mine, **sides)
    elif theirs is not None and theirs > mine:
        yield counted(
            "Its {title} practice is at level {level}, {n} level ahead of its {primary}.",
            "Its {title} practice is at level {level}, {n} levels ahead of its {primary}.",
            theirs - mine,
            level=theirs,
            **sides,
        )
    else:
        yield sentence(
            "Its {title} practice is at level {level}, behind its {primary}.",
            level=theirs,
            **sides,
        )


def _blockers(result: Result) -> Iterator[str]:
    blockers = blockers_of(result)
    if not blockers:
        return
    yield counted(
        "{n} practice stands between the team and level {level}: {where}.",
        "{n} practices stand between the team and level {level}: {where}.",
        len(blockers),
        level=blockers[0].level,
        where=join_words(_where(result, blockers)),
    )
    silent = sum(blocker.kind in {"unknown", "unanswered"} for blocker in blockers)
    if silent == len(blockers):
        yield sentence("No level was given for any of them.")
    elif silent:
        yield counted(
            "Of these, {n} is open only because no level was given.",
            "Of these, {n} are open only because no level was given.",
            silent,
        )


def _where(result: Result, blockers: Sequence[Blocker]) -> list[str]:
    titles = Titles(result).dimensions
    practices = {practice.id: practice for practice in result.practices}
    places = Counter(titles[practices[blocker.practice].dimension] for blocker in blockers)
    most = places.most_common(_MOST)
    words = [sentence("{number} in {part}", number=number, part=title) for title, number in most]
    rest = len(blockers) - sum(number for _, number in most)
    return [*words, sentence("{number} elsewhere", number=rest)] if rest else words


def _unsupported(result: Result) -> Iterator[str]:
    lacking = unsupported_of(result)
    if lacking:
        yield counted(
            "For the evidence to support level {level}, {n} practice still needs it: {which}.",
            "For the evidence to support level {level}, {n} practices still need it: {which}.",
            len(lacking),
            level=lacking[0].level,
            which=_titles(lacking),
        )


def _weak_spots(result: Result) -> Iterator[str]:
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
        yield sentence(
            "Still below level {level}, though no gate asks for more: {which}.",
            level=result.top,
            which=_titles(weak),
        )


def _titles(items: Sequence[Blocker | PracticeScore]) -> str:
    return few([quoted(item.title) for item in items], _MOST)


def _coverage(result: Result) -> Iterator[str]:
    counts, score = result.counts, result.score
    if counts.answered < counts.applicable:
        yield sentence(
            "{answered} of {all} practices that apply were answered ({share}); the open ones leave "
            "the overall score, now {score}, between {low} and {high}.",
            answered=counts.answered,
            all=counts.applicable,
            share=show_share(result.coverage),
            score=show_score(score.value),
            low=show_score(score.low),
            high=show_score(score.high),
        )


def _evidence(result: Result) -> Iterator[str]:
    claims = sum(bool(practice.claimed) for practice in result.practices)
    bare = result.counts.without_evidence
    if claims and claims == bare:
        yield counted(
            "The one claim above level 0 has no valid evidence.",
            "None of {n} claims above level 0 has valid evidence.",
            claims,
        )
    elif claims and bare:
        yield counted(
            "{n} of {claims} claims above level 0 has no valid evidence.",
            "{n} of {claims} claims above level 0 have no valid evidence.",
            bare,
            claims=claims,
        )


def _roadmap(result: Result) -> Iterator[str]:
    roadmap = result.roadmap
    if not roadmap.steps or roadmap.target is None:
        return
    yield counted(
        "{n} step leads to {target}, likely {days} of work; the first is: {first}.",
        "{n} steps lead to {target}, likely {days} of work; the first is: {first}.",
        len(roadmap.steps),
        target=say_target(result),
        days=say_days(roadmap.likely_days),
        first=roadmap.steps[0].title,
    )
