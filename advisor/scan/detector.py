"""Detectors: what to look for in a repository, and which criteria that speaks to.

They are data beside a rubric (`detectors/*.yaml`), so that its author can write and mend them.
"""

from dataclasses import field
from typing import Annotated, Any, Literal

from advisor.document.checked import Checked, CriterionRef, Frozen, Id, Text
from advisor.frozen import dataclass

State = Literal["supports", "contradicts", "dormant", "smell", "not-observable"]
Confidence = Literal["high", "medium", "low"]
Nature = Literal["any", "ml", "trains", "predicts", "prompts"]
Reach = Literal["file", "function", "reached", "tried", "project"]
_Count = Annotated[int, Checked("int_schema", strict=True, ge=1, le=1000)]
Where = dict[Id, Any]


@dataclass(frozen=True, kw_only=True)
class Clause(Frozen):
    """One question to the facts: their kind, and what their fields must hold.

    Of a clause that goes with what was found, `same` says how near: in the same file or function,
    in a file that it reaches, in one that a test tries, or anywhere in the project.
    """

    fact: Id
    where: Where = field(default_factory=dict)
    same: Reach = "file"
    at_least: _Count = 1


@dataclass(frozen=True, kw_only=True)
class Fixture(Frozen):
    """A small repository, and what its platforms exported: something is to be found, or nothing."""

    files: dict[Text, str] = field(default_factory=dict)
    hosting: str = ""
    mlflow: str = ""
    kubectl: str = ""


@dataclass(frozen=True, kw_only=True)
class Detector(Frozen):
    """A question to a repository's files, and what an answer shows of which criteria.

    What any clause of `find` matches is the evidence, where each clause of `along_with` and
    none of `without` matches too. `zones` are the places where that counts as practised; found
    elsewhere it lies dormant, and so it does where `in_use` asks for something and none of it
    matches. `needs` is the nature a project must have to be asked at all. `at` is a regular
    expression: where the nearest line above that it matches shows it better, that one is told;
    `line` is one for the first line of what was found itself, a file among it. Places whose path
    `prefer` matches are told before others. With `once_a_file` only the first place of a file is
    told, where the others say the same.
    """

    id: Id
    version: _Count = 1
    criteria: tuple[CriterionRef, ...]
    state: Literal["supports", "contradicts", "smell"] = "supports"
    confidence: Confidence = "medium"
    needs: Nature = "ml"
    zones: tuple[Id, ...] = ("active",)
    find: tuple[Clause, ...]
    along_with: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()
    in_use: tuple[Clause, ...] = ()
    once_a_file: bool = False
    at: Text | None = None
    line: Text | None = None
    prefer: Text | None = None
    shows: Text
    not_shown: Text
    seen_at: Text
    positive: tuple[Fixture, ...] = ()
    negative: tuple[Fixture, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Activity(Frozen):
    """Something a file or a command does, by which detectors ask: training, testing, deploying.

    A file does it where a clause of `files` matches in it, a command where one of `commands` does,
    or where it runs such a file.
    """

    id: Id
    files: tuple[Clause, ...] = ()
    commands: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DetectorFile(Frozen):
    """What one file under `detectors/` holds."""

    activities: tuple[Activity, ...] = ()
    detectors: tuple[Detector, ...] = ()
