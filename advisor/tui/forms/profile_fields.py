"""The facts about a team: what each is called, and what no answer counts as."""

from advisor.rubric.model import ProfileField
from advisor.rubric.profile import whole_profile
from advisor.translation import sentence
from advisor.words.exclusion import yes_or_no

_NOT_SAID = sentence("not said")


def counts_as(field: ProfileField, nothing: str = _NOT_SAID) -> str:
    """Return how a field is shown that nothing is said of, with what that counts as."""
    value = whole_profile((field,), {})[field.id]
    if field.part_of:
        return sentence("{nothing}: counts as all", nothing=nothing)
    if value is None:
        return nothing
    if isinstance(value, bool):
        return sentence(
            "{nothing}: counts as {yes_or_no}", nothing=nothing, yes_or_no=yes_or_no(value)
        )
    if isinstance(value, tuple):
        value = ", ".join(_title(field, name) for name in value)
    return sentence("{nothing}: counts as {title}", nothing=nothing, title=_title(field, value))


def _title(field: ProfileField, value: object) -> str:
    return next((o.title for o in field.options if o.id == value), str(value))
