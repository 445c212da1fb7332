"""Conditions on the profile: each names what a team can answer, and parts teams from others."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.document.parse import Path_
from advisor.rubric.lint.finding import Finding, each_aid, identified
from advisor.rubric.lint.unknown import items, unknown
from advisor.rubric.model import ProfileField, Rubric
from advisor.rubric.profile import profile_values
from advisor.rubric.profile_condition import ANY, AppliesWhen, FieldCondition, NumberRange
from advisor.translation import sentence

_ALTERNATIVES = sentence(
    "Only under `any` stand conditions, of which one must hold, and nothing beside."
)


@dataclass(frozen=True)
class _Condition:
    """What one field must be, where that stands, and for what."""

    path: Path_
    owner: str
    field: str
    wanted: FieldCondition


def unknown_conditions(rubric: Rubric) -> Iterator[Finding]:
    """A condition names a field of the profile, and values that this field can have."""
    fields = {field.id: field for field in rubric.profile}
    for path, _, applies_when in _written(rubric):
        yield from _misplaced(path, applies_when)
    for condition in _conditions(rubric):
        yield from unknown(sentence("profile field"), [(condition.path, condition.field)], fields)
        if condition.field in fields:
            yield from _unfit(condition, fields[condition.field])


def unknown_defaults(rubric: Rubric) -> Iterator[Finding]:
    """What no answer counts as is an answer; a number has neither options nor several values."""
    for path, field in identified(rubric, "profile"):
        at, default = (*path, "default"), field.default
        yield from _not_a_part(rubric, (*path, "part_of"), field)
        if field.type == "number":
            if field.options or field.many:
                yield _unfitting(
                    path,
                    sentence("`{field}` is a number and has `options` or `many`", field=field.id),
                )
            if isinstance(default, bool | str):
                yield _unfitting(
                    at,
                    sentence("`{field}` is a number", field=field.id),
                    sentence("Write one as its default."),
                )
        elif default is not None:
            yield from unknown(
                sentence("value of `{field}`", field=field.id),
                [(at, default)],
                profile_values(field),
            )


def _not_a_part(rubric: Rubric, path: Path_, field: ProfileField) -> Iterator[Finding]:
    """A part is counted of another number of the profile, which is whole."""
    if field.part_of and field.type != "number":
        yield _unfitting(path, sentence("`{field}` is no number", field=field.id))
    elif field.part_of:
        whole = [f.id for f in rubric.profile if f.type == "number" and not f.part_of]
        yield from unknown(sentence("number of the profile"), [(path, field.part_of)], whole)


def idle_conditions(rubric: Rubric) -> Iterator[Finding]:
    """A profile condition lets teams in and leaves teams out."""
    fields = {field.id: field for field in rubric.profile}
    for condition in _conditions(rubric):
        field = fields.get(condition.field)
        whom = field and _let_in(condition.wanted, field)
        if whom:
            yield Finding(
                rule="idle-condition",
                message=sentence(
                    "the condition on `{field}` lets {whom} into {owner}",
                    field=condition.field,
                    whom=whom,
                    owner=condition.owner,
                ),
                hint=sentence("Name the values for which it applies, or drop the condition."),
                path=condition.path,
            )


def _let_in(wanted: FieldCondition, field: ProfileField) -> str | None:
    """Return whom a condition lets in, if it parts no teams."""
    if isinstance(wanted, NumberRange):
        return sentence("every team") if wanted.min is None and wanted.max is None else None
    if not wanted:
        return sentence("no team")
    return (
        sentence("every team")
        if not field.many and set(profile_values(field)) == set(wanted)
        else None
    )


def _unfit(condition: _Condition, field: ProfileField) -> Iterator[Finding]:
    path, wanted = condition.path, condition.wanted
    if isinstance(wanted, NumberRange) != (field.type == "number"):
        number = field.type == "number"
        yield _unfitting(
            path,
            sentence("`{field}` is a number", field=field.id)
            if number
            else sentence("`{field}` is no number", field=field.id),
            sentence("Write a range, such as `{{min: 2}}`.")
            if number
            else sentence("Write a list of its values."),
        )
    elif not isinstance(wanted, NumberRange):
        yield from unknown("value", items(path, wanted), profile_values(field))
    elif wanted.min is not None and wanted.max is not None and wanted.min > wanted.max:
        yield _unfitting(
            path, sentence("no number is from {min:g} to {max:g}", min=wanted.min, max=wanted.max)
        )


def _misplaced(path: Path_, applies_when: AppliesWhen) -> Iterator[Finding]:
    """Yield alternatives that stand outside `any`, and what stands there beside them."""
    for field, wanted in applies_when.items():
        if isinstance(wanted, NumberRange):
            if field == ANY:
                yield _unfitting((*path, field), sentence("`any` is no number"), _ALTERNATIVES)
            continue
        for index, value in enumerate(wanted):
            if isinstance(value, dict) != (field == ANY):
                kind = "a condition" if isinstance(value, dict) else "a value"
                yield _unfitting((*path, field, index), f"`{field}` holds {kind}", _ALTERNATIVES)


def _conditions(rubric: Rubric) -> Iterator[_Condition]:
    """Yield every condition on a field, those of alternatives included."""
    for path, owner, applies_when in _written(rubric):
        for field, wanted in applies_when.items():
            if isinstance(wanted, NumberRange):
                if field != ANY:
                    yield _Condition((*path, field), owner, field, wanted)
                continue
            plain = tuple(value for value in wanted if not isinstance(value, dict))
            if field != ANY:
                yield _Condition((*path, field), owner, field, plain)
            for index, one in enumerate(wanted):
                if isinstance(one, dict):
                    at = (*path, field, index)
                    yield from (_Condition((*at, f), owner, f, w) for f, w in one.items())


def _written(rubric: Rubric) -> Iterator[tuple[Path_, str, AppliesWhen]]:
    """Yield every mapping of conditions: its path, for what it is, and the mapping."""
    for index, level in enumerate(rubric.levels):
        for place, feature in enumerate(level.features):
            path: Path_ = ("levels", index, "features", place, "applies_when")
            yield path, f"`{feature.id}`", feature.applies_when
    for at, rule in identified(rubric, "not_now"):
        yield (*at, "applies_when"), f"`{rule.id}`", rule.applies_when
    for at, wording in identified(rubric, "wording"):
        yield (*at, "applies_when"), f"`{wording.id}`", wording.applies_when
    for at, crosswalk in identified(rubric, "crosswalks"):
        yield (*at, "applies_when"), f"`{crosswalk.id}`", crosswalk.applies_when
    for at, practice in identified(rubric, "practices"):
        yield (*at, "applies_when"), f"`{practice.id}`", practice.applies_when
        for here, aid in each_aid(at, practice):
            yield (*here, "applies_when"), f"`{practice.id}`", aid.applies_when
        for place, criterion in enumerate(practice.criteria):
            here = (*at, "criteria", place)
            owner = f"`{practice.id}/{criterion.id}`"
            yield (*here, "applies_when"), owner, criterion.applies_when
            yield (*here, "demanded_when"), owner, criterion.demanded_when
            yield (*here, "urgent_when"), owner, criterion.urgent_when


def _unfitting(path: Path_, message: str, hint: str | None = None) -> Finding:
    return Finding(rule="unfit-condition", message=message, hint=hint, path=path)
