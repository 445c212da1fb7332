"""The text of an answers file carried over to the present edition: all else as it was written."""

import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import pairwise
from typing import Any

from advisor.assessment.store import open_assessment
from advisor.assessment.upgrade import STANDING, Upgrade
from advisor.assessment.write import answers_yaml
from advisor.document.parse import parse_document
from advisor.document.patch import Keys, block_entries, put, remove
from advisor.errors import ContentError

_COMMENTED = re.compile(r"""(?m)^\s*["']?level["']?\s*:[ \t]*#""")


def upgraded_text(text: str, upgrade: Upgrade) -> str:
    """Return an answers file as text with what was carried over put in its place.

    A layout too unusual for that is written anew.
    """
    old, new = parse_document(text, file="").data, upgrade.document.data
    with suppress(ContentError, KeyError, TypeError, ValueError):
        found = _patched(text, old, new)
        if open_assessment(parse_document(found, file=""), upgrade.rubric)[1] == upgrade.assessment:
            return found
    return answers_yaml(upgrade.rubric, upgrade.assessment)


def _patched(text: str, old: Any, new: Any) -> str:
    text = put(text, ("rubric",), new["rubric"])
    text = _mapping(text, ("team",), old["team"], new["team"])
    for name in ("exclude", "done"):
        before, after = ((data.get("planning") or {}).get(name) for data in (old, new))
        if before != after:
            text = put(text, ("planning", name), after)
    return _answers(text, old.get("answers") or {}, new.get("answers") or {})


def _mapping(text: str, path: Keys, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Return the text with the entries of a mapping that are not as they were."""
    for name, value in new.items():
        if name not in old or old[name] != value or type(old[name]) is not type(value):
            text = put(text, (*path, name), value)
    for name in old:
        if name not in new:
            text = remove(text, (*path, name))
    return text


def _answers(text: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    starts = block_entries(text, ("answers",))
    if not starts:  # they stand within braces
        for name in {**old, **new}:
            text = _answer(text, name, old.get(name), new.get(name), name in new)
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    above = f"answers:{newline}"
    pieces = [text[: starts[0][1]]]
    for (name, start), (_, end) in pairwise(starts):  # one by one, as each costs a reading
        piece = above + text[start:end]
        pieces.append(_answer(piece, name, old[name], new.get(name), name in new)[len(above) :])
    text = "".join((*pieces, text[starts[-1][1] :]))
    for name in new:
        if name not in old:
            text = put(text, ("answers", name), new[name])
    return text


def _answer(text: str, name: str, old: Any, new: Any, there: bool) -> str:
    path = ("answers", name)
    if not there:
        return remove(text, path)
    if old == new and type(old) is type(new):
        return text
    if not (isinstance(old, dict) and old and isinstance(new, dict)):
        return put(text, path, new)
    for field in reversed(STANDING[1:]):  # each goes to the start
        if new.get(field):
            text = put(text, (*path, field), new[field], first=True)
    if "level" in new:
        return put(text, (*path, "level"), new["level"], first=True)
    if "level" not in old:
        return text
    empty = put(text, (*path, "level"), None)
    return empty if _COMMENTED.search(empty) else remove(text, (*path, "level"))
