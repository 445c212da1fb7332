"""The detectors beside a rubric, read and checked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from hashlib import sha256
from pathlib import Path

from advisor.document.fault_words import nearest
from advisor.document.parse import Document, Path_, parse_document
from advisor.document.presence import is_folder
from advisor.document.read import read_text
from advisor.errors import ContentError, InputError, Location, Problem
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.rubric.source import MAIN_FILE, shipped_folders
from advisor.scan.detector import Activity, Clause, Detector, DetectorFile
from advisor.scan.detector_cache import KeptDetectors, keep, key_of, literals_within, recall
from advisor.scan.match import MatcherError
from advisor.scan.table import Question
from advisor.translation import sentence

FOLDER = "detectors"
_IF_EMPTY = sentence("Write `detectors:` with a list below it, as docs/detectors.md shows.")


@dataclass(frozen=True, kw_only=True, eq=False)
class Detectors:
    """All detectors of a rubric, with the activities they speak of and a digest of their files.

    `places` says where each detector is written.
    """

    activities: tuple[Activity, ...]
    detectors: tuple[Detector, ...]
    sha256: str
    places: Mapping[str, Location] = field(default_factory=dict)


def load_detectors(folder: Path, rubric: Rubric) -> Detectors:
    """Read the detectors that lie beside a rubric's files.

    Raises InputError where there are none, ContentError with every fault found.
    """
    texts = detector_texts(folder)
    if not texts:
        raise InputError(
            sentence(
                "the rubric `{id}` has no detectors, so there is nothing to scan for", id=rubric.id
            ),
            hint=sentence("Add them as docs/detectors.md shows, or scan with the shipped rubric."),
        )
    documents = {
        path: parse_document(t, file=str(path), if_empty=_IF_EMPTY) for path, t in texts.items()
    }
    files = {path: _read(document) for path, document in documents.items()}
    problems = [p for d in documents.values() for p in d.problems]
    problems += _faults(files, documents, rubric)
    if problems:
        raise ContentError.of(problems)
    digest = sha256("\0".join(f"{path.name}\0{text}" for path, text in texts.items()).encode())
    return Detectors(
        activities=tuple(a for file in files.values() for a in file.activities),
        detectors=tuple(d for file in files.values() for d in file.detectors),
        sha256=digest.hexdigest(),
        places={
            detector.id: documents[path].locate(("detectors", index))
            for path, file in files.items()
            for index, detector in enumerate(file.detectors)
        },
    )


def detector_texts(folder: Path) -> dict[Path, str]:
    """Return the texts of the detector files beside a rubric, by path, in order."""
    if not is_folder(folder / FOLDER):
        return {}
    return {path: read_text(path) for path in sorted((folder / FOLDER).glob("*.yaml"))}


def _read(document: Document) -> DetectorFile:
    from advisor.document.validate import validate  # noqa: PLC0415 pydantic is slow to load

    return validate(
        DetectorFile, document.data, locate=document.locate, mark=document.mark, earlier=()
    )


def _faults(
    files: Mapping[Path, DetectorFile], documents: Mapping[Path, Document], rubric: Rubric
) -> Iterator[Problem]:
    """Yield what is wrong though well formed: unknown names, an id that stands twice."""
    known = {f"{p.id}/{c.id}" for p in rubric.practices for c in p.criteria}
    seen: set[str] = set()
    for path, file in files.items():
        locate = documents[path].locate
        for index, detector in enumerate(file.detectors):
            here: Path_ = ("detectors", index)
            if detector.id in seen:
                yield Problem(
                    message=sentence("the detector `{id}` stands twice", id=detector.id),
                    hint=sentence("Give one of them another id."),
                    location=locate((*here, "id")),
                )
            seen.add(detector.id)
            for number, criterion in enumerate(detector.criteria):
                if criterion not in known:
                    yield Problem(
                        message=sentence(
                            "there is no criterion `{criterion}` in this rubric",
                            criterion=criterion,
                        ),
                        hint=nearest(criterion, known),
                        location=locate((*here, "criteria", number)),
                    )
            for name in ("at", "line", "prefer"):
                yield from _pattern(getattr(detector, name), documents[path], (*here, name))
            for name in ("find", "along_with", "without", "in_use"):
                yield from _clauses(getattr(detector, name), documents[path], (*here, name))
        for index, activity in enumerate(file.activities):
            for name in ("files", "commands", "without"):
                at: Path_ = ("activities", index, name)
                yield from _clauses(getattr(activity, name), documents[path], at)


def _pattern(written: str | None, document: Document, at: Path_) -> Iterator[Problem]:
    try:
        re.compile(written or "")
    except re.error as error:
        yield Problem(
            message=sentence("the regular expression cannot be read: {error}", error=error),
            location=document.locate(at),
        )


def _clauses(clauses: Iterable[Clause], document: Document, at: Path_) -> Iterator[Problem]:
    for index, clause in enumerate(clauses):
        try:
            Question(clause)
        except MatcherError as error:
            yield Problem(
                message=str(error),
                hint=sentence(
                    "docs/detectors.md lists the kinds of facts, their fields and the matchers."
                ),
                location=document.locate((*at, index)),
            )


def rubric_detectors(source: str | None, rubric: Rubric) -> Detectors:
    """Return the detectors of the rubric that `--rubric` names, those it extends included.

    Raises InputError where there are none, ContentError with every fault found.
    """
    folders = _folders(source, rubric)
    loaded = [load_detectors(f, rubric) for f in folders if detector_texts(f)]
    if not loaded:
        return load_detectors(folders[-1] if folders else Path(), rubric)
    return Detectors(
        activities=tuple(a for one in loaded for a in one.activities),
        detectors=tuple(d for one in loaded for d in one.detectors),
        sha256=sha256("".join(one.sha256 for one in loaded).encode()).hexdigest(),
        places={name: place for one in loaded for name, place in one.places.items()},
    )


def scanning_detectors(source: str | None, rubric: Rubric) -> Detectors:
    """Return the same detectors without fixtures and places, which no scan asks for.

    They are taken from the cache where they were read before. Raises as `rubric_detectors` does.
    """
    texts = {p: t for f in _folders(source, rubric) for p, t in detector_texts(f).items()}
    key = key_of(texts, rubric)
    kept = recall(key)
    if kept is None:
        read = rubric_detectors(source, rubric)
        bare = tuple(replace(d, positive=(), negative=()) for d in read.detectors)
        kept = KeptDetectors(
            activities=read.activities,
            detectors=bare,
            sha256=read.sha256,
            literals=literals_within(read.activities, bare),
        )
        keep(key, kept)
    return Detectors(activities=kept.activities, detectors=kept.detectors, sha256=kept.sha256)


def _folders(source: str | None, rubric: Rubric) -> list[Path]:
    """Return where the detectors of a rubric lie, those of the one it extends first."""
    shipped = shipped_folders()
    if source is not None and is_folder(Path(source)):
        return [*_extended(Path(source), shipped), Path(source)]
    return [shipped[rubric.id]] if rubric.id in shipped else []


def _extended(folder: Path, shipped: Mapping[str, Path]) -> list[Path]:
    """Return the folder of the shipped rubric that the one in `folder` extends, if it does."""
    main = folder / MAIN_FILE
    data = parse_document(read_text(main), file=str(main)).data
    extends = str(data.get("extends", "")).partition("@")[0] if isinstance(data, dict) else ""
    return [shipped[extends]] if extends in shipped else []
