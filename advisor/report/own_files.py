"""Whether a file holds what this program made and can make again, or a team's work."""

import json
import re
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal

from advisor.document.parse import parse_document
from advisor.errors import AdvisorError
from advisor.scan.proposal import FIRST_LINE

MARKDOWN_MARK = "<!-- Made by advisor -->"
TEXT_MARK = "Made by advisor."
PLAN_COLUMNS = ("Number", "Step", "Id", "Kind", "Level", "Start", "End", "After", "Raises")
JIRA_COLUMNS = (
    *("Issue ID", "Parent", "Issue Type", "Summary", "Description"),
    *("Start date", "Due date", "Labels"),
)
JIRA_KEY, JIRA_LABELS, JIRA_STATUS = "Issue key", "Labels", "Status Category"
JIRA_MORE_COLUMNS = (JIRA_KEY, "Owner", "Estimate in days")
PORTFOLIO_COLUMNS = (
    *("team", "id", "group", "owner", "criticality", "platform", "report", "source"),
    *("rubric", "version", "assessed on", "days old", "stale", "thin", "expired evidence"),
    *("answered", "defining answered"),
)
ISSUE_LABEL = "maturity-roadmap"
ANSWERS_SCHEMA_TITLE = "Answers for "

_VERSIONS = {"schema_version", "portfolio_version"}
_HEAD = 2000
_GENERATOR = re.compile(rb'<meta name="generator" content="advisor [^"]*"')
_METADATA = re.compile(rb"/Type\s*/Metadata[^>]*>>\s*stream\r?\n")
_MOST_METADATA = 100_000
_CREATOR = b"<xmp:CreatorTool>advisor "
_REFERENCE = re.compile(r"[\w.-]+@\d+")
_KEY = re.compile(r"""^["']?([a-z_]+)["']?[ \t]*:""", re.MULTILINE)
_FLOW_KEY = re.compile(r"""[{,]\s*["']?([a-z_]+)["']?\s*:""")
_ANSWERS = ({"answers"}, {"rubric", "team"})
_RUBRIC = (
    *({"practices"}, {"steps"}, {"crosswalks"}, {"extends"}, {"levels", "dimensions"}),
    *({"items", "edition"}, {"of", "criteria"}),  # a crosswalk, an edition
    *({"detectors"}, {"activities"}),
)


def bears_mark(data: bytes) -> bool:
    """Tell whether this program made a file of these contents, whatever its name."""
    is_ours = next(
        (is_ours for start, is_ours in _JUDGES.items() if data.startswith(start)), _is_text
    )
    return is_ours(data)


def input_kind(data: bytes) -> Literal["answers", "a rubric"] | None:
    """Return what contents read as, faults in them or not."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    keys = _keys(text)
    if any(wanted <= keys for wanted in _ANSWERS):
        return "answers"
    return "a rubric" if any(wanted <= keys for wanted in _RUBRIC) else None


def _keys(text: str) -> set[str]:
    keys = set(_KEY.findall(text))
    with suppress(AdvisorError):
        parsed = parse_document(text, file="").data
        return keys | ({str(key) for key in parsed} if isinstance(parsed, dict) else set())
    return keys | set(_FLOW_KEY.findall(text))


def _is_text(data: bytes) -> bool:
    """Tell by the first line of Markdown, CSV or proposals, or the last of plain text."""
    head = data[:_HEAD].removeprefix(BOM_UTF8)
    first = head.partition(b"\n")[0].rstrip().decode(errors="replace")
    if first in (MARKDOWN_MARK, FIRST_LINE):
        return True
    tables = (PLAN_COLUMNS, JIRA_COLUMNS, PORTFOLIO_COLUMNS)
    if first.startswith(tuple(",".join(columns) for columns in tables)):
        return True
    return data.rstrip().endswith(f"\n{TEXT_MARK}".encode())


def _is_calendar(data: bytes) -> bool:
    return b"\r\nPRODID:-//advisor//" in data[:_HEAD]


def _is_html(data: bytes) -> bool:
    return _GENERATOR.search(data[:_HEAD]) is not None


def _is_pdf(data: bytes) -> bool:
    for found in _METADATA.finditer(data):
        packet = data[found.end() : found.end() + _MOST_METADATA]
        with suppress(zlib.error):  # it is written plain by others
            packet = zlib.decompressobj().decompress(packet, _MOST_METADATA)
        if _CREATOR in packet:
            return True
    return False


def _is_json(data: bytes) -> bool:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    if isinstance(found, list):
        return all(map(_is_issue, found))
    return _is_result(found) or _is_schema(found)


def _is_result(data: dict[str, Any]) -> bool:
    made = str(data.get("generator")).startswith("advisor ")
    return made and not _VERSIONS.isdisjoint(data) and "answers" not in data


def _is_schema(data: dict[str, Any]) -> bool:
    title = str(data.get("title"))
    named = title.removeprefix(ANSWERS_SCHEMA_TITLE)
    return "$schema" in data and title != named and _REFERENCE.fullmatch(named) is not None


def _is_issue(data: object) -> bool:
    return isinstance(data, dict) and ISSUE_LABEL in (data.get("labels") or ())


_JUDGES: dict[bytes, Callable[[bytes], bool]] = {
    b"%PDF-": _is_pdf,
    b"{": _is_json,
    b"[": _is_json,
    b"BEGIN:VCALENDAR": _is_calendar,
    b"<!DOCTYPE html>": _is_html,
}
