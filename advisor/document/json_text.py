"""JSON text into data, with the place of what cannot be used."""

import json
import re
from math import isfinite
from typing import Any, NoReturn

from advisor.document.fault_words import shorten
from advisor.errors import ContentError, Location
from advisor.translation import sentence

_MOST_DIGITS = 18
# Texts, and numbers as far as the parser reads them: more may follow without a space between.
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|NaN|-?Infinity|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?'
)


class _NumberError(Exception):
    """A number that JSON does not have, or that is too large to count with."""


def parse_json(text: str, *, file: str, what: str, hint: str) -> Any:
    """Return the data of a JSON text, all numbers in it finite.

    Raises ContentError, which calls the text `what` and gives the `hint`.
    """
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_float, parse_int=_whole)
    except _NumberError as error:
        number = str(error)
        raise ContentError(
            sentence(
                "{what} holds `{number}`, which is not a number that can be used",
                what=what,
                number=shorten(number),
            ),
            hint=hint,
            location=_place_of(number, text, file),
        ) from None
    except json.JSONDecodeError as error:
        place = Location(file=file, line=error.lineno, column=error.colno)
        raise ContentError(
            sentence("{what} is not JSON: {msg}", what=what, msg=error.msg),
            hint=hint,
            location=place,
        ) from None
    except RecursionError:
        raise ContentError(
            sentence("{what} is not JSON: it nests too deeply", what=what),
            hint=hint,
            location=Location(file=file),
        ) from None


def _refuse(written: str) -> NoReturn:
    raise _NumberError(written)


def _float(written: str) -> float:
    number = float(written)
    return number if isfinite(number) else _refuse(written)


def _whole(written: str) -> int:
    return int(written) if len(written) <= _MOST_DIGITS else _refuse(written)


def _place_of(number: str, text: str, file: str) -> Location:
    start = next(found.start() for found in _TOKEN.finditer(text) if found.group() == number)
    line_start = text.rfind("\n", 0, start) + 1
    return Location(file=file, line=text.count("\n", 0, start) + 1, column=start - line_start + 1)
