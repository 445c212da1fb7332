"""The roadmap as a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from advisor.errors import OutputError
from advisor.plain_text import inert, plain
from advisor.report.plan.identity import event_id
from advisor.result.model import Result
from advisor.translation import sentence
from advisor.words.horizon import horizons, say_line, say_people, say_this_week
from advisor.words.phrase import capital
from advisor.words.plan_shortfall import say_shortfalls
from advisor.words.target import say_milestone
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt, say_hurt_by
from advisor.words.workload import say_people as say_days_by_role

_LINE_BYTES = 75


def calendar(result: Result) -> str:
    """Return an event for each measure of first aid and step with dates, and each level reached.

    Stamp and sequence follow from the day of the assessment, so that the same plan gives the same
    file, and what a later one says of an event stands. Raises OutputError where nothing has a
    date: a calendar must hold something (RFC 5545, 3.6).
    """
    events = [line for event in _events(result) for line in event]
    if not events:
        raise _nothing_dated(result)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//advisor//roadmap//EN",
        f"X-WR-CALNAME:{_text(str(result.team['name']))}",
        *events,
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _nothing_dated(result: Result) -> OutputError:
    roadmap = result.roadmap
    if not roadmap.steps:
        hint = sentence("There are no steps to put in it: `--format text` says why.")
    elif lacking := say_shortfalls(roadmap, Titles(result)):
        hint = sentence("{lacking} `--format md` writes the steps in order.", lacking=lacking[0])
    else:
        hint = sentence("`--format md` writes the steps in order.")
    return OutputError(
        sentence("this roadmap has no dates, so there is no calendar to write"), hint=hint
    )


def _events(result: Result) -> Iterator[Iterator[str]]:
    titles, roadmap = Titles(result), result.roadmap
    horizon = horizons(roadmap)
    for line in roadmap.first_aid:
        if line.on:
            key, about = f"first aid {line.practice}", say_line(line, titles)
            groups = [say_this_week(), *([say_hurt_by(line)] if line.urgent else [])]
            yield _event(result, key, (line.on, line.on), line.do, about, groups)
    for step in roadmap.steps:
        if step.start and step.end:
            who = (say_people(step.people, titles), say_days_by_role(step, titles))
            about = "\n".join([step.why, *filter(None, who), *step.tasks])
            groups = [horizon.name_of(step), *([say_hurt(roadmap)] if step.mends else [])]
            yield _event(result, step.id, (step.start, step.end), step.title, about, groups)
    for reached in roadmap.milestones:
        if reached.date:
            title = sentence("{level} reached", level=capital(say_milestone(reached, titles)))
            key = f"level {reached.level} {reached.dimension or ''} {reached.stage or ''}"
            key += "" if reached.guarded else " held"
            yield _event(result, key, (reached.date, reached.date), title, "", [])


def _event(
    result: Result,
    key: str,
    days: tuple[date, date],
    title: str,
    about: str,
    groups: Sequence[str],
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event_id(result, key)}@advisor"
    yield f"DTSTAMP:{_basic(result.assessed_on)}T000000Z"
    yield f"LAST-MODIFIED:{_basic(result.assessed_on)}T000000Z"
    yield f"SEQUENCE:{result.assessed_on.toordinal()}"  # only has to grow
    yield f"DTSTART;VALUE=DATE:{_basic(days[0])}"
    yield f"DTEND;VALUE=DATE:{_basic(days[1] + timedelta(days=1))}"  # the first day after it
    yield f"SUMMARY:{_text(title)}"
    if about:
        yield f"DESCRIPTION:{_text(about)}"
    if groups:
        yield f"CATEGORIES:{','.join(map(_text, groups))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    """Return a date as RFC 5545 has it, the year in four digits on every machine."""
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    # Folding may put any place of a text at the beginning of a line, where logs obey `::`.
    harmless = inert(plain(value)).replace("::", ": :")
    escaped = harmless.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """Yield a content line in pieces of at most 75 bytes, no character cut in two."""
    piece, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE_BYTES:
            yield piece
            piece, size = " ", 1
        piece += character
        size += width
    yield piece
