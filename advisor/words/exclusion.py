"""Why the profile leaves a practice out."""

from collections.abc import Mapping, Sequence

from advisor.plain_text import as_sentence
from advisor.rubric.profile import Exclusion, Value
from advisor.rubric.profile_condition import NumberRange
from advisor.scoring.practice_score import PracticeScore
from advisor.translation import sentence
from advisor.words.criterion import say_waiver
from advisor.words.phrase import capital, either, join_words


def say_excluded(
    excluded: Sequence[Exclusion],
    titles: Mapping[str, str],
    options: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Return why something is left out, in the titles of the profile's fields and their options.

    Of several, any one would do for it to be asked.
    """
    words = options or {}
    said = [
        {
            "field": titles.get(found.field, found.field),
            "wanted": _say_wanted(found, words.get(found.field, {})),
            "here": _say_value(found.actual, words.get(found.field, {})),
        }
        for found in excluded
    ]
    if len(said) == 1:
        return sentence("asked only where “{field}” is {wanted}; here it is {here}", **said[0])
    alternatives = [sentence("“{field}” is {wanted} (here: {here})", **each) for each in said]
    return sentence("asked only where {conditions}", conditions=either(alternatives))


def _say_wanted(exclusion: Exclusion, options: Mapping[str, str]) -> str:
    wanted = exclusion.wanted
    if isinstance(wanted, NumberRange):
        return _say_range(wanted)
    return either([_say_value(value, options) for value in wanted])


def _say_range(wanted: NumberRange) -> str:
    if wanted.max is None:
        return sentence("{least} or more", least=f"{wanted.min or 0:g}")
    if wanted.min is None:
        return sentence("{most} or less", most=f"{wanted.max:g}")
    return sentence("{least} to {most}", least=f"{wanted.min:g}", most=f"{wanted.max:g}")


def _say_value(value: Value, options: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return yes_or_no(value)
    if isinstance(value, tuple):
        return join_words([options.get(each, each) for each in value])
    return options.get(value, value) if isinstance(value, str) else f"{value:g}"


def say_profile_value(value: Value) -> str:
    """Return a value of the profile in words."""
    return _say_value(value, {})


def yes_or_no(value: bool) -> str:
    """Return what a value that holds or not is called."""
    return sentence("yes") if value else sentence("no")


def say_left_out(practice: PracticeScore, titles: Mapping[str, str]) -> str:
    """Return why a practice does not apply, in sentences; nothing where it does."""
    if practice.applicable:
        return ""
    if practice.waiver:
        return say_waiver(practice.waiver)
    barring = [practice.excluded, *(criterion.excluded for criterion in practice.criteria)]
    found = list(dict.fromkeys(filter(None, barring)))
    if found:
        said = sentence("; ").join(say_excluded(each, titles) for each in found)
        return as_sentence(capital(said))
    return as_sentence(capital(practice.reason or ""))
