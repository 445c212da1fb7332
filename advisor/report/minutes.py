"""The minutes of a workshop as Markdown."""

from collections.abc import Iterator

from advisor.report.markdown_text import literal
from advisor.report.own_files import MARKDOWN_MARK
from advisor.report.plan.grid import Grid, markdown_lines
from advisor.result.minutes import WorkshopMinutes
from advisor.words.minutes import MinutesSection, minutes_sections, say_in_short, say_title


def minutes_markdown(minutes: WorkshopMinutes) -> str:
    """Return a page with all sections, texts from outside shown as they were written."""
    return "\n".join(_lines(minutes)) + "\n"


def _lines(minutes: WorkshopMinutes) -> Iterator[str]:
    yield MARKDOWN_MARK
    yield ""
    yield f"# {literal(say_title(minutes))}"
    yield ""
    yield literal(say_in_short(minutes))
    for section in minutes_sections(minutes):
        yield from ("", f"## {section.title}", "")
        yield from _section(section)


def _section(section: MinutesSection) -> Iterator[str]:
    if section.sentences:
        yield literal(" ".join(section.sentences))
    if section.rows:
        yield from ([""] if section.sentences else [])
        yield from markdown_lines(Grid(header=section.head, rows=section.rows))
    if section.points:
        yield from ([""] if section.sentences or section.rows else [])
        mark = "- [ ] " if section.to_do else "- "
        yield from (f"{mark}{literal(point)}" for point in section.points)
