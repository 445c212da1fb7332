"""The executive summary in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from advisor.result.basis import basis_of, blockers_of, unsupported_of
from advisor.result.model import Result
from advisor.scoring.model import Blocker, LevelStanding
from advisor.scoring.number import show_share
from advisor.translation import counted, sentence
from advisor.words.coverage import as_range, say_score, say_thin, say_without_criteria
from advisor.words.level import say_level, say_number
from advisor.words.level_held import say_held
from advisor.words.phrase import few, join_words, quoted, within
from advisor.words.plan import later_ends
from advisor.words.quantity import say_days
from advisor.words.target import say_target
from advisor.words.titles import Titles

_MOST = 4


def summary(result: Result) -> Iterator[str]:
    """Yield the sentences of the summary."""
    yield from _thin(result)
    yield from _held(result)
    yield from _possible(result)
    yield from _parts(result)
    yield from _compared(result)
    yield from _blockers(result)
    yield from _unsupported(result)
    yield from _score(result)
    yield from _evidence(result)
    yield from _waivers(result)
    yield from _roadmap(result)


def _thin(result: Result) -> Iterator[str]:
    thin = say_thin(result)
    if thin:
        yield thin
    if old := say_without_criteria(result):
        yield old


def _held(result: Result) -> Iterator[str]:
    """Say the level, unless too little is known of it."""
    team, basis = result.team["name"], basis_of(result)
    if result.held(basis) is None:
        yield sentence("{team} can hold no level: no core feature applies to it.", team=team)
    elif not result.thin:
        held = within(say_held(result, basis=basis))
        if result.strict:
            yield sentence("As far as evidence shows, {team} is at {held}.", team=team, held=held)
        else:
            yield sentence("By its own answers, {team} is at {held}.", team=team, held=held)
            yield from _backed(result)


def _backed(result: Result) -> Iterator[str]:
    claimed, supported = result.level["claimed"], result.level["supported"]
    if not claimed:
        return
    if claimed == supported:
        yield sentence("Evidence shows that level.")
    else:
        level = say_level(result, _number(supported))
        yield (
            sentence("Evidence shows no more than {level}.", level=level)
            if supported
            else sentence("Evidence shows no level above 0.")
        )


def _number(level: int | None) -> int | None:
    return None if level is None else int(level)


def _possible(result: Result) -> Iterator[str]:
    """Say what could be held if all that is open turned out met, where something is open."""
    standing = result.standing()
    claimed, possible = standing["claimed"], standing["possible"]
    if claimed is None or not result.has_criteria or claimed == result.top:
        return
    if possible is None:
        yield sentence("Too little is known to tell which level it could hold.")
    elif possible > claimed:
        yield sentence(
            "If all that is open turns out met, it holds {level}.", level=say_number(possible)
        )


def _parts(result: Result) -> Iterator[str]:
    """Say the level of each kind of work, where the team does several."""
    if len(result.parts) < 2 or result.thin:  # noqa: PLR2004 one kind is the whole
        return
    titles = Titles(result).sets
    yield sentence(
        "{parts}: a level is held where both hold it.",
        parts=join_words([_part(titles[name], held) for name, held in result.parts.items()]),
    )


def _part(title: str, standing: LevelStanding) -> str:
    return sentence(
        "{title} is at {level}", title=title, level=say_number(_number(standing.claimed))
    )


def _compared(result: Result) -> Iterator[str]:
    side = result.rubric.compared_side
    basis = basis_of(result)
    if side is None or result.held(basis, side) is None or result.thin:
        return
    if any(practice.answered for practice in result.practices if practice.side == side):
        yield sentence(
            "Its {side} is at {held}.",
            side=Titles(result).sides[side],
            held=within(say_held(result, side, basis)),
        )


def _blockers(result: Result) -> Iterator[str]:
    blockers = blockers_of(result)
    if not blockers or result.thin:
        return
    level = blockers[0].level
    lacking = [blocker for blocker in blockers if blocker.why == "lacking"]
    unknown = [blocker for blocker in blockers if blocker.why != "lacking"]
    if lacking and result.has_criteria:
        yield counted(
            "Before level {level}, {n} criterion is lacking, in {where}.",
            "Before level {level}, {n} criteria are lacking, in {where}.",
            len(lacking),
            level=level,
            where=_where(result, lacking),
        )
    if unknown and result.has_criteria:
        yield counted(
            "Before level {level}, {n} criterion is not known, in {where}.",
            "Before level {level}, {n} criteria are not known, in {where}.",
            len(unknown),
            level=level,
            where=_where(result, unknown),
        )
    if not result.has_criteria:
        yield counted(
            "{n} practice stands between the team and level {level}: {where}.",
            "{n} practices stand between the team and level {level}: {where}.",
            len(blockers),
            level=level,
            where=_titles(blockers),
        )


def _where(result: Result, blockers: Sequence[Blocker]) -> str:
    """Return the features in which these criteria are, those with most of them first."""
    titles = Titles(result).features
    found = Counter(blocker.feature or "" for blocker in blockers).most_common()
    return few([quoted(titles[name]) for name, _ in found], _MOST)


def _titles(blockers: Sequence[Blocker]) -> str:
    titles = dict.fromkeys(blocker.title for blocker in blockers)
    return few([quoted(title) for title in titles], _MOST)


def _unsupported(result: Result) -> Iterator[str]:
    lacking = unsupported_of(result)
    if lacking:
        yield counted(
            "For level {level}, evidence is still to be given for {n} criterion, in {which}.",
            "For level {level}, evidence is still to be given for {n} criteria, in {which}.",
            len(lacking),
            level=lacking[0].level,
            which=_titles(lacking),
        )


def _score(result: Result) -> Iterator[str]:
    if not result.counts.answered:
        yield sentence("No question is answered yet.")
        return
    score = sentence("The score is {score}.", score=say_score(result))
    if result.score.low == result.score.high:
        yield score
    elif as_range(result):
        yield sentence("{score} Too little is answered to narrow it down.", score=score)
    else:
        yield score
        yield sentence(
            "{share} of its criteria are answered so far, and {defining} of those that define the "
            "next level.",
            share=show_share(result.coverage.value),
            defining=show_share(result.coverage.defining),
        )


def _evidence(result: Result) -> Iterator[str]:
    claimed = [practice for practice in result.practices if practice.value]
    claims = len(claimed)
    bare = sum(not any(item.valid for item in practice.evidence) for practice in claimed)
    if claims and claims == bare:
        yield counted(
            "The one practice of which something is claimed has no valid evidence.",
            "None of the {n} practices of which something is claimed has valid evidence.",
            claims,
        )
    elif claims and bare:
        yield counted(
            "{n} of the {claims} practices of which something is claimed has no valid evidence.",
            "{n} of the {claims} practices of which something is claimed have no valid evidence.",
            bare,
            claims=claims,
        )


def _waivers(result: Result) -> Iterator[str]:
    given, counting = len(result.waivers), sum(waiver.counts for waiver in result.waivers)
    if given == 1:
        yield (
            sentence("1 waiver is given, and it counts.")
            if counting
            else sentence("1 waiver is given, and it does not count.")
        )
    elif given:
        yield counted(
            "{given} waivers are given; {n} of them counts.",
            "{given} waivers are given; {n} of them count.",
            counting,
            given=given,
        )


def _roadmap(result: Result) -> Iterator[str]:
    roadmap = result.roadmap
    if not roadmap.steps or roadmap.target is None or result.thin:
        return
    yield counted(
        "The plan has {n} step, about {days} of work, {to} to {target}; the first is: {first}.",
        "The plan has {n} steps, about {days} of work, {to} to {target}; the first is: {first}.",
        len(roadmap.steps),
        target=say_target(result),
        to=len(roadmap.steps) - len(later_ends(roadmap)),
        days=say_days(roadmap.likely_days),
        first=roadmap.steps[0].title,
    )
