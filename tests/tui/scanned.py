"""A file of proposals, as a scan would have written it."""

from pathlib import Path

from advisor.scan.detector import State
from advisor.scan.document import proposals_text
from advisor.scan.proposal import EvidencePlace, Proposal, Scan, Trust

CODE = 'jobs:\n  test:\n    run: pytest "[red]"\x1b[31m\u202e'


def place(
    path: str = ".ci/release.yml", line: int = 12, state: State = "supports"
) -> EvidencePlace:
    """Return a place whose text tries to be markup and control codes."""
    return EvidencePlace(
        path=path,
        line=line,
        end_line=line + 2,
        snippet=CODE,
        sha256="ab" * 32,
        file_sha256="cd" * 32,
        detector="release-by-script",
        detector_version=1,
        fingerprint=f"{path}:{state}",
        state=state,
        reason="swallowed" if state == "contradicts" else None,
        shows="A job installs the pipeline.",
    )


def proposal(criterion: str, state: State = "supports", places: int = 1) -> Proposal:
    """Return a proposal for a criterion, found at so many places."""
    found = tuple(place(f".ci/{n}.yml", 12 + n, state) for n in range(places))
    return Proposal(
        criterion=criterion,
        project="",
        state=state,
        seen_in="files",
        confidence=Trust(level="medium", reasons=("one-place", "state-outside")),
        findings=found,
        not_shown=("Whether the job ran lately.",),
        seen_at=("The runs of the workflow at the code host.",),
    )


def scan(*proposals: Proposal, repository: str = "churn-service") -> Scan:
    """Return a scan of one repository at a commit."""
    return Scan(
        repository=repository,
        commit="0123456789abcdef0123456789abcdef01234567",
        changed=False,
        rubric="delivery@1",
        files=14,
        detectors_sha256="0",
        projects=(),
        proposals=proposals,
    )


def write(path: Path, *proposals: Proposal) -> Path:
    """Write a file of proposals and return its path."""
    path.write_text(proposals_text((scan(*proposals),)), encoding="utf-8")
    return path


def write_some(path: Path) -> Path:
    """Write proposals for the delivery rubric, shown and contradicted ones."""
    return write(
        path,
        proposal("release.code-release/level-1"),
        proposal("release.pipeline-release/level-1", "contradicts", places=5),
        proposal("watching.drift/level-1", "dormant", places=2),
    )
