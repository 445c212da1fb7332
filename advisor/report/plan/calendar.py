"""The roadmap as a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from advisor.plain_text import plain
from advisor.report.plan.wording import milestone, people
from advisor.report.result import Result

_LINE_BYTES = 75


def calendar(result: Result) -> str:
    """Return an event for each step with dates and each level reached.

    The stamp is the day of the assessment, so that the same plan gives the same file.
    """
    return "".join(f"{part}\r\n" for line in _lines(result) for part in _folded(line))


def _lines(result: Result) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//advisor//roadmap//EN"
    yield f"X-WR-CALNAME:{_text(str(result.team['name']))}"
    for number, step in enumerate(result.roadmap.steps, 1):
        if step.start and step.end:
            about = f"{step.why}\n{people(result, step)}\n" + "\n".join(step.tasks)
            yield from _event(
                result, step.id, (step.start, step.end), f"{number}. {step.title}", about
            )
    for reached in result.roadmap.milestones:
        if reached.date:
            name = milestone(result, reached)
            title = f"{name[:1].upper()}{name[1:]} reached"
            yield from _event(
                result, f"{name} {reached.step}", (reached.date, reached.date), title, ""
            )
    yield "END:VCALENDAR"


def _event(
    result: Result, key: str, days: tuple[date, date], title: str, about: str
) -> Iterator[str]:
    identity = sha256(f"{result.team['name']}\0{result.rubric.id}\0{key}".encode()).hexdigest()
    yield "BEGIN:VEVENT"
    yield f"UID:{identity[:32]}@advisor"
    yield f"DTSTAMP:{result.assessed_on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"  # the first day after it
    yield f"SUMMARY:{_text(title)}"
    if about:
        yield f"DESCRIPTION:{_text(about)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    escaped = plain(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
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
