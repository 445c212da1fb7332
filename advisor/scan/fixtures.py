"""Whether detectors find what their own fixtures say they find, and nothing where they must not."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.scan.detector import Detector, Fixture
from advisor.scan.export_files import WithExports, exports_of
from advisor.scan.load import Detectors
from advisor.scan.proposal import Project
from advisor.scan.run import Scanned
from advisor.scan.source import InMemory
from advisor.translation import sentence

FEWEST_POSITIVE = 2
FEWEST_NEGATIVE = 3
_ANY_PROJECT = (Project(path="", trains=True, predicts=True, prompts=True),)


@dataclass(frozen=True, kw_only=True)
class FixtureFault:
    """What is wrong with a detector's fixtures; `number` counts from 0 among them."""

    detector: str
    kind: str
    number: int | None
    message: str


def fixture_faults(detectors: Detectors) -> Iterator[FixtureFault]:
    """Yield each fixture that a detector gets wrong, and each detector that has too few."""
    for detector in detectors.detectors:
        yield from _too_few(detector)
        for number, fixture in enumerate(detector.positive):
            if not _found(detectors, detector, fixture):
                yield FixtureFault(
                    detector=detector.id,
                    kind="positive",
                    number=number,
                    message=sentence(
                        "`{id}` finds nothing in its own positive fixture", id=detector.id
                    ),
                )
        for number, fixture in enumerate(detector.negative):
            if _found(detectors, detector, fixture):
                yield FixtureFault(
                    detector=detector.id,
                    kind="negative",
                    number=number,
                    message=sentence(
                        "`{id}` finds something in its negative fixture", id=detector.id
                    ),
                )


def _too_few(detector: Detector) -> Iterator[FixtureFault]:
    for kind, given, fewest in (
        ("positive", len(detector.positive), FEWEST_POSITIVE),
        ("negative", len(detector.negative), FEWEST_NEGATIVE),
    ):
        if given < fewest:
            yield FixtureFault(
                detector=detector.id,
                kind=kind,
                number=None,
                message=sentence(
                    "`{id}` has {given} {kind} fixtures, and needs {fewest}",
                    id=detector.id,
                    given=given,
                    kind=kind,
                    fewest=fewest,
                ),
            )


def _found(detectors: Detectors, detector: Detector, fixture: Fixture) -> bool:
    """Tell whether a detector counts something in a fixture, whatever else the project does."""
    given = {"hosting": fixture.hosting, "mlflow": fixture.mlflow, "kubectl": fixture.kubectl}
    exported = exports_of((kind, f"{kind}.json", text) for kind, text in given.items() if text)
    source = WithExports(InMemory(fixture.files), exported.texts)
    scanned = Scanned(source, detectors, exported.facts, projects=_ANY_PROJECT)
    return any(match.state == detector.state for match in scanned.matches([detector]))
