"""A strict reader of iCalendar files, as far as RFC 5545 concerns all-day events."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

_LONGEST = 75
_NAME = re.compile(r"[A-Z0-9-]+")
_PARAMETER = re.compile(r"[A-Z0-9-]+=[^\x00-\x1f\x7f\",;:]+")
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
_BETWEEN = re.compile(r"(?<!\\)((?:\\\\)*),")  # a comma that is not escaped
_ESCAPED = {"n": "\n", "N": "\n"}
_TEXTS = {"SUMMARY", "DESCRIPTION", "X-WR-CALNAME", "PRODID", "UID"}
_LIST = "CATEGORIES"
_ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", _LIST}
_ONCE |= {"SEQUENCE", "LAST-MODIFIED"}


@dataclass
class Component:
    """A component with its properties in order, as name, parameters and value."""

    name: str
    properties: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Return the value of the one property of that name, unescaped where it is a text."""
        ((_, _, value),) = [found for found in self.properties if found[0] == name]
        if name not in _TEXTS:
            return value
        return _unescaped(value)

    def categories(self) -> list[str]:
        """Return the categories of an event, none where it names none."""
        found = [value for name, _, value in self.properties if name == _LIST]
        return [_unescaped(item) for value in found for item in _listed(value)]

    def day(self, name: str) -> date:
        """Return the value of a property that is a date and says so."""
        ((_, parameters, value),) = [found for found in self.properties if found[0] == name]
        assert parameters == ("VALUE=DATE",)
        assert re.fullmatch(r"\d{8}", value)
        return date.fromisoformat(value)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPED.get(found[1], found[1]), text)


def _listed(value: str) -> list[str]:
    """Return the texts of a list, each as it is written."""
    return _BETWEEN.sub(lambda found: f"{found[1]}\n", value).split("\n")


def read_calendar(text: str) -> Component:
    """Return the calendar in a text; an assertion fails where it breaks RFC 5545."""
    lines = _unfolded(text)
    calendar, end = _component(lines, 0)
    assert (calendar.name, end) == ("VCALENDAR", len(lines))
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    assert calendar.parts, "a calendar without a component"
    for event in calendar.parts:
        _check_event(event)
    assert len({event.value("UID") for event in calendar.parts}) == len(calendar.parts)
    return calendar


def _unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    physical = text.removesuffix("\r\n").split("\r\n")
    lines: list[str] = []
    for line in physical:
        assert line
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)
        assert len(line.encode("utf-8")) <= _LONGEST
        if line[0] in " \t":
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def _component(lines: list[str], at: int) -> tuple[Component, int]:
    name, parameters, value = _property(lines[at])
    assert (name, parameters) == ("BEGIN", ())
    found = Component(value)
    at += 1
    while lines[at] != f"END:{found.name}":
        if lines[at].startswith("BEGIN:"):
            part, at = _component(lines, at)
            found.parts.append(part)
        else:
            assert not found.parts, "a property after a component"
            found.properties.append(_property(lines[at]))
            at += 1
    return found, at + 1


def _property(line: str) -> tuple[str, tuple[str, ...], str]:
    before, colon, value = line.partition(":")
    name, *parameters = before.split(";")
    assert colon
    assert _NAME.fullmatch(name)
    assert all(_PARAMETER.fullmatch(parameter) for parameter in parameters)
    assert name not in _TEXTS or _TEXT.fullmatch(value), value
    assert name != _LIST or all(_TEXT.fullmatch(item) for item in _listed(value)), value
    return name, tuple(parameters), value


def _check_event(event: Component) -> None:
    assert event.name == "VEVENT"
    counts = Counter(name for name, _, _ in event.properties)
    assert counts.keys() <= _ONCE
    assert set(counts.values()) == {1}
    assert counts.keys() >= {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "LAST-MODIFIED"}
    for stamp in ("DTSTAMP", "LAST-MODIFIED"):
        assert datetime.strptime(event.value(stamp), "%Y%m%dT%H%M%SZ")  # noqa: DTZ007 it ends in Z
    assert 0 <= int(event.value("SEQUENCE")) < 1 << 31
    assert event.day("DTSTART") < event.day("DTEND")
    assert event.value("TRANSP") in {"OPAQUE", "TRANSPARENT"}
