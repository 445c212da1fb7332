"""A claim goes with the file it rests on, and stays when that file has another name."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import pytest

from advisor.rubric.catalogue import find_rubric
from advisor.scan.detector import Detector
from advisor.scan.export_files import WithExports, exports_of
from advisor.scan.load import rubric_detectors
from advisor.scan.proposal import EXPORTED, Project
from advisor.scan.run import Scanned
from advisor.scan.source import InMemory

_DETECTORS = rubric_detectors(None, find_rubric())
_ANY = (Project(path="", trains=True, predicts=True, prompts=True),)
_WITH_FIXTURES = [d for d in _DETECTORS.detectors if d.positive]
_WORKFLOW = re.compile(r"^\.github/workflows/([\w-]+)(\.ya?ml)$")
_COMPOSE = re.compile(r"^(docker-)?compose\.ya?ml$")
_MODULE = re.compile(r"^(?:[\w-]+/)*[a-z]\w*\.py$")
# Names by which a module is known as what it is.
_MEANT = re.compile(
    r"(?:^|/)(?:test_|conftest|setup|noxfile|tasks|dags?/|flows?/|__|locustfile|dodo|manage|main|app)"
)


def _paths(files: Mapping[str, str], detector: Detector) -> set[str]:
    """Return where a detector finds something in use."""
    scanned = Scanned(InMemory(files), _DETECTORS, projects=_ANY)
    return {m.fact.path for m in scanned.matches([detector]) if m.state == detector.state}


def _positives() -> Iterator[object]:
    for detector in _WITH_FIXTURES:
        for number, fixture in enumerate(detector.positive):
            if not (fixture.hosting or fixture.mlflow or fixture.kubectl):
                name = f"{detector.id}-{number + 1}"
                yield pytest.param(detector, dict(fixture.files), id=name)


@pytest.mark.parametrize(("detector", "files"), list(_positives()))
def test_without_its_file_a_claim_is_gone(detector: Detector, files: dict[str, str]) -> None:
    for path in _paths(files, detector):
        rest = {name: text for name, text in files.items() if name != path}
        assert path not in _paths(rest, detector)


def _renamed(files: Mapping[str, str], path: str) -> dict[str, str] | None:
    """Return the files with `path` under another name of its kind, all that name it following."""
    if match := _WORKFLOW.match(path):
        new = f".github/workflows/{match[1]}-2{match[2]}"
    elif _COMPOSE.match(path):
        new = "docker-compose.yml" if path != "docker-compose.yml" else "compose.yaml"
    elif _MODULE.match(path) and not _MEANT.search(path):
        new = str(PurePosixPath(path).with_stem(PurePosixPath(path).stem + "_two"))
    else:
        return None
    return {
        new if name == path else name: _following(text, path, new) for name, text in files.items()
    }


def _following(text: str, path: str, new: str) -> str:
    """Return text that names a file, or imports it as a module, with the new name."""
    text = text.replace(path, new)
    if not path.endswith(".py"):
        return text
    parts = path.removesuffix(".py").split("/")
    stem = PurePosixPath(new).stem
    for start in range(len(parts)):
        module = re.escape(".".join(parts[start:]))
        renamed = ".".join((*parts[start:-1], stem))
        text = re.sub(rf"(?m)(^(?:from|import) |-m ){module}\b", rf"\g<1>{renamed}", text)
        if package := ".".join(parts[start:-1]):
            text = text.replace(
                f"from {package} import {parts[-1]}", f"from {package} import {stem}"
            )
    return text


@pytest.mark.parametrize(("detector", "files"), list(_positives()))
def test_under_another_name_a_claim_stays(detector: Detector, files: dict[str, str]) -> None:
    for path in _paths(files, detector):
        renamed = _renamed(files, path)
        if renamed is not None:
            (new,) = renamed.keys() - files.keys()
            assert new in _paths(renamed, detector)


def test_what_was_exported_goes_with_its_file() -> None:
    for detector in _WITH_FIXTURES:
        for fixture in detector.positive:
            given = {
                kind: text
                for kind in ("hosting", "mlflow", "kubectl")
                if (text := getattr(fixture, kind))
            }
            if given:
                made = exports_of((kind, f"{kind}.json", text) for kind, text in given.items())
                source = WithExports(InMemory(fixture.files), made.texts)
                scanned = Scanned(source, _DETECTORS, made.facts, projects=_ANY)
                found = [m for m in scanned.matches([detector]) if m.state == detector.state]
                assert {m.fact.path.startswith(EXPORTED) for m in found} == {True}
                assert not _paths(fixture.files, detector)
