"""How much the lack of a practice hurt, by what the team says that it cost."""

import re
from collections.abc import Iterable, Mapping, Sequence

from advisor.scoring.practice_score import Hurt, PracticeScore

_NUMBER = r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_CODES = (
    "AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|ILS|INR|JPY|KRW|MXN|NOK|NZD|PLN|RON|SAR|SEK|"
    "SGD|TRY|USD|ZAR"
)
_CURRENCY = rf"(?:[€$£¥₹]|\b(?:{_CODES})\b|\b(?i:euros?|dollars?|pounds?|francs?)\b)"
_TIMES = r"(?P<times>(?i:k|thousand|m|mn|million|bn|billion)\b)?"
_AMOUNT = re.compile(
    rf"{_CURRENCY}\s?(?P<after>{_NUMBER})\s?{_TIMES}"
    rf"|(?P<before>{_NUMBER})\s?{_TIMES.replace('times', 'by')}\s?{_CURRENCY}"
)
_FACTORS = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}


def stated_amount(cost: str | None) -> float:
    """Return the largest amount of money that a text names; 0 where it names none."""
    found = _AMOUNT.finditer(cost or "")
    return max((_value(each) for each in found), default=0.0)


def _value(found: re.Match[str]) -> float:
    digits, times = found["after"] or found["before"], found["times"] or found["by"] or ""
    grouped = re.fullmatch(r"\d{1,3}(?:[^\d]\d{3})+", digits)
    number = re.sub(r"\D", "", digits) if grouped else digits.replace(",", ".")
    return float(number) * _FACTORS.get(times[:1].lower(), 1.0)


def harm_of(hurts: Mapping[str, Hurt]) -> Mapping[str, float]:
    """Return how much more the lack of each practice counts for what it cost: 1 to 2.

    The dearest of those whose cost is told counts twice, the others by their share of that.
    """
    amounts = {name: stated_amount(hurt.cost) for name, hurt in hurts.items()}
    dearest = max(amounts.values(), default=0.0)
    return {name: 1 + amount / dearest for name, amount in amounts.items()} if dearest else {}


def incidents(practices: Iterable[PracticeScore]) -> Sequence[Sequence[PracticeScore]]:
    """Return the practices whose lack hurt, those together of which the team tells the same."""
    told: dict[object, list[PracticeScore]] = {}
    for practice in practices:
        if practice.urgent:
            hurt = practice.hurt
            key = (hurt.what, hurt.cost, hurt.date) if hurt and hurt.what else practice.id
            told.setdefault(key, []).append(practice)
    return list(told.values())
