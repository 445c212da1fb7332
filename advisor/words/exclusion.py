"""Why the profile leaves a practice out."""

import re
from collections.abc import Sequence

from advisor.plain_text import sentence as closed
from advisor.rubric.model import ProfileField
from advisor.rubric.profile import Exclusion
from advisor.scoring.model import Scorecard
from advisor.words.catalogue import sentence
from advisor.words.titles import Titles

_BY_PROFILE = re.compile(
    r"it concerns teams with (?P<field>[\w-]+): (?P<wanted>.+); this one has (?P<here>.+)"
)
_TRUTH = re.compile(r"\b(true|false)\b")


def say_exclusion(found: Exclusion, fields: Sequence[ProfileField]) -> str:
    """Return why a practice is left out, in the titles of the profile's fields and options."""
    field = next(field for field in fields if field.id == found.field)
    titles = {option.id: option.title for option in field.options}

    def said(value: str | bool) -> str:
        return titles.get(value, value) if isinstance(value, str) else yes_or_no(value)

    wanted = sentence(" or ").join(said(value) for value in found.wanted)
    return sentence(
        "asked only where “{field}” is {wanted}; here it is {here}",
        field=field.title,
        wanted=wanted,
        here=said(found.actual),
    )


def yes_or_no(value: bool) -> str:
    """Return what a value that holds or not is called."""
    return sentence("yes") if value else sentence("no")


def say_left_out(card: Scorecard, reason: str) -> str:
    """Return why a practice does not apply, with titles where the profile's fields have ids."""
    found, titles = _BY_PROFILE.fullmatch(reason), Titles(card).profile
    if not found or found["field"] not in titles:
        return closed(reason)
    wanted, here = (
        _TRUTH.sub(lambda truth: yes_or_no(truth.group() == "true"), found[name])
        for name in ("wanted", "here")
    )
    return sentence(
        "Asked only where “{field}” is {wanted}; here it is {here}.",
        field=titles[found["field"]],
        wanted=wanted,
        here=here,
    )
