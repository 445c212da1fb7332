"""A parsed answers file into an assessment, judged against its rubric.

Written by hand rather than with pydantic: half of what can be wrong depends on the rubric, and
`score` must not spend more time on loading a validator than on scoring.
"""

import re
from collections.abc import Collection
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
from advisor.assessment.valid_names import Known, known_of
from advisor.document.parse import Path_
from advisor.document.reader import Reader
from advisor.document.share import number_of
from advisor.document.words import shorten
from advisor.rubric.model import PERCENT, Rubric

_FIELDS = ("rubric", "team", "assessed_on", "answers", "kpis", "capacity", "target", "planning")
_REQUIRED = {
    "rubric": "mlops-devops@1",
    "team": "{name: Churn prediction}",
    "assessed_on": "2026-01-31",
}
_ANSWER_FIELDS = ("level", "reason", "note", "evidence", "flag", "urgent")
_EVIDENCE_FIELDS = ("kind", "ref", "observed_on", "expires_on")
_EVIDENCE_REQUIRED = {"kind": "artifact", "ref": "where to find it"}
_SHOW = "To see what there is: advisor rubric show."
_STEPS = "`advisor plan --format csv` lists the steps' ids."
_PLANNING = ("start", "share", "holidays", "parallel", "exclude", "done")
_WHOLE = 100.0
_LEVEL = "a level (a whole number)"
_OR_WORDS = ", unknown or not_applicable"
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


def read_assessment(reader: Reader, rubric: Rubric | None) -> Assessment | None:
    """Return the assessment, or None when the reader found problems.

    Without a rubric only what needs none is judged, and nothing is returned.
    """
    known = known_of(rubric)
    data = reader.fields(reader.document.data, (), _FIELDS, _REQUIRED)
    team = _team(reader, known, data.get("team"))
    day = reader.day(data.get("assessed_on"), ("assessed_on",))
    answers = _answers(reader, known, data.get("answers"))
    kpis = _kpis(reader, known, data.get("kpis"))
    capacity = _capacity(reader, known, data.get("capacity"))
    target = _target(reader, known, data.get("target"))
    planning = _planning(reader, known, data.get("planning"))
    if reader.problems or rubric is None or team is None or day is None:
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


def _team(reader: Reader, known: Known, value: Any) -> Team | None:
    if value is None:
        return None
    declared = known.profile
    fields = None if declared is None else ("name", *declared)
    data = reader.fields(value, ("team",), fields, {"name": "Churn prediction"})
    name = reader.text(data.pop("name", None), ("team", "name"))
    profile = {
        key: reader.one_of(item, ("team", key), declared[key], f"a value of `{key}`")
        for key, item in data.items()
        if declared is not None and key in declared
    }
    return Team(name=name, profile=profile) if name else None


def _answers(reader: Reader, known: Known, value: Any) -> dict[str, Answer]:
    found = {}
    for name, item in reader.mapping(value, ("answers",)).items():
        path = ("answers", name)
        reader.name(path, known.practices, "a practice of this rubric", _SHOW)
        found[name] = _answer(reader, known, path, item)
    return found


def read_answer(reader: Reader, rubric: Rubric, path: Path_, value: Any) -> Answer:
    """Return the answer that stands at `path`, faults being noted by the reader."""
    return _answer(reader, known_of(rubric), path, value)


def _answer(reader: Reader, known: Known, path: Path_, value: Any) -> Answer:
    if not isinstance(value, dict):
        answer = Answer(level=_level(reader, known, path, value))
    else:
        data = reader.fields(value, path, _ANSWER_FIELDS)
        evidence = reader.items(data.get("evidence"), (*path, "evidence"))
        read = (
            _evidence(reader, known, (*path, "evidence", index), item)
            for index, item in enumerate(evidence)
        )
        answer = Answer(
            level=_level(reader, known, (*path, "level"), data.get("level")),
            reason=reader.text(data.get("reason"), (*path, "reason")),
            note=reader.text(data.get("note"), (*path, "note")),
            evidence=tuple(item for item in read if item is not None),
            flag=reader.truth(data.get("flag"), (*path, "flag")) or False,
            urgent=reader.truth(data.get("urgent"), (*path, "urgent")) or False,
        )
    _reason(reader, path, answer)
    return answer


def _reason(reader: Reader, path: Path_, answer: Answer) -> None:
    """Note a reason that is missing or goes with another level."""
    if answer.level == NOT_APPLICABLE and not answer.reason and reader.usable((*path, "reason")):
        reader.refuse(path, "not_applicable needs a reason", "Add `reason:` below `level:`.")
    if answer.reason and answer.level != NOT_APPLICABLE and reader.usable((*path, "level")):
        reader.refuse((*path, "reason"), "a reason goes with not_applicable", "Use `note:`.")


def _level(
    reader: Reader, known: Known, path: Path_, value: Any, words: str = _OR_WORDS
) -> int | str | None:
    if value in (None, UNKNOWN, NOT_APPLICABLE):
        return value  # type: ignore[no-any-return] # one of the three, as just tested
    if isinstance(value, bool) or not isinstance(value, int):
        hint = _meant(reader, known, path, value) if words else None
        reader.wrong(path, f"{_LEVEL}{words}", value, hint or f"Write {known.levels}{words}.")
        return None
    if value < 0 or (known.top is not None and value > known.top):
        hint = f"The levels of {known.reference} are 0 to {known.top}."
        hint = "Levels count from 0." if known.top is None else hint
        reader.refuse(path, f"there is no level {value}", hint)
        return None
    return value


def _meant(reader: Reader, known: Known, path: Path_, value: Any) -> str | None:
    from advisor.assessment.answer_words import hint_for  # noqa: PLC0415 only an error needs it

    if not isinstance(value, str | bool):
        return None
    return hint_for(reader.document.mark(path).raw or str(value), top=known.top)


def _evidence(reader: Reader, known: Known, path: Path_, value: Any) -> Evidence | None:
    data = reader.fields(value, path, _EVIDENCE_FIELDS, _EVIDENCE_REQUIRED)
    kinds = known.evidence_kinds
    kind = reader.one_of(data.get("kind"), (*path, "kind"), kinds, "a kind of evidence")
    ref = reader.text(data.get("ref"), (*path, "ref"))
    observed = reader.day(data.get("observed_on"), (*path, "observed_on"))
    expires = reader.day(data.get("expires_on"), (*path, "expires_on"))
    if observed and expires and expires < observed:
        message = f"it expires on {expires}, before it was observed on {observed}"
        reader.refuse((*path, "expires_on"), message, "Correct one of the two dates.")
    if kind is None or ref is None:
        return None
    return Evidence(kind=kind, ref=ref, observed_on=observed, expires_on=expires)


def _kpis(reader: Reader, known: Known, value: Any) -> dict[str, KpiValue]:
    found = {}
    for name, item in reader.mapping(value, ("kpis",)).items():
        path = ("kpis", name)
        reader.name(path, known.kpis, "a KPI of this rubric", _SHOW)
        data = reader.fields(item, path, ("current", "target"))
        found[name] = KpiValue(
            current=_figure(reader, known, (*path, "current"), data.get("current")),
            target=_figure(reader, known, (*path, "target"), data.get("target")),
        )
    return found


def _figure(reader: Reader, known: Known, path: Path_, value: Any) -> float | None:
    kpi = (known.kpis or {}).get(str(path[1]))
    if isinstance(value, str) and (kpi is None or kpi.unit == PERCENT):
        number = number_of(value)
        value = value if number is None else number
    figure = reader.number(value, path)
    if figure is None or kpi is None:
        return figure
    low, high = kpi.limits
    hint = f"`{kpi.id}` is given in {kpi.unit}; write a number "
    if low is not None and figure < low:
        upper = "on" if high is None else f"to {high:g}"
        reader.refuse(path, f"{figure:g} is too low", f"{hint}from {low:g} {upper}.")
    if high is not None and figure > high:
        lower = "up" if low is None else f"from {low:g}"
        reader.refuse(path, f"{figure:g} is too high", f"{hint}{lower} to {high:g}.")
    return figure


def _capacity(reader: Reader, known: Known, value: Any) -> dict[str, float]:
    found = {}
    for name, item in reader.mapping(value, ("capacity",)).items():
        path = ("capacity", name)
        reader.name(path, known.roles, "a role of this rubric", _SHOW)
        full_time = reader.number(item, path, low=0)
        if full_time is not None:
            found[name] = full_time
    return found


def _target(reader: Reader, known: Known, value: Any) -> Target:
    data = reader.fields(value, ("target",), ("level", "by", "dimensions", "stages"))
    return Target(
        level=_target_level(reader, known, ("target", "level"), data.get("level")),
        by=reader.day(data.get("by"), ("target", "by")),
        dimensions=_parts(reader, known, ("target", "dimensions"), data, known.dimensions),
        stages=_parts(reader, known, ("target", "stages"), data, known.stages),
    )


def _target_level(reader: Reader, known: Known, path: Path_, value: Any) -> int | None:
    level = _level(reader, known, path, value, "")
    if isinstance(level, str):
        reader.wrong(path, _LEVEL, level, f"Write {known.levels}.")
        return None
    return level


def _parts(
    reader: Reader,
    known: Known,
    path: Path_,
    data: dict[str, Any],
    declared: Collection[str] | None,
) -> dict[str, int]:
    found = {}
    for name, item in reader.mapping(data.get(str(path[-1])), path).items():
        reader.name((*path, name), declared, f"one of the rubric's {path[-1]}", _SHOW)
        level = _target_level(reader, known, (*path, name), item)
        if level is not None:
            found[name] = level
    return found


def _planning(reader: Reader, known: Known, value: Any) -> Planning:
    path = ("planning",)
    data = reader.fields(value, path, _PLANNING)
    holidays = [
        reader.day(item, (*path, "holidays", index))
        for index, item in enumerate(reader.items(data.get("holidays"), (*path, "holidays")))
    ]
    share = reader.share(data.get("share"), (*path, "share"))
    parallel = data.get("parallel")
    if parallel is not None and (isinstance(parallel, bool) or not isinstance(parallel, int)):
        reader.wrong((*path, "parallel"), "a whole number", parallel)
        parallel = None
    elif parallel is not None and parallel < 1:
        reader.refuse((*path, "parallel"), f"{parallel} is below 1", "Write 1 or more.")
    exclude, done = (_steps(reader, known, data, name) for name in ("exclude", "done"))
    for name in set(exclude) & set(done):
        message = f"`{name}` is both done and left out"
        reader.refuse((*path, "exclude", exclude.index(name)), message, "Take one of them out.")
    return Planning(
        start=reader.day(data.get("start"), (*path, "start")),
        share=_WHOLE if share is None else share,
        holidays=tuple(sorted({day for day in holidays if day})),
        parallel=parallel,
        exclude=exclude,
        done=done,
    )


def _steps(reader: Reader, known: Known, data: dict[str, Any], name: str) -> tuple[str, ...]:
    path = ("planning", name)
    found: dict[str, None] = {}
    for index, item in enumerate(reader.items(data.get(name), path)):
        step = reader.text(item, (*path, index))
        if step and known.steps is not None and step not in known.steps:
            _unknown_step(reader, known, (*path, index), step)
        elif step:
            found[step] = None
    return tuple(found)


def _unknown_step(reader: Reader, known: Known, path: Path_, written: str) -> None:
    steps = known.steps_by_practice.get(written)
    if steps:
        message = f"`{shorten(written)}` is a practice, not a step"
        names = ", then ".join(f"`{step}`" for step in steps)
        many = "its steps are" if len(steps) > 1 else "its step is"
        reader.refuse(path, message, f"Name a step: {many} {names}.")
    else:
        reader.unknown(path, written, known.steps or (), "a step of this rubric", _STEPS)
