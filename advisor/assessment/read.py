"""A parsed answers file into an assessment, judged against its rubric.

Written by hand rather than with pydantic: half of what can be wrong depends on the rubric, and
`score` must not spend more time on loading a validator than on scoring.
"""

import re
from typing import Any

from advisor.assessment.model import (
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Assessment,
    Evidence,
    KpiValue,
    Planning,
    Target,
    Team,
)
from advisor.document.parse import Path_
from advisor.document.reader import Reader
from advisor.document.words import shorten
from advisor.rubric.model import Rubric
from advisor.rubric.profile import profile_values

_FIELDS = ("rubric", "team", "assessed_on", "answers", "kpis", "capacity", "target", "planning")
_ANSWER_FIELDS = ("level", "reason", "note", "evidence", "flag", "urgent")
_EVIDENCE_FIELDS = ("kind", "ref", "observed_on", "expires_on")
_WHOLE = 100.0
_LEVEL = "a level (a whole number), unknown or not_applicable"
_REFERENCE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*@[0-9]+")


def read_reference(reader: Reader) -> str | None:
    """Return the `id@major` of the rubric the file is for."""
    data = reader.document.data
    value = data.get("rubric") if isinstance(data, dict) else None
    reference = reader.text(value, ("rubric",))
    if reference and not _REFERENCE.fullmatch(reference):
        hint = "Write its id and major version, such as mlops-devops@1."
        reader.refuse(("rubric",), f"`{shorten(reference)}` does not name a rubric", hint)
        return None
    return reference


def read_assessment(reader: Reader, rubric: Rubric) -> Assessment | None:
    """Return the assessment, or None when the reader found problems."""
    data = reader.fields(reader.document.data, (), _FIELDS, ("rubric", "team", "assessed_on"))
    team = _team(reader, rubric, data.get("team"))
    day = reader.day(data.get("assessed_on"), ("assessed_on",))
    answers = _answers(reader, rubric, data.get("answers"))
    kpis = _kpis(reader, rubric, data.get("kpis"))
    capacity = _capacity(reader, rubric, data.get("capacity"))
    target = _target(reader, rubric, data.get("target"))
    planning = _planning(reader, data.get("planning"))
    if reader.problems or team is None or day is None:
        return None
    return Assessment(
        rubric=rubric.reference,
        team=team,
        assessed_on=day,
        answers=answers,
        kpis=kpis,
        capacity=capacity,
        target=target,
        planning=planning,
    )


def _team(reader: Reader, rubric: Rubric, value: Any) -> Team | None:
    if value is None:
        return None
    declared = {field.id: field for field in rubric.profile}
    data = reader.fields(value, ("team",), ("name", *declared), ("name",))
    name = reader.text(data.pop("name", None), ("team", "name"))
    profile = {}
    for key, item in data.items():
        if key in declared:
            valid = profile_values(declared[key])
            profile[key] = reader.one_of(item, ("team", key), valid, f"a value of `{key}`")
    return Team(name=name, profile=profile) if name else None


def _answers(reader: Reader, rubric: Rubric, value: Any) -> dict[str, Answer]:
    practices = {practice.id for practice in rubric.practices}
    found = {}
    for name, item in reader.mapping(value, ("answers",)).items():
        path = ("answers", name)
        reader.name(path, practices, "a practice of this rubric")
        found[name] = read_answer(reader, rubric, path, item)
    return found


def read_answer(reader: Reader, rubric: Rubric, path: Path_, value: Any) -> Answer:
    """Return the answer that stands at `path`, faults being noted by the reader."""
    if not isinstance(value, dict):
        answer = Answer(level=_level(reader, rubric, path, value))
    else:
        data = reader.fields(value, path, _ANSWER_FIELDS)
        evidence = reader.items(data.get("evidence"), (*path, "evidence"))
        read = (
            _evidence(reader, rubric, (*path, "evidence", index), item)
            for index, item in enumerate(evidence)
        )
        answer = Answer(
            level=_level(reader, rubric, (*path, "level"), data.get("level")),
            reason=reader.text(data.get("reason"), (*path, "reason")),
            note=reader.text(data.get("note"), (*path, "note")),
            evidence=tuple(item for item in read if item is not None),
            flag=reader.truth(data.get("flag"), (*path, "flag")) or False,
            urgent=reader.truth(data.get("urgent"), (*path, "urgent")) or False,
        )
    if answer.level == NOT_APPLICABLE and not answer.reason:
        reader.refuse(path, "not_applicable needs a reason", "Add `reason:` below `level:`.")
    if answer.reason and answer.level != NOT_APPLICABLE:
        reader.refuse((*path, "reason"), "a reason goes with not_applicable", "Use `note:`.")
    return answer


def _level(reader: Reader, rubric: Rubric, path: Path_, value: Any) -> int | str | None:
    if value in (None, UNKNOWN, NOT_APPLICABLE):
        return value  # type: ignore[no-any-return] # one of the three, as just tested
    if isinstance(value, bool) or not isinstance(value, int):
        reader.wrong(path, _LEVEL, value)
        return None
    if not 0 <= value <= rubric.top:
        hint = f"The levels of {rubric.reference} are 0 to {rubric.top}."
        reader.refuse(path, f"there is no level {value}", hint)
        return None
    return value


def _evidence(reader: Reader, rubric: Rubric, path: Path_, value: Any) -> Evidence | None:
    data = reader.fields(value, path, _EVIDENCE_FIELDS, ("kind", "ref"))
    kinds = [kind.id for kind in rubric.evidence_kinds]
    kind = reader.one_of(data.get("kind"), (*path, "kind"), kinds, "a kind of evidence")
    ref = reader.text(data.get("ref"), (*path, "ref"))
    observed = reader.day(data.get("observed_on"), (*path, "observed_on"))
    expires = reader.day(data.get("expires_on"), (*path, "expires_on"))
    if observed and expires and expires < observed:
        message = f"it expires on {expires}, before it was observed on {observed}"
        reader.refuse((*path, "expires_on"), message)
    if kind is None or ref is None:
        return None
    return Evidence(kind=kind, ref=ref, observed_on=observed, expires_on=expires)


def _kpis(reader: Reader, rubric: Rubric, value: Any) -> dict[str, KpiValue]:
    declared = [kpi.id for kpi in rubric.kpis]
    found = {}
    for name, item in reader.mapping(value, ("kpis",)).items():
        path = ("kpis", name)
        reader.name(path, declared, "a KPI of this rubric")
        data = reader.fields(item, path, ("current", "target"))
        found[name] = KpiValue(
            current=reader.number(data.get("current"), (*path, "current")),
            target=reader.number(data.get("target"), (*path, "target")),
        )
    return found


def _capacity(reader: Reader, rubric: Rubric, value: Any) -> dict[str, float]:
    roles = [role.id for role in rubric.roles]
    found = {}
    for name, item in reader.mapping(value, ("capacity",)).items():
        path = ("capacity", name)
        reader.name(path, roles, "a role of this rubric")
        full_time = reader.number(item, path, low=0)
        if full_time is not None:
            found[name] = full_time
    return found


def _target(reader: Reader, rubric: Rubric, value: Any) -> Target:
    data = reader.fields(value, ("target",), ("level", "by", "dimensions", "stages"))
    dimensions = [dimension.id for dimension in rubric.dimensions]
    stages = [stage.id for stage in rubric.stages]
    return Target(
        level=_target_level(reader, rubric, ("target", "level"), data.get("level")),
        by=reader.day(data.get("by"), ("target", "by")),
        dimensions=_parts(reader, rubric, ("target", "dimensions"), data, dimensions),
        stages=_parts(reader, rubric, ("target", "stages"), data, stages),
    )


def _target_level(reader: Reader, rubric: Rubric, path: Path_, value: Any) -> int | None:
    level = _level(reader, rubric, path, value)
    if isinstance(level, str):
        reader.wrong(path, "a level (a whole number)", level)
        return None
    return level


def _parts(
    reader: Reader, rubric: Rubric, path: Path_, data: dict[str, Any], declared: list[str]
) -> dict[str, int]:
    found = {}
    for name, item in reader.mapping(data.get(str(path[-1])), path).items():
        reader.name((*path, name), declared, f"one of the rubric's {path[-1]}")
        level = _target_level(reader, rubric, (*path, name), item)
        if level is not None:
            found[name] = level
    return found


def _planning(reader: Reader, value: Any) -> Planning:
    path = ("planning",)
    data = reader.fields(value, path, ("start", "share", "holidays", "parallel"))
    holidays = [
        reader.day(item, (*path, "holidays", index))
        for index, item in enumerate(reader.items(data.get("holidays"), (*path, "holidays")))
    ]
    share = reader.number(data.get("share"), (*path, "share"), low=1)
    if share is not None and share > _WHOLE:
        reader.refuse((*path, "share"), f"{share:g} is above {_WHOLE:g} percent")
    parallel = data.get("parallel")
    if parallel is not None and (isinstance(parallel, bool) or not isinstance(parallel, int)):
        reader.wrong((*path, "parallel"), "a whole number", parallel)
        parallel = None
    elif parallel is not None and parallel < 1:
        reader.refuse((*path, "parallel"), f"{parallel} is below 1")
    return Planning(
        start=reader.day(data.get("start"), (*path, "start")),
        share=_WHOLE if share is None else share,
        holidays=tuple(sorted({day for day in holidays if day})),
        parallel=parallel,
    )
