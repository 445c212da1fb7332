"""Repositories scanned, one or many, each to its proposals."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date

from advisor.assessment.model import Assessment
from advisor.document.read import read_text
from advisor.errors import InputError, UsageError
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.scan.beside_answers import Stale, stale_evidence
from advisor.scan.export_files import Exports, WithExports
from advisor.scan.load import Detectors
from advisor.scan.proposal import Proposal, Scan, Skipped
from advisor.scan.repository import Repository, open_repository
from advisor.scan.run import Scanned, propose
from advisor.scan.suppression import AfterSuppression, read_suppressions, suppress
from advisor.translation import sentence

_MOST_PROCESSES = 8


@dataclass(frozen=True, kw_only=True, eq=False)
class ScanOptions:
    """How to scan: which state, which project, what was exported from platforms, and as of when.

    The evidence of an `assessment` is looked for again.
    """

    commit: str | None = None
    project: str | None = None
    exported: Exports = Exports()
    assessment: Assessment | None = None
    today: date


def listed_places(source: str) -> tuple[str, ...]:
    """Return the repositories that a file names, one a line; `#` begins a remark.

    Raises InputError when it cannot be read or names none.
    """
    lines = (line.partition(" #")[0].strip() for line in read_text(source).splitlines())
    places = tuple(line for line in lines if line and not line.startswith("#"))
    if not places:
        raise InputError(
            sentence("{source} names no repository", source=source),
            hint=sentence("Write one path on each line."),
        )
    return places


def scan_repository(
    place: str, detectors: Detectors, rubric: Rubric, options: ScanOptions
) -> tuple[Scan, tuple[Stale, ...]]:
    """Scan one repository, and tell what evidence of the answers is no longer where it was.

    Raises InputError when it cannot be opened.
    """
    with open_repository(place, commit=options.commit) as source:
        scan = _scan(place, source, detectors, rubric, options)
        answers = options.assessment
        return scan, () if answers is None else tuple(stale_evidence(source, answers))


def _scan(
    place: str, source: Repository, detectors: Detectors, rubric: Rubric, options: ScanOptions
) -> Scan:
    read = WithExports(source, options.exported.texts)
    scanned = Scanned(read, detectors, options.exported.facts)
    made = propose(scanned, detectors, rubric)
    projects = scanned.projects
    if options.project is not None:
        wanted = options.project.strip("/").removeprefix("./")
        known = [project.path for project in projects]
        if wanted not in known:
            raise UsageError(
                sentence("there is no project `{wanted}` in {place}", wanted=wanted, place=place),
                hint=sentence(
                    "It has {names}.",
                    names=", ".join(name or sentence("(the repository)") for name in known),
                ),
            )
        projects = tuple(p for p in projects if p.path == wanted)
        made = tuple(p for p in made if p.project == wanted)
    after = suppress(made, read_suppressions(source), options.today)
    return Scan(
        repository=source.name,
        commit=source.commit,
        changed=source.changed,
        rubric=rubric.reference,
        files=len(source.paths),
        detectors_sha256=detectors.sha256,
        projects=projects,
        proposals=after.proposals,
        suppressed=after.suppressed,
        skipped=tuple(Skipped(path=path, reason=reason) for path, reason in source.skipped),
        remarks=tuple(_remarks(after)),
    )


def _remarks(after: AfterSuppression) -> Iterable[str]:
    for entry in after.expired:
        yield sentence(
            "put aside until {until} only, and counts again: {fingerprint}",
            until=entry.until,
            fingerprint=entry.fingerprint,
        )
    for entry in after.unmatched:
        yield sentence(
            "put aside, and no longer found: {fingerprint} ({reason})",
            fingerprint=entry.fingerprint,
            reason=entry.reason,
        )


def scan_all(
    places: Sequence[str], detectors: Detectors, rubric: Rubric, options: ScanOptions
) -> list[tuple[Scan, tuple[Stale, ...]]]:
    """Scan repositories, several at a time, in the order given.

    Of many, one that cannot be opened is told among the remarks of an empty scan; if it is the
    only one, InputError is raised.
    """
    if len(places) == 1:
        return [scan_repository(places[0], detectors, rubric, options)]
    with ProcessPoolExecutor(max_workers=min(_MOST_PROCESSES, len(places))) as pool:
        tasks = [pool.submit(_scan_only, place, detectors, rubric, options) for place in places]
        scans = [task.result() for task in tasks]
    if not any(scan.files for scan in scans):
        raise InputError(
            sentence("none of these repositories can be read"), hint=scans[0].remarks[0]
        )
    return [(scan, ()) for scan in scans]


def _scan_only(place: str, detectors: Detectors, rubric: Rubric, options: ScanOptions) -> Scan:
    try:
        return scan_repository(place, detectors, rubric, options)[0]
    except InputError as error:
        return replace(_nothing(place, detectors, rubric), remarks=(str(error),))


def _nothing(place: str, detectors: Detectors, rubric: Rubric) -> Scan:
    none: tuple[Proposal, ...] = ()
    return Scan(
        repository=place,
        commit=None,
        changed=False,
        rubric=rubric.reference,
        files=0,
        detectors_sha256=detectors.sha256,
        projects=(),
        proposals=none,
    )
