"""What two assessments differ in, part by part, so that a change can be made, undone and merged.

A part is the smallest piece that counts as one: an answer, a profile field, a KPI, a role's
capacity, a level of the target or its date, a field of planning. Its path is where it stands in an
answers file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from advisor.assessment.model import Answer, Assessment, Planning, Target, Team

Part = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One part before and after; None is a part that is not there."""

    part: Part
    before: Any
    after: Any

    @property
    def reverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(part=self.part, before=self.after, after=self.before)


def parts(assessment: Assessment) -> dict[Part, Any]:
    """Return every part that is there."""
    found: dict[Part, Any] = {
        ("assessed_on",): assessment.assessed_on,
        ("team", "name"): assessment.team.name,
    }
    for section in ("profile", "answers", "kpis", "capacity"):
        above = "team" if section == "profile" else section
        holder = assessment.team if section == "profile" else assessment
        for name, value in getattr(holder, section).items():
            found[(above, name)] = value
    for name in ("level", "by"):
        value = getattr(assessment.target, name)
        if value is not None:
            found[("target", name)] = value
    for section in ("dimensions", "stages"):
        for name, level in getattr(assessment.target, section).items():
            found[("target", section, name)] = level
    for field in fields(Planning):
        value = getattr(assessment.planning, field.name)
        if value != field.default:
            found[("planning", field.name)] = value
    return found


def changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """Return what differs; a practice left open and one that is not there are the same."""
    old, new = parts(before), parts(after)
    return tuple(
        Change(part=part, before=old.get(part), after=new.get(part))
        for part in {**old, **new}
        if not same(old.get(part), new.get(part))
    )


def same(one: Any, other: Any) -> bool:
    """Tell whether two values of a part mean the same."""
    if one is other:
        return True
    if isinstance(one, Answer) or isinstance(other, Answer):
        return bool((one or Answer()) == (other or Answer()))
    return type(one) is type(other) and bool(one == other)


def changed(assessment: Assessment, made: Iterable[Change]) -> Assessment:
    """Return the assessment after some changes."""
    for change in made:
        assessment = _with(assessment, change.part, change.after)
    return assessment


def _with(assessment: Assessment, part: Part, value: Any) -> Assessment:
    section, name = part[0], part[-1]
    if section == "assessed_on":
        return replace(assessment, assessed_on=value)
    if section == "team":
        return replace(assessment, team=_team(assessment.team, name, value))
    if section == "target":
        return replace(assessment, target=_target(assessment.target, part[1:], value))
    if section == "planning":
        given = {name: getattr(Planning(), name) if value is None else value}
        return replace(assessment, planning=replace(assessment.planning, **given))
    found: Mapping[str, Any] = {section: _put(getattr(assessment, section), name, value)}
    return replace(assessment, **found)


def _team(team: Team, name: str, value: Any) -> Team:
    if name == "name":
        return replace(team, name=value)
    return Team(name=team.name, profile=_put(team.profile, name, value))


def _target(target: Target, part: Part, value: Any) -> Target:
    if len(part) > 1:
        value = _put(getattr(target, part[0]), part[1], value)
    return replace(target, **{part[0]: value})


def _put(found: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    kept = dict(found)
    if value is None:
        kept.pop(name, None)
    else:
        kept[name] = value
    return kept
