"""A plan by how soon it matters: this week, this fortnight, the next 90 days, later."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from advisor.frozen import dataclass
from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.translation import counted, sentence
from advisor.words.phrase import join_words, within
from advisor.words.quantity import say_day, say_days, say_period
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt, say_why_urgent

_FORTNIGHT = timedelta(days=14)
_NINETY = timedelta(days=90)
_HANDS = 3
_IN_FULL = 7  # steps that are told one by one beyond the fortnight


@dataclass(frozen=True, kw_only=True)
class Horizons:
    """The steps of a dated plan: by name, step by step, and by quarter."""

    fortnight: tuple[RoadmapStep, ...]
    ninety: tuple[RoadmapStep, ...]
    later: tuple[RoadmapStep, ...]

    def quarters(self) -> dict[str, list[RoadmapStep]]:
        """Return the later steps by the quarter in which they begin."""
        found: dict[str, list[RoadmapStep]] = {}
        for step in self.later:
            if step.start:
                name = f"{step.start.year} Q{(step.start.month - 1) // 3 + 1}"
                found.setdefault(name, []).append(step)
        return found

    def name_of(self, step: RoadmapStep) -> str:
        """Return the horizon in which a step begins; nothing without a date."""
        if step.start is None:
            return ""
        if step in self.fortnight:
            return say_fortnight()
        return say_ninety() if step in self.ninety else say_later()


def horizons(roadmap: Roadmap) -> Horizons:
    """Return the steps by the time in which they begin; all of them soon where none has a date."""
    start, steps = roadmap.start, roadmap.steps
    if start is None:
        return Horizons(fortnight=(), ninety=steps, later=())
    soon = tuple(step for step in steps if _begins(step, start) < start + _FORTNIGHT)
    within = [s for s in steps if start + _FORTNIGHT <= _begins(s, start) < start + _NINETY]
    ninety = tuple(within[:_IN_FULL])
    later = tuple(step for step in steps if step not in soon and step not in ninety)
    return Horizons(fortnight=soon, ninety=ninety, later=later)


def _begins(step: RoadmapStep, start: date) -> date:
    return step.start or start


def say_this_week() -> str:
    """Return the heading of first aid."""
    return sentence("This week: first aid")


def say_first_aid_summary() -> str:
    """Return what first aid is."""
    return sentence("What takes the worst of a risk away within a day, before any step is done.")


def say_demanded() -> str:
    """Return what the steps that no level needs are called together."""
    return sentence("Demanded of a team of this kind")


def say_demanded_summary() -> str:
    """Return what these steps are for."""
    return sentence("What is demanded of a team of this kind, whatever its level.")


def say_fortnight() -> str:
    """Return the heading of the steps that begin within two weeks."""
    return sentence("This fortnight")


def say_ninety() -> str:
    """Return the heading of the steps that begin within ninety days."""
    return sentence("Next 90 days")


def say_in_order() -> str:
    """Return the heading of steps without dates."""
    return sentence("Steps, in an order in which they can be done")


def say_later() -> str:
    """Return the heading of the steps that begin after that."""
    return sentence("Later")


def say_line(line: FirstAidLine, titles: Titles) -> str:
    """Return one measure of first aid, and who does it on which day."""
    who = line.person and (titles.roles.get(line.person) or line.person)
    if not who:
        roles = join_words([titles.roles[role] for role in line.roles])
        return sentence("{do} Nobody for it: it takes {roles}.", do=line.do, roles=roles)
    if line.on:
        who = sentence("{who} on {day}", who=who, day=say_day(line.on))
    return sentence("{do} {who}, {days}.", do=line.do, who=who, days=say_days(line.days))


def say_people(names: Sequence[str], titles: Titles) -> str:
    """Return who works on a step: names, or roles where the team named nobody."""
    return join_words(list(_told(names, titles)))


def _told(names: Sequence[str], titles: Titles) -> Iterator[str]:
    """Yield names as they are written, and roles as they stand within a sentence but the first."""
    for place, name in enumerate(names):
        role = titles.roles.get(name)
        yield name if role is None else within(role) if place else role


def say_hands(names: Sequence[str], titles: Titles) -> str:
    """Return the same in a few words: of more than three, the first and how many others."""
    if len(names) <= _HANDS:
        return say_people(names, titles)
    return sentence("{first} and {n} others", first=say_people(names[:1], titles), n=len(names) - 1)


def say_first_aid_by(line: FirstAidLine, titles: Titles) -> str:
    """Return who does one measure of first aid; nothing where nobody can."""
    return say_people([line.person], titles) if line.person else ""


def say_because(roadmap: Roadmap, step: RoadmapStep) -> str:
    """Return in a clause why a step stands where it stands."""
    number = roadmap.numbers
    after = sorted(number[name] for name in step.depends_on if name in number)
    clauses = [_wanted_for(roadmap, step)]
    if after:
        steps = ", ".join(map(str, after))
        clauses.append(
            counted("it follows step {steps}", "it follows steps {steps}", len(after), steps=steps)
        )
    return _together([*clauses, _held_up(step)])


def say_because_alone(roadmap: Roadmap, step: RoadmapStep) -> str:
    """Return the same where steps have no numbers, but for what it follows; it may be nothing."""
    clauses = [_wanted_for(roadmap, step, numbered=False), _held_up(step)]
    return _together(clauses) if any(clauses) or not step.depends_on else ""


def _together(clauses: Sequence[str]) -> str:
    return join_words(list(filter(None, clauses)) or [sentence("nothing stands before it")])


def _held_up(step: RoadmapStep) -> str:
    if not step.held_up:
        return ""
    return sentence("it lasts until releases or outcomes show that it is done")


def _wanted_for(roadmap: Roadmap, step: RoadmapStep, *, numbered: bool = True) -> str:
    number = roadmap.numbers
    if step.urgent:
        why = say_why_urgent(step)
    elif step.mends:
        waiting = [o for o in roadmap.steps if step.id in o.depends_on and o.mends]
        if not waiting:
            return ""
        what = sentence("what is coming") if waiting[0].ahead else sentence("what hurt")
        if not numbered:
            return sentence("{what} needs it: {step}", what=what, step=waiting[0].title)
        why = sentence("{what} needs it: step {n}", what=what, n=number[waiting[0].id])
    elif step.beyond:
        why = sentence("there is room for it, and it makes the level sound")
    elif step.kind == "evidence":
        why = sentence("it shows what is claimed")
    elif step.toward:
        why = sentence("level {level} needs it", level=step.toward)
    else:
        why = sentence("it is demanded of a team of this kind")
    return why


def say_when_and_who(step: RoadmapStep, titles: Titles) -> str:
    """Return in a line from when to when, by whom and with how many days a step is done."""
    when = say_period(step.start, step.end) if step.start and step.end else ""
    who = say_hands(step.people or list(step.effort), titles)
    return " · ".join(filter(None, [when, who, say_days(step.likely_days)]))


def say_place_because(roadmap: Roadmap, step: RoadmapStep) -> str:
    """Return why a step stands where it stands, as a sentence."""
    return sentence("It stands here because {why}.", why=say_because(roadmap, step))


def say_price(roadmap: Roadmap) -> str:
    """Return what mending first costs the target; nothing where nothing hurt."""
    if roadmap.price is None:
        return ""
    what = say_hurt(roadmap)
    if not roadmap.price:
        return sentence("{what} goes first, and the target comes no later for it.", what=what)
    return counted(
        "{what} goes first, which delays the target by {n} working day.",
        "{what} goes first, which delays the target by {n} working days.",
        roadmap.price,
        what=what,
    )


def say_nobody_for(roadmap: Roadmap, titles: Titles) -> Iterator[str]:
    """Yield what nobody can do, by role, with its person-days; what hurt lately says so."""
    for item in roadmap.unstaffed:
        said = {
            "days": say_days(item.days),
            "role": titles.roles[item.role],
            "steps": ", ".join(item.steps),
        }
        if item.urgent and roadmap.coming:
            yield sentence("Urgent, nobody for it: {days} of {role}, in {steps}.", **said)
        elif item.urgent:
            yield sentence("Hurt lately, nobody for it: {days} of {role}, in {steps}.", **said)
        else:
            yield sentence("Nobody for it: {days} of {role}, in {steps}.", **said)


def say_possible(roadmap: Roadmap) -> str:
    """Return how much work may follow from what is not known; nothing where all is known."""
    days = sum(step.likely_days for step in roadmap.possible)
    if not roadmap.possible:
        return ""
    return counted(
        "Should none of this be in place, {n} further step follows, about {days}.",
        "Should none of this be in place, {n} further steps follow, about {days}.",
        len(roadmap.possible),
        days=say_days(days),
    )


def say_quarter(name: str, steps: Sequence[RoadmapStep]) -> str:
    """Return the steps that begin in a quarter."""
    return sentence(
        "{quarter}: {steps}", quarter=name, steps="; ".join(step.title for step in steps)
    )


def say_quarter_steps(roadmap: Roadmap, steps: Sequence[RoadmapStep]) -> str:
    """Return the steps that begin in a quarter, each with its number."""
    number = roadmap.numbers
    return "; ".join(sentence("{n} {title}", n=number[step.id], title=step.title) for step in steps)


def say_not_now() -> str:
    """Return the heading of what to leave for now."""
    return sentence("Not now")
