"""What else there is to say of a plan: how sure it is, what stands against it, what was assumed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.roadmap.model import Feasible, Roadmap
from advisor.scoring.model import RubricStamp, Scorecard
from advisor.scoring.number import show_share
from advisor.scoring.states import Basis
from advisor.translation import counted, sentence
from advisor.words.find_out import say_facts
from advisor.words.horizon import say_nobody_for, say_price
from advisor.words.phrase import capital, join_words, within
from advisor.words.plan_shortfall import say_shortfalls
from advisor.words.practice import say_practices
from advisor.words.quantity import say_date
from advisor.words.target import levels_had
from advisor.words.titles import Titles

_PERCENT = 100


def remarks(result: Result) -> Iterator[str]:
    """Yield what else there is to say: confidence, proof, what is missing, what was assumed."""
    roadmap, titles = result.roadmap, Titles(result)
    if roadmap.confidence and roadmap.likely is None:
        yield _sure(roadmap, say_confidence(roadmap.confidence.p50, roadmap.confidence.p85))
    if price := say_price(roadmap):
        yield price
    proved = roadmap.aim == "date" or _reaches(roadmap)
    if roadmap.bound is not None and roadmap.steps and proved and not roadmap.urgent:
        yield _proof(roadmap, roadmap.bound)
    yield from say_nobody_for(roadmap, titles)
    yield from say_nearest_goal(roadmap, result)
    yield from say_shortfalls(_without_unstaffed(roadmap), titles)
    by = roadmap.target.by if roadmap.target else None
    if by and roadmap.start and roadmap.start > by:
        yield sentence("Work starts only after {by}.", by=say_date(by))
    yield from _started(result)
    yield from nearest(roadmap, result, basis_of(result))
    yield from _taken_over(roadmap)
    if roadmap.unreached:
        yield sentence(
            "No step is left for {practices}.",
            practices=say_practices(roadmap.unreached, titles),
        )
    yield from _assumed(roadmap, titles)


def _taken_over(roadmap: Roadmap) -> Iterator[str]:
    """Yield what work is planned for, where a part is behind the rest."""
    for part in roadmap.parts_behind if roadmap.steps else ():
        yield sentence(
            "Work is planned for {behind:g} of {whole:g} {things}: what the others have is taken "
            "over, which takes about a third of building it.",
            behind=part.behind,
            whole=part.whole,
            things=part.of,
        )


def _started(result: Result) -> Iterator[str]:
    start, day = result.roadmap.start, result.assessed_on
    if result.roadmap.steps and start and start < day:
        yield sentence(
            "Work starts on {start}, before the day of the assessment, {day}: the first dates may "
            "be past.",
            start=say_date(start),
            day=say_date(day),
        )


def _reaches(roadmap: Roadmap) -> bool:
    return roadmap.outcome in {"scheduled", "late"}


def _without_unstaffed(roadmap: Roadmap) -> Roadmap:
    """Return the roadmap without roles that have no time, where their steps are told already."""
    unstaffed = {item.role for item in roadmap.unstaffed}
    left = (item for item in roadmap.missing if item.kind != "role" or item.role not in unstaffed)
    return replace(roadmap, missing=tuple(left))


def _sure(roadmap: Roadmap, days: str) -> str:
    if roadmap.aim == "level" and _reaches(roadmap):
        return sentence(
            "With effort as uncertain as the steps say, it is reached {days}.", days=days
        )
    return sentence(
        "With effort as uncertain as the steps say, everything is done {days}.", days=days
    )


def _proof(roadmap: Roadmap, bound: float) -> str:
    share = f"{bound * _PERCENT:.1f}"
    if roadmap.aim == "level":
        if bound == 0:
            return sentence(
                "With these people, no other order of the steps reaches the target earlier: this "
                "is proved."
            )
        return sentence(
            "With these people, another plan might reach it earlier, by at most {share} %.",
            share=share,
        )
    if bound == 0:
        return sentence(
            "With these people, no plan can raise more practices by then: this is proved."
        )
    return sentence(
        "With these people, another plan might raise more practices by then, by at most {share} %.",
        share=share,
    )


def nearest(
    roadmap: Roadmap, card: Scorecard, basis: Basis, say: Callable[[date], str] = say_date
) -> Iterator[str]:
    """Yield the nearest that can be had beyond what is held, where the target cannot."""
    feasible, target = roadmap.feasible, roadmap.target
    if feasible is None or target is None:
        return
    when = sentence("By {day}", day=say(target.by)) if target.by else sentence("As things are")
    least = max(card.held(basis) or 0, feasible.level or 0)
    had = join_words([*levels_had(feasible, card, basis), *_held_unguarded(roadmap, least)])
    known = _once_known(roadmap)
    day = _nearest_day(roadmap, feasible, say)
    if had and day:
        yield sentence(
            "{when} {levels} can be held{known}; {day}.",
            when=when,
            levels=had,
            known=known,
            day=day,
        )
    elif had:
        yield sentence("{when} {levels} can be held{known}.", when=when, levels=had, known=known)
    elif feasible.level is None and not (feasible.dimensions or feasible.stages):
        if day:
            yield sentence("{day}.", day=capital(day))
    elif day:
        yield sentence(
            "{when} no further level can be held; {day}.",
            when=when,
            day=day,
        )
    else:
        yield sentence("{when} no further level can be held.", when=when)


def _nearest_day(roadmap: Roadmap, feasible: Feasible, say: Callable[[date], str]) -> str | None:
    """Return the day of the nearest plan: the likely one, if this is that plan."""
    if feasible.date is None:
        return None
    if roadmap.likely is not None and feasible.date == roadmap.held_on:
        return sentence("the target is likely by {day}", day=say(roadmap.likely))
    return sentence("the nearest date is {day}", day=say(feasible.date))


def _held_unguarded(roadmap: Roadmap, above: int) -> Iterator[str]:
    """Yield a level `above` one that is held by the date wanted while components are lacking."""
    by = roadmap.target.by if roadmap.target else None
    found = [
        reached.level
        for reached in roadmap.milestones
        if not (reached.guarded or reached.dimension or reached.stage)
        and reached.date
        and by
        and reached.date <= by
        and reached.level > above
    ]
    if found:
        yield sentence("level {level} (unguarded)", level=max(found))


def say_nearest_goal(roadmap: Roadmap, card: Scorecard) -> Iterator[str]:
    """Yield what can be had in six months, where the whole takes over eighteen."""
    near = roadmap.nearest
    if near is None:
        return
    titles = Titles(card)
    features = join_words([titles.features[name] for name in near.features])
    said = counted(
        "That is far away. The nearest goal worth having: {n} step, likely done by {day}",
        "That is far away. The nearest goal worth having: {n} steps, likely done by {day}",
        len(near.steps),
        day=say_date(near.likely),
    )
    if features:
        said = sentence("{said}, after which these hold: {features}", said=said, features=features)
    yield sentence("{said}.", said=said)


def _once_known(roadmap: Roadmap) -> str:
    if not roadmap.not_known:
        return ""
    facts = say_facts(roadmap.not_known)
    return sentence(" if {facts} not yet known turn out well", facts=facts)


def _assumed(roadmap: Roadmap, titles: Titles) -> Iterator[str]:
    given = roadmap.conditions
    if roadmap.start is None:
        return
    people = join_words(
        [
            *(
                sentence("{name} ({share})", name=p.name, share=show_share(p.share / _PERCENT))
                for p in given.people
            ),
            *(
                sentence("{role} {fte} FTE", role=titles.roles[role], fte=f"{fte:g}")
                for role, fte in given.capacity.items()
                if fte
            ),
        ]
    )
    start = say_date(roadmap.start)
    if given.share == _PERCENT:
        yield sentence("Work starts on {start} with {people}.", start=start, people=people)
    else:
        yield sentence(
            "Work starts on {start} with {people}, {share} of it.",
            start=start,
            people=people,
            share=show_share(given.share / _PERCENT),
        )
    yield from _helped(roadmap, titles)
    if given.holidays:
        yield counted(
            "The dates skip weekends and {n} day off.",
            "The dates skip weekends and {n} days off.",
            len(given.holidays),
        )
    else:
        yield sentence("The dates skip weekends, but not public holidays or leave.")
    if given.parallel:
        yield counted("At most {n} step at a time.", "At most {n} steps at a time.", given.parallel)
    if given.done:
        yield sentence("Counted as done: {steps}.", steps=", ".join(given.done))
    if given.excluded:
        yield sentence("Excluded: {steps}.", steps=", ".join(given.excluded))


def _helped(roadmap: Roadmap, titles: Titles) -> Iterator[str]:
    """Yield who takes work of roles that are not theirs, to stand in or to save time."""
    own = {person.name: person.roles for person in roadmap.conditions.people}
    for plan in roadmap.people:
        roles = dict.fromkeys(stint.role for stint in plan.stints if stint.role)
        further = [role for role in roles if role not in own.get(plan.name, tuple(roles))]
        if further:
            yield sentence(
                "{name} also takes work of the {roles}.",
                name=plan.name,
                roles=join_words([within(titles.roles[role]) for role in further]),
            )


def say_confidence(half: date, surer: date) -> str:
    """Return by when something is done with 50 % and with 85 % confidence."""
    if half == surer:
        return sentence("by {day}, with 85 % confidence or more", day=say_date(half))
    return sentence(
        "by {half} with 50 % and by {surer} with 85 % confidence",
        half=say_date(half),
        surer=say_date(surer),
    )


def say_why_undated(rubric: RubricStamp) -> str:
    """Return why a result that was opened has no dates, and what gives it some."""
    return sentence(
        "The steps have no dates: scheduling needs the rubric this result was scored with, {id} "
        "{version}. Name it with --rubric, or give the answers file.",
        id=rubric.id,
        version=rubric.version,
    )


def say_likely(likely: str, even: str) -> str:
    """Return by which days, as a table has them, something is reached."""
    if likely == even:
        return sentence("by {likely} with 85 % confidence or more", likely=likely)
    return sentence(
        "by {likely} with 85 % confidence, even odds by {even}", likely=likely, even=even
    )
