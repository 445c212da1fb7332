"""Shares of a whole, which people write as percent or as a part of 1."""

import re

from advisor.document.fault_words import shorten
from advisor.errors import ContentError
from advisor.translation import sentence

SHARE_PATTERN = r"^ *([1-9][0-9]?([.,][0-9]+)?|100([.,]0+)?) *% *$"
PERCENT_PATTERN = r"^ *-?[0-9]{1,9}([.,][0-9]{1,20})? *% *$"
_NUMBER = re.compile(r"([0-9]{0,9}[.,]?[0-9]{1,20}) *%?")
_WHOLE = 100.0
_FIRST_PLAIN = 2.0
HOW_TO_WRITE = sentence("Write it like 80, 80% or 0.8.")
_DIGITS = 10  # 0.29 of 100 is 29, whatever binary fractions make of it


def percent_of(written: str | float) -> float:
    """Return a share in percent: 0.8, 80 and 80% are the same.

    A number below 1 is a part of the whole, one from 2 to 100 is percent; between the two only the
    percent sign says what is meant. Raises ContentError.
    """
    text = str(written).strip()
    number = _NUMBER.fullmatch(text) if isinstance(written, str) else None
    if isinstance(written, str) and number is None:
        raise ContentError(
            sentence("`{text}` is not a share", text=shorten(text)), hint=HOW_TO_WRITE
        )
    value = float(number[1].replace(",", ".")) if number else float(written)
    signed = text.endswith("%")
    if not signed and 1 <= value < _FIRST_PLAIN:
        message = sentence(
            "{value:g} may mean {value:g} % or {percent:g} %", value=value, percent=value * _WHOLE
        )
        exact = "1%" if value == 1 else f"{value:g}%"
        raise ContentError(
            message,
            hint=sentence(
                "Write {value}{exact}.", value="100% or " if value == 1 else "", exact=exact
            ),
        )
    percent = round(value * _WHOLE, _DIGITS) if not signed and value < 1 else value
    if percent > _WHOLE:
        raise ContentError(
            sentence("{value:g} is above 100 percent", value=value),
            hint=sentence("Write 100% for all of it."),
        )
    if not percent >= 1:  # neither what is below nor what is no number
        raise ContentError(sentence("{text} is below 1 percent", text=text), hint=HOW_TO_WRITE)
    return percent


def number_of(written: str) -> float | None:
    """Return the number before a percent sign, None where that is not what is written."""
    if re.fullmatch(PERCENT_PATTERN, written) is None:
        return None
    return float(written.replace(",", ".").strip().removesuffix("%"))


def written_share(percent: float) -> str | float:
    """Return percent as they are written to be read back as the same."""
    if percent < _FIRST_PLAIN:
        return f"{percent!r}%"
    return int(percent) if percent == int(percent) else percent
