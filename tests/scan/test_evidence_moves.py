"""A claim goes with the file it rests on, and stays when that file has another name."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath

import pytest

from advisor.scan.detector import Detector
from advisor.scan.export_files import WithExports, exports_of
from advisor.scan.proposal import EXPORTED, Project
from advisor.scan.run import Scanned
from advisor.scan.source import InMemory
from tests.scan.shipped_detectors import shipped_detectors

_ANY = (Project(path="", trains=True, predicts=True, prompts=True),)
PARTS = 16  # of all fixtures, of which there are many
_WORKFLOW = re.compile(r"^\.github/workflows/([\w-]+)(\.ya?ml)$")
_COMPOSE = re.compile(r"^(docker-)?compose\.ya?ml$")
_MODULE = re.compile(r"^(?:[\w-]+/)*[a-z]\w*\.py$")
# Names by which a module is known as what it is.
_MEANT = re.compile(
    r"(?:^|/)(?:test_|conftest|setup|noxfile|tasks|dags?/|flows?/|__|locustfile|dodo|manage|main|app)"
)


def _with_fixtures() -> list[Detector]:
    return [detector for detector in shipped_detectors().detectors if detector.positive]


def _paths(files: Mapping[str, str], detector: Detector) -> set[str]:
    """Return where a detector finds something in use."""
    scanned = Scanned(InMemory(files), shipped_detectors(), projects=_ANY)
    return {m.fact.path for m in scanned.matches([detector]) if m.state == detector.state}


def _positives() -> Iterator[tuple[str, Detector, dict[str, str]]]:
    """Yield each fixture that is files alone by its name, with its detector."""
    for detector in _with_fixtures():
        for number, fixture in enumerate(detector.positive):
            if not (fixture.hosting or fixture.mlflow or fixture.kubectl):
                yield f"{detector.id}-{number + 1}", detector, dict(fixture.files)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_claim_goes_with_its_file_and_stays_under_another_name(part: int) -> None:
    staying, going, moved = [], [], 0
    for name, detector, files in islice(_positives(), part, None, PARTS):
        for path in _paths(files, detector):
            rest = {name: text for name, text in files.items() if name != path}
            staying += [name] * (path in _paths(rest, detector))
            renamed = _renamed(files, path)
            if renamed is not None:
                (new,) = renamed.keys() - files.keys()
                going += [name] * (new not in _paths(renamed, detector))
                moved += 1
    assert (staying, going) == ([], [])
    assert moved > 5


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


def test_what_was_exported_goes_with_its_file() -> None:
    for detector in _with_fixtures():
        for fixture in detector.positive:
            given = {
                kind: text
                for kind in ("hosting", "mlflow", "kubectl")
                if (text := getattr(fixture, kind))
            }
            if given:
                made = exports_of((kind, f"{kind}.json", text) for kind, text in given.items())
                source = WithExports(InMemory(fixture.files), made.texts)
                scanned = Scanned(source, shipped_detectors(), made.facts, projects=_ANY)
                found = [m for m in scanned.matches([detector]) if m.state == detector.state]
                assert {m.fact.path.startswith(EXPORTED) for m in found} == {True}
                assert not _paths(fixture.files, detector)
