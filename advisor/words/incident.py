"""What hurt, in the team's own words, and what the plan does about it."""

from collections.abc import Sequence

from advisor.plain_text import as_sentence, one_line
from advisor.result.model import Result
from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.model import RoadmapStep
from advisor.scoring.practice_score import PracticeScore
from advisor.translation import counted, sentence
from advisor.words.horizon import say_people
from advisor.words.phrase import few, join_words, quoted, shortened, within
from advisor.words.quantity import say_day, say_day_or_month
from advisor.words.titles import Titles

_LONGEST_NOTE = 200
_MOST_TITLES = 3
_Lacking = Sequence[PracticeScore]


def say_lack(practices: _Lacking) -> str:
    """Return which practices were lacking."""
    first, *others = [practice.title for practice in practices]
    return few([first, *map(within, others)], _MOST_TITLES)


def say_incident(practices: _Lacking) -> str:
    """Return what the team tells of it: what it was, its cost and the day, or else its note."""
    hurt, note = practices[0].hurt, practices[0].note
    if hurt and (hurt.what or hurt.cost):
        told = [part for part in (hurt.what, hurt.cost) if part]
        told += [say_day_or_month(hurt.date)] if hurt.date else []
        said = as_sentence(", ".join(one_line(part).rstrip(".") for part in told))
        return sentence("Coming: {said}", said=said) if hurt.ahead else said
    if note:
        return quoted(shortened(one_line(note), _LONGEST_NOTE))
    return sentence("The team says that this hurt lately, and not what happened.")


def say_remedy(result: Result, practices: _Lacking) -> str:
    """Return what first aid and which steps take the lack away, by when and by whom."""
    if result.thin:
        return ""
    names = {practice.id for practice in practices}
    aid = [line for line in result.roadmap.first_aid if line.practice in names]
    said = [_say_aid(aid, Titles(result)), _say_steps(result, names), _say_late(result, practices)]
    return " ".join(filter(None, said)) or _say_without(practices)


def _say_without(practices: _Lacking) -> str:
    """Return why nothing is planned against a lack: it is gone, not known, or nobody can."""
    criteria = [criterion for practice in practices for criterion in practice.criteria]
    if not criteria or any(criterion.unmet for criterion in criteria):
        return sentence("Nothing in this plan takes it away.")
    if any(criterion.open for criterion in criteria):
        return sentence("What of it is lacking has to be found out first.")
    return sentence("All of it is in place by now.")


def _say_aid(lines: Sequence[FirstAidLine], titles: Titles) -> str:
    given = [line for line in lines if line.person and line.on]
    days = [line.on for line in given if line.on]
    if not days:
        return ""
    people = dict.fromkeys(line.person or "" for line in given)
    who = say_people(list(people), titles)
    if min(days) == max(days):
        return sentence("First aid: {who}, {day}.", who=who, day=say_day(days[0]))
    return sentence("First aid: {who}, from {day} on.", who=who, day=say_day(min(days)))


def _say_steps(result: Result, practices: set[str]) -> str:
    steps = [
        (number, step)
        for number, step in enumerate(result.roadmap.steps, 1)
        if _mends(step, practices)
    ]
    if not steps:
        return ""
    named = [str(number) for number, _ in steps]
    if len(steps) == 1:
        named = [sentence("{n}, {title},", n=named[0], title=quoted(steps[0][1].title))]
    ends = [step.likely_end or step.end for _, step in steps if step.end]
    if not ends:
        return counted(
            "Step {steps} is for it.",
            "Steps {steps} are for it.",
            len(steps),
            steps=join_words(named),
        )
    return counted(
        "Step {steps} should be done by {day}.",
        "Steps {steps} should be done by {day}.",
        len(steps),
        steps=join_words(named),
        day=say_day(max(filter(None, ends))),
    )


def _say_late(result: Result, practices: _Lacking) -> str:
    """Return that what is coming comes before all steps against it are done."""
    hurt, names = practices[0].hurt, {practice.id for practice in practices}
    steps = [step for step in result.roadmap.steps if _mends(step, names)]
    ends = [step.likely_end or step.end for step in steps]
    last = max((end for end in ends if end), default=None)
    if not (hurt and hurt.ahead and hurt.date and last and last > hurt.date):
        return ""
    if any(line.practice in names and line.person for line in result.roadmap.first_aid):
        return sentence("That is after it comes: until then first aid has to do.")
    return sentence("That is after it comes.")


def _mends(step: RoadmapStep, practices: set[str]) -> bool:
    return step.urgent and any(name.partition("/")[0] in practices for name in step.meets)


def say_nothing_hurt() -> str:
    """Return that no answer tells of harm."""
    return sentence("The team marked nothing as having hurt it lately.")
