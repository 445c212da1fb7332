"""The minutes of a workshop, section by section: for a page of their own and for the report."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from advisor.frozen import dataclass
from advisor.plain_text import as_sentence, one_line
from advisor.result.minutes import (
    ActionMinutes,
    Attendee,
    DecisionMinutes,
    DissentMinutes,
    QuestionMinutes,
    SettleMinutes,
    WorkshopMinutes,
)
from advisor.scoring.number import show_share
from advisor.translation import counted, sentence
from advisor.words.phrase import few, join_words, quoted
from advisor.words.quantity import say_date
from advisor.words.vote import (
    say_agreement,
    say_clock,
    say_facts_agreed,
    say_levels,
    say_minutes,
    say_said,
    say_votes,
    say_who,
)

_MOST_DIVIDED = 5
_MOST_TITLES = 12
_MOST_FACTS = 3


@dataclass(frozen=True, kw_only=True)
class MinutesSection:
    """A part of the minutes: sentences, then a table, then points, each of which may be none."""

    title: str
    sentences: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    points: tuple[str, ...] = ()
    to_do: bool = False


def minutes_sections(minutes: WorkshopMinutes) -> tuple[MinutesSection, ...]:
    """Return the sections that say something, in their order."""
    return tuple(_sections(minutes))


def say_title(minutes: WorkshopMinutes) -> str:
    """Return what stands over the minutes."""
    return sentence("Minutes of the workshop: {team}", team=minutes.team)


def say_in_short(minutes: WorkshopMinutes) -> str:
    """Return in a sentence what came of a workshop."""
    decided = sum(question.stage == "decided" for question in minutes.questions)
    return sentence(
        "{decided} of {questions} decided in {time}, on {votes}.",
        decided=decided,
        questions=counted("{n} question", "{n} questions", len(minutes.questions)),
        time=say_minutes(minutes.seconds),
        votes=say_votes(sum(question.votes for question in minutes.questions)),
    )


def _sections(minutes: WorkshopMinutes) -> Iterator[MinutesSection]:
    yield MinutesSection(title=sentence("Who took part"), sentences=tuple(_who(minutes)))
    decided = [q for q in minutes.questions if q.decision is not None]
    if decided:
        yield _decisions(decided)
    if minutes.dissent:
        yield MinutesSection(
            title=sentence("Dissent"),
            sentences=(sentence("What votes said else than what was decided."),),
            points=tuple(_dissents(minutes.dissent)),
        )
    if any(question.votes for question in minutes.questions):
        yield _agreement(minutes)
    if minutes.settle:
        points = tuple(_settles(minutes.settle))
        yield MinutesSection(title=sentence("Who settles what"), points=points)
    if notes := tuple(_notes(minutes)):
        yield MinutesSection(title=sentence("Noted with votes"), points=notes)
    yield from _left(minutes)
    if minutes.actions:
        points = tuple(map(_action, minutes.actions))
        yield MinutesSection(title=sentence("Actions"), points=points, to_do=True)


def _who(minutes: WorkshopMinutes) -> Iterator[str]:
    names = [_attendee(person) for person in minutes.attendees]
    if count := len(names) + minutes.unnamed:
        yield counted(
            "{n} person took part: {who}.",
            "{n} people took part: {who}.",
            count,
            who=say_who(names, minutes.unnamed),
        )
    else:
        yield sentence("Nobody joined.")
    if minutes.facilitators:
        yield sentence("{who} facilitated.", who=_facilitators(minutes.facilitators))
    yield _when(minutes)
    if minutes.missing:
        owed = [
            sentence("{who} ({n})", who=name, n=number) for name, number in minutes.missing.items()
        ]
        yield sentence("Questions still to be voted on, apart: {owed}.", owed=join_words(owed))


def _facilitators(facilitators: tuple[str, ...]) -> str:
    return join_words(list(dict.fromkeys(facilitators)))


def _when(minutes: WorkshopMinutes) -> str:
    began, ended = minutes.began, minutes.ended
    days = say_date(began.date())
    if ended.date() != began.date():
        days = sentence("{first} to {last}", first=days, last=say_date(ended.date()))
    spent = say_minutes(minutes.seconds)
    if minutes.minutes is None:
        return sentence("{days}; {spent} without breaks.", days=days, spent=spent)
    return sentence(
        "{days}; {spent} without breaks, of {planned} planned.",
        days=days,
        spent=spent,
        planned=minutes.minutes,
    )


def _attendee(person: Attendee) -> str:
    told = [part for part in (person.role, sentence("apart") if person.apart else "") if part]
    if not told:
        return person.name
    return sentence("{name} ({told})", name=person.name, told=", ".join(told))


def _decisions(questions: list[QuestionMinutes]) -> MinutesSection:
    return MinutesSection(
        title=sentence("Decisions"),
        head=(sentence("Question"), sentence("Decided"), sentence("Votes"), sentence("Time")),
        rows=tuple(
            (
                question.title,
                "" if question.decision is None else _decided(question.decision),
                _votes(question),
                say_clock(question.seconds),
            )
            for question in questions
        ),
    )


def _decided(decision: DecisionMinutes) -> str:
    said = [_outcome(decision)]
    if decision.note:
        said.append(one_line(decision.note))
    if decision.by:
        said.append(sentence("by {who}", who=decision.by))
    return "; ".join(said)


def _outcome(decision: DecisionMinutes) -> str:
    if decision.word is not None:
        return say_said(decision.word)
    if not decision.facts:
        return sentence("left open")
    facts = sentence("{met} of {n} facts met", met=decision.met, n=decision.facts)
    if decision.level is None:
        return facts
    return sentence("level {level}, {facts}", level=decision.level, facts=facts)


def _votes(question: QuestionMinutes) -> str:
    if not question.votes:
        return sentence("none")
    levels = say_levels(question.levels)
    votes = say_votes(question.votes)
    return sentence("{votes} ({levels})", votes=votes, levels=levels) if levels else votes


def _dissents(items: Sequence[DissentMinutes]) -> Iterator[str]:
    """Yield who differs from what was decided: facts of which the same people say the same once."""

    def key(item: DissentMinutes) -> tuple[object, ...]:
        return item.title, item.decided, item.said, item.names, item.unnamed

    alike: dict[tuple[object, ...], list[DissentMinutes]] = {}
    for item in items:
        alike.setdefault(key(item), []).append(item)
    for found in alike.values():
        yield _dissent(found[0], _facts([item.text for item in found]))


def _dissent(item: DissentMinutes, facts: str) -> str:
    values = {
        "question": item.title,
        "decided": say_said(item.decided),
        "who": say_who(item.names, item.unnamed),
        "said": say_said(item.said),
        "facts": facts,
    }
    number = len(item.names) + item.unnamed
    if item.decided == "waived":
        return counted(
            "{question}: decided that it {decided}, and {who} says {said}: {facts}.",
            "{question}: decided that it {decided}, and {who} say {said}: {facts}.",
            number,
            **values,
        )
    return counted(
        "{question}: decided as {decided}, and {who} says {said}: {facts}.",
        "{question}: decided as {decided}, and {who} say {said}: {facts}.",
        number,
        **values,
    )


def _facts(texts: Sequence[str]) -> str:
    return few([_fact(text) for text in texts], _MOST_FACTS)


def _fact(text: str) -> str:
    return quoted(one_line(text).rstrip("."))


def _agreement(minutes: WorkshopMinutes) -> MinutesSection:
    told = [say_agreement(minutes.agreement), say_facts_agreed(minutes.agreement)]
    apart = sorted(
        (question for question in minutes.questions if question.division),
        key=lambda question: -question.division,
    )
    if apart:
        titles = [quoted(question.title) for question in apart]
        told.append(sentence("Divided most: {titles}.", titles=few(titles, _MOST_DIVIDED)))
    if minutes.agreed:
        told.append(
            counted(
                "On {n} fact all who know it agree.",
                "On {n} facts all who know them agree.",
                minutes.agreed,
            )
        )
    return MinutesSection(
        title=sentence("How far people agree"),
        sentences=tuple(filter(None, told)),
        head=(
            (
                *(sentence("Fact"), sentence("Question"), sentence("Agree")),
                *(sentence("Met"), sentence("Not met"), sentence("Not known")),
            )
            if minutes.facts
            else ()
        ),
        rows=tuple(
            (
                fact.text,
                fact.title,
                show_share(fact.agreeing),
                *map(str, (fact.met, fact.unmet, fact.unknown)),
            )
            for fact in minutes.facts
        ),
    )


def _settles(items: Sequence[SettleMinutes]) -> Iterator[str]:
    """Yield who can show what: facts that the same people can show by the same once."""

    def key(item: SettleMinutes) -> tuple[object, ...]:
        return item.title, item.divided, item.by, item.unnamed, item.kinds, item.examples

    for _, alike in groupby(items, key):
        found = list(alike)
        item, facts = found[0], _facts([one.text for one in found])
        said = _can_show(item, facts) if item.divided else _nobody_knew(item, facts, len(found))
        example = as_sentence(item.examples[0]) if item.examples else ""
        yield sentence("{said} Such as: {example}", said=said, example=example) if example else said


def _can_show(item: SettleMinutes, facts: str) -> str:
    return sentence(
        "{question}: {who} can show {facts}, by {kinds}.",
        question=item.title,
        who=say_who([_attendee(person) for person in item.by], item.unnamed),
        facts=facts,
        kinds=_either(item.kinds),
    )


def _nobody_knew(item: SettleMinutes, facts: str, number: int) -> str:
    return counted(
        "{question}: nobody could tell {n} fact, {facts}. Whoever finds out should bring {kinds}.",
        "{question}: nobody could tell {n} facts, {facts}. Whoever finds out should bring {kinds}.",
        number,
        question=item.title,
        facts=facts,
        kinds=_either(item.kinds),
    )


def _either(kinds: tuple[str, ...]) -> str:
    if not kinds:
        return sentence("evidence")
    names = [kind[:1].lower() + kind[1:] for kind in kinds]
    *first, last = names
    return sentence("{first} or {last}", first=", ".join(first), last=last) if first else last


def _notes(minutes: WorkshopMinutes) -> Iterator[str]:
    for question in minutes.questions:
        for note in question.notes:
            who = note.name or sentence("without a name")
            yield sentence(
                "{question}: {note} ({who})", question=question.title, note=note.text, who=who
            )


def _left(minutes: WorkshopMinutes) -> Iterator[MinutesSection]:
    parked = [question for question in minutes.questions if question.stage == "parked"]
    if parked:
        points = tuple(
            sentence("{question}: {why}", question=q.title, why=q.parked_for)
            if q.parked_for
            else q.title
            for q in parked
        )
        yield MinutesSection(title=sentence("Parked"), points=points)
    waiting = [q.title for q in minutes.questions if q.stage in ("waiting", "open", "revealed")]
    if waiting:
        yield MinutesSection(
            title=sentence("Not decided yet"),
            sentences=(
                counted(
                    "{n} question was not decided: {titles}.",
                    "{n} questions were not decided: {titles}.",
                    len(waiting),
                    titles=few(list(map(quoted, waiting)), _MOST_TITLES),
                ),
            ),
        )


def _action(action: ActionMinutes) -> str:
    told = [action.what]
    if action.owner:
        told.append(action.owner)
    if action.due:
        told.append(sentence("by {day}", day=say_date(action.due)))
    if action.about:
        told.append(sentence("about {what}", what=quoted(action.about)))
    return " – ".join(told)
