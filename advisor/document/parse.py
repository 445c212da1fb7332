"""YAML (and JSON, its subset) into plain data, with the place of every value.

Stricter than YAML: duplicate keys, aliases, tags, several documents and deep nesting are errors,
dates stay text, and only what looks like a JSON number becomes a number. What can be stepped over
is noted, so that whoever judges the data can report its other faults along with it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import yaml

from advisor.document.plain_data import DEEPEST, INT, INVISIBLE, NotPlainError, plain_data, resolve
from advisor.document.read import display_name, read_text
from advisor.errors import ContentError, Location, Problem
from advisor.plain_text import plain
from advisor.translation import sentence

Path_ = tuple[str | int, ...]
MOST_VALUES = 500_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML does not take even inside quotes; it is looked for first to say where it stands.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# How JSON may write one character beyond U+FFFF; YAML takes no halves.
_SURROGATES = r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
_IF_EMPTY = sentence("Start one with: advisor answers new")


class Mark(NamedTuple):
    """Where a value stands, counted from 0, and how it was written.

    What is not `usable` was refused already and stands for nothing.
    """

    line: int
    column: int
    raw: str | None = None
    usable: bool = True


@dataclass(frozen=True)
class Document:
    """Parsed data with the mark of each value, by its path of keys and indexes.

    `problems` holds what parsing could step over, such as keys that stand twice.
    """

    file: str
    data: Any
    marks: Mapping[Path_, Mark] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    def mark(self, path: Path_) -> Mark:
        """Return the mark of the deepest part of `path` that exists."""
        found = self.marks.get(path)
        while found is None and path:
            path = path[:-1]
            found = self.marks.get(path)
        return found or Mark(0, 0)

    def locate(self, path: Path_) -> Location:
        """Return the location a message about `path` should show."""
        mark = self.mark(path)
        return Location(
            file=self.file, line=mark.line + 1, column=mark.column + 1, field=dotted(path) or None
        )


def dotted(path: Path_) -> str:
    """Return a path as authors read it: ``answers.testing.x.evidence[0].kind``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def load_document(source: str | Path, *, if_empty: str = _IF_EMPTY) -> Document:
    """Read and parse one file, or standard input for ``-``.

    Raises InputError when it cannot be read, ContentError when it is not plain YAML.
    """
    return parse_document(read_text(source), file=display_name(source), if_empty=if_empty)


def parse_document(text: str, *, file: str, if_empty: str = _IF_EMPTY) -> Document:
    """Parse `text`; `file` is the name used in messages, `if_empty` the advice for no content.

    Raises ContentError, and InputError for a file that is known as something else.
    """
    if text.lstrip().startswith(("{", "[")):
        # JSON may be indented with tabs, which YAML refuses; inside its strings none can occur.
        text = re.sub(_SURROGATES, _joined, text.replace("\t", " "))
    try:
        return _Builder(text, file, if_empty).document()
    except ContentError:
        from advisor.document.file_kind import refuse_foreign_text  # noqa: PLC0415 only an error

        refuse_foreign_text(text, file=file)
        raise


def _joined(halves: re.Match[str]) -> str:
    high, low = (int(halves[group], 16) for group in (2, 3))
    return f"{halves[1]}{chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)}"


class _MarksWhenAsked(Mapping[Path_, Mark]):
    """The marks of a text without faults: few are ever asked for, and they take their time."""

    def __init__(self, builder: "_Builder") -> None:
        self._builder = builder

    @cached_property
    def _marks(self) -> Mapping[Path_, Mark]:
        return self._builder.build().marks

    def __getitem__(self, path: Path_) -> Mark:
        return self._marks[path]

    def __iter__(self) -> Iterator[Path_]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


class _Builder:
    """Turns the parser's events into data, refusing what plain data does not need."""

    def __init__(self, text: str, file: str, if_empty: str) -> None:
        self.file = file
        self.text = text
        self.if_empty = if_empty
        self.marks: dict[Path_, Mark] = {}
        self.problems: list[Problem] = []
        self.events: Iterator[Any] = iter(())

    def document(self) -> Document:
        """Return the document, by a closer look only where there is something to be told."""
        try:
            data = self._plain()
        except (NotPlainError, yaml.YAMLError):
            return self.build()
        return Document(self.file, data, _MarksWhenAsked(self))

    def _plain(self) -> Any:
        # Each value takes a letter and what parts it from the next: no more than may be here.
        if len(self.text) > MOST_VALUES or self._has_odd_characters():
            raise NotPlainError
        events = iter(_Loader(self.text).get_event, None)
        start = next(islice(events, 1, None))
        if isinstance(start, yaml.StreamEndEvent):
            raise NotPlainError
        data = plain_data(next(events), events)
        if not isinstance(next(islice(events, 1, None)), yaml.StreamEndEvent):
            raise NotPlainError
        return data

    def _has_odd_characters(self) -> bool:
        conflict = "<<<<<<<" in self.text or ">>>>>>>" in self.text
        return conflict or _FORBIDDEN.search(self.text) is not None

    def build(self) -> Document:
        """Return the document with the mark of every value."""
        self._refuse_control_characters()
        self._refuse_merge_conflicts()
        try:
            self.events = iter(_Loader(self.text).get_event, None)
            start = next(islice(self.events, 1, None))
            if isinstance(start, yaml.StreamEndEvent):
                self._refuse(sentence("the file is empty"), Mark(0, 0), self.if_empty)
            data = self._value(next(self.events), (), 0)
            self._end()
        except yaml.YAMLError as error:
            self._refuse_syntax(error)
        return Document(self.file, data, self.marks, tuple(self.problems))

    def _refuse_control_characters(self) -> None:
        found = _FORBIDDEN.search(self.text)
        if found:
            before = self.text[: found.start()]
            line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
            message = sentence(
                "the control character {found} is not allowed here", found=plain(found.group())
            )
            self._refuse(message, Mark(line, column), sentence("Remove it."))

    def _refuse_merge_conflicts(self) -> None:
        if "<<<<<<<" not in self.text and ">>>>>>>" not in self.text:
            return
        from advisor.document.syntax import merge_conflicts  # noqa: PLC0415 only an error needs it

        found = merge_conflicts(self.text)
        for one in found:
            self._note(one.message, Mark(one.line, one.column), one.hint)
        if self.problems:
            raise ContentError.of(self.problems)

    def _end(self) -> None:
        after = next(islice(self.events, 1, None))
        if not isinstance(after, yaml.StreamEndEvent):
            message = sentence("the file holds more than one YAML document")
            self._note(
                message, _mark(after), sentence("Keep one; remove the line --- and what follows.")
            )

    def _value(self, event: Any, path: Path_, depth: int) -> Any:
        mark = _mark(event)
        if depth > DEEPEST:
            message = sentence("the file nests deeper than {deepest} levels", deepest=DEEPEST)
            self._refuse(
                message, mark, sentence("Nothing here needs that: check brackets and indentation.")
            )
        if len(self.marks) + len(self.problems) > MOST_VALUES:
            message = sentence(
                "the file holds more than {most_values} values", most_values=MOST_VALUES
            )
            self._refuse(message, mark, sentence("Give the answers or the rubric alone."))
        self.marks.setdefault(path, mark)
        odd = event.anchor or (event.tag and event.tag != "!")
        if odd and not self._usable(event, path):
            self.marks[path] = self.marks[path]._replace(usable=False)
            return None
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0] and not event.style
            return resolve(event.value) if plain else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _usable(self, event: Any, path: Path_) -> bool:
        """Note an anchor, alias or tag; tell whether a value is left without it."""
        mark = _mark(event)
        if event.anchor:
            message = sentence("anchors and aliases (& and *) are not used here")
            self._note(
                message,
                mark,
                sentence(
                    "Write the value out in each place, or put text that begins so in quotes."
                ),
                path,
            )
        if isinstance(event, yaml.AliasEvent):
            return False
        if event.tag and event.tag != "!":
            message = sentence("the tag {tag} is not used here", tag=event.tag)
            self._note(
                message,
                mark,
                sentence("Write the plain value, or put text that begins with ! in quotes."),
                path,
            )
            return not isinstance(event, yaml.ScalarEvent)
        return True

    def _sequence(self, path: Path_, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path_, depth: int) -> dict[str | int, Any]:
        mapping: dict[str | int, Any] = {}
        seen: dict[str, str | int] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            at = (*path, key)
            # A rubric's level may be written 1 or "1", and is the same one.
            first = seen.setdefault(str(key), key)
            if key in mapping or first != key:
                self._note_duplicate(at, (*path, first), event)
                at, key = (*path, f"{key} (again)"), first
            value = next(self.events)
            # A key's own place is kept: its value may be empty or start on a later line.
            self.marks[at] = Mark(*_position(event), getattr(value, "value", None))
            mapping.setdefault(key, self._value(value, at, depth + 1))
        return mapping

    def _note_duplicate(self, path: Path_, first: Path_, event: Any) -> None:
        message = sentence(
            "`{path}` stands twice: first on line {line}",
            path=path[-1],
            line=self.marks[first].line + 1,
        )
        self._note(message, _mark(event), sentence("Keep one of the two."), path)

    def _key(self, event: Any) -> str | int:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor:
            hint = sentence("Write it without &, *, brackets and braces, or put it in quotes.")
            self._refuse(sentence("a key must be plain text"), _mark(event), hint)
        plain = event.implicit[0] and not event.style
        if plain and (odd := INVISIBLE.search(event.value)):
            name = f"U+{ord(odd.group()):04X}"
            message = sentence("an invisible character ({name}) stands beside this key", name=name)
            self._note(
                message,
                _mark(event),
                sentence("Delete the blanks around the key and type them anew."),
            )
        return int(event.value) if plain and INT.fullmatch(event.value) else str(event.value)

    def _note(self, message: str, mark: Mark, hint: str, path: Path_ = ()) -> None:
        location = Location(
            file=self.file,
            line=mark.line + 1,
            column=mark.column + 1,
            field=dotted(path) or None,
        )
        self.problems.append(Problem(message=message, hint=hint, location=location))

    def _refuse(self, message: str, mark: Mark, hint: str) -> NoReturn:
        """Give up, with all that was noted before."""
        self._note(message, mark, hint)
        raise ContentError.of(self.problems)

    def _refuse_syntax(self, error: yaml.YAMLError) -> NoReturn:
        from advisor.document.syntax import culprit  # noqa: PLC0415 only an error needs it

        found = culprit(self.text, error)
        self._refuse(found.message, Mark(found.line, found.column), found.hint)


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line, event.start_mark.column


def _mark(event: Any) -> Mark:
    return Mark(*_position(event), getattr(event, "value", None))
