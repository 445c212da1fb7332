"""What a report says: every sentence with the values it was given."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import NullTranslations
from typing import Any

import pytest

from advisor import translation
from advisor.report.template_data import template_data
from advisor.result.model import Result

CLAIM = re.compile(
    r"\b(met|held|nothing|all|no|none|nobody|every|missing|manual|below)\b", re.IGNORECASE
)

Said = tuple[str, Mapping[str, Any]]


class _Told(str):
    """A sentence that notes the values which are put into it."""

    __slots__ = ("into",)
    into: list[Said]

    def format_map(self, values: Any, /) -> str:
        """Note the values, and put them in."""
        self.into.append((str(self), dict(values)))
        return super().format_map(values)


class _Listening(NullTranslations):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []

    def gettext(self, message: str) -> str:
        told = _Told(message)
        told.into = self.said
        return told

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(super().ngettext(msgid1, msgid2, n))


@contextmanager
def listening() -> Iterator[list[Said]]:
    """Give a list that every sentence said meanwhile is added to."""
    ears = _Listening()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(translation, "_CATALOGUE", ears)
        yield ears.said


def claims_of(result: Result) -> list[Said]:
    """Return the sentences of a full report that hold a word which claims something."""
    with listening() as said:
        template_data(result)
    return [(text, values) for text, values in said if CLAIM.search(text)]
