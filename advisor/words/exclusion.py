"""Why the profile leaves a practice out."""

from collections.abc import Iterable, Mapping, Sequence

from advisor.plain_text import as_sentence
from advisor.rubric.model import ProfileField
from advisor.rubric.profile import Exclusion, Value
from advisor.rubric.profile_condition import NumberRange
from advisor.scoring.practice_score import PracticeScore
from advisor.translation import sentence
from advisor.words.criterion import say_waiver
from advisor.words.phrase import capital, either, join_words


def say_exclusion(exclusion: Exclusion, fields: Sequence[ProfileField]) -> str:
    """Return why a practice is left out, in the titles of the profile's fields and options."""
    field = next(field for field in fields if field.id == exclusion.field)
    return _say(exclusion, field.title, {option.id: option.title for option in field.options})


def say_excluded(excluded: Iterable[Exclusion], titles: Mapping[str, str]) -> str:
    """Return why something is left out, in the titles of the profile's fields alone."""
    said = (_say(found, titles.get(found.field, found.field), {}) for found in excluded)
    return sentence("; ").join(said)


def _say(exclusion: Exclusion, title: str, options: Mapping[str, str]) -> str:
    wanted = exclusion.wanted
    if isinstance(wanted, NumberRange):
        range_ = _say_range(wanted)
    else:
        range_ = either([_say_value(value, options) for value in wanted])
    return sentence(
        "asked only where “{field}” is {wanted}; here it is {here}",
        field=title,
        wanted=range_,
        here=_say_value(exclusion.actual, options),
    )


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
    found = practice.excluded or tuple(
        dict.fromkeys(item for criterion in practice.criteria for item in criterion.excluded)
    )
    if found:
        return as_sentence(capital(say_excluded(found, titles)))
    return as_sentence(capital(practice.reason or ""))
