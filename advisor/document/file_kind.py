"""What a file is that was given for something else, and what can be done with it.

Asked only where a file cannot be used: whoever reads answers pays nothing for it.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import PurePath
from typing import Any

import yaml

from advisor.document.known_files import (
    ANSWERS,
    FOREIGN,
    OSCAL,
    OSCAL_MODELS,
    OWN,
    POLICY,
    POLICY_FILE,
    PROPOSALS,
    RUBRIC,
    VOTES,
    KnownFile,
)
from advisor.errors import InputError, Location
from advisor.translation import sentence

_MOST_EVENTS = 50_000
_NESTED = 200  # no known file does so; what does costs the parser its depth for every bracket more
_DEEPEST = 6
_LONGEST = 200
_HEAD = 4000
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*)*"
_OSCAL_XML = re.compile(
    rf"{_OPENING}<(?:\w+:)?(?P<model>{'|'.join(OSCAL_MODELS)})\b[^>]*csrc\.nist\.gov/ns/oscal",
    re.DOTALL,
)
_OTHER_TEXTS = {
    re.compile(rf"{_OPENING}(?i:<!doctype\s+html|<html)\b", re.DOTALL): sentence("a web page"),
    re.compile(r"\s*<\?xml\b"): sentence("an XML document"),
    re.compile(r"BEGIN:VCALENDAR"): sentence("a calendar (iCalendar)"),
}
_STARTS = {
    ANSWERS: sentence("Answers are started with: advisor answers new -o team.yaml."),
    RUBRIC: sentence("docs/rubric-authoring.md begins with a small rubric."),
    PROPOSALS: sentence("Make some with: advisor scan REPOSITORY -o FILE."),
    VOTES: sentence("They come from a workshop: advisor workshop team.yaml."),
}


def refuse_other_data(data: Any, *, file: str, wanted: str) -> None:
    """Raise InputError where data is not what is `wanted`, and is known as something else."""
    if any(_is(kind, [data]) for kind in OWN if kind.name == wanted):
        return
    if re.fullmatch(POLICY_FILE, PurePath(file).name):
        raise _refusal(POLICY, file, wanted)
    if isinstance(data, str):  # a page of XML may be one long word to YAML
        refuse_foreign_text(data, file=file)
    for kind in (*OWN, *FOREIGN):
        if _is(kind, [data]):
            raise _refusal(kind, file, wanted)


def refuse_foreign_text(text: str, *, file: str) -> None:
    """Raise InputError where a text that is unusable as YAML is known as something else."""
    if found := _OSCAL_XML.match(text[:_HEAD]):
        raise _refusal(OSCAL[found["model"]], file)
    for start, name in _OTHER_TEXTS.items():
        if start.match(text[:_HEAD]):
            raise _refusal(KnownFile(name=name, marks=(), use=""), file)
    documents = _outline(text)
    for kind in FOREIGN:
        if _is(kind, documents):
            raise _refusal(kind, file)


def not_answers(name: str, *, file: str) -> InputError:
    """Return the error for one of advisor's own files, by its name, where answers are wanted."""
    return _refusal(next(kind for kind in OWN if kind.name == name), file, ANSWERS)


def _refusal(kind: KnownFile, file: str, wanted: str | None = None) -> InputError:
    """Return the error that names what a file is, where answers or a rubric are wanted."""
    other = kind.name
    message = (
        sentence("this file holds {other}, and no {wanted}", other=other, wanted=_noun(wanted))
        if wanted
        else sentence("this file holds {other}, and neither answers nor a rubric", other=other)
    )
    hint = f"{kind.use} {_STARTS[wanted or ANSWERS]}".strip()
    return InputError(message, hint=hint, location=Location(file=file))


def _noun(wanted: str) -> str:
    return wanted.removeprefix("a ")


def _is(kind: KnownFile, documents: Sequence[Any]) -> bool:
    return any(
        all(any(_has(d, path.split("/")) for d in documents) for path in mark)
        for mark in kind.marks
    )


def _has(value: Any, path: Sequence[str]) -> bool:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return any(
            re.fullmatch(path[0], str(key)) and (not path[1:] or _has(below, path[1:]))
            for key, below in value.items()
        )
    text = str(value)[:_LONGEST]
    return value is not None and len(path) == 1 and re.fullmatch(path[0], text) is not None


def _outline(text: str) -> list[Any]:
    """Return what the documents of a text hold near the top, however far they can be parsed."""
    if text.lstrip().startswith(("{", "[")):
        text = text.replace("\t", " ")
    events = _events(text)
    return [_built(event, events, 0) for event in events if isinstance(event, yaml.NodeEvent)]


def _events(text: str) -> Iterator[Any]:
    depth = 0
    with suppress(yaml.YAMLError, UnicodeError):
        for event in islice(iter(_Loader(text).get_event, None), _MOST_EVENTS):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _NESTED:
                return
            yield event


def _built(event: Any, events: Iterator[Any], depth: int) -> Any:
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if not isinstance(event, yaml.CollectionStartEvent):
        return None
    if depth > _DEEPEST:
        return _skip(events)
    items = []
    for below in events:
        if isinstance(below, yaml.CollectionEndEvent):
            break
        items.append(_built(below, events, depth + 1))
    if isinstance(event, yaml.SequenceStartEvent):
        return items
    return dict(zip(map(_key, items[::2]), items[1::2], strict=False))


def _key(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _skip(events: Iterator[Any]) -> None:
    level = 1
    for event in events:
        level += isinstance(event, yaml.CollectionStartEvent)
        level -= isinstance(event, yaml.CollectionEndEvent)
        if not level:
            return
