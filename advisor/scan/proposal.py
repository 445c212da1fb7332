"""What a scan or an agent proposes: of each criterion what shows it, and where."""

from hashlib import sha256
from typing import Literal

from advisor.document.checked import CriterionRef, Frozen
from advisor.frozen import dataclass
from advisor.scan.detector import Confidence, State

# Why what was found is no practice of today, or is trusted less.
Reason = Literal[
    "template",
    "example",
    "seed",
    "abandoned",
    "notebook",
    "unused",
    "missing",
    "off-by-default",
    "switched-off",
    "tool",
    "swallowed",
    "several-places",
    "one-place",
    "state-outside",
    "contradicted",
    "exported",
    "agent",
]
FIRST_LINE = (
    "# Proposals of `advisor scan`: what a repository shows. Nothing here is an answer yet."
)
"""How a file of proposals begins, by which it is known as one."""
AGENTS_LINE = "# What names an `agent` is what that agent says, at places that were looked up."
EXPORTED = "export:"
"""How the path of what a platform exported begins, before the name of the file."""
SeenIn = Literal["files", "hosting", "platform", "record"]
Taken = Literal["met", "evidence", "unmet", "nothing"]
"""What a proposal that is taken makes of an answer."""


@dataclass(frozen=True, kw_only=True)
class EvidencePlace(Frozen):
    """One place that speaks to a criterion; lines count from 1, digests are SHA-256 in hex.

    `snippet` is what stands there, `sha256` its digest; `file_sha256` is that of the whole file.
    What a scan found names its `detector`; what an agent did has none, and may be a link or a
    file as a whole, of which `line` is 0, and of another `kind` of evidence than an artifact.
    """

    path: str
    line: int
    end_line: int
    snippet: str
    sha256: str
    file_sha256: str
    detector: str | None = None
    detector_version: int | None = None
    fingerprint: str
    state: State
    reason: Reason | None = None
    shows: str = ""
    kind: str | None = None

    @property
    def reference(self) -> str:
        """Return the place as a person writes it: ``path:line``, or what is meant as a whole."""
        return f"{self.path}:{self.line}" if self.line else self.path


def fingerprint(detector: str, path: str, snippet: str) -> str:
    """Return what stays the same while the matched text moves within its file."""
    text = " ".join(snippet.split())
    told = f"{detector}\0{path}\0{text}".encode("utf-8", "surrogatepass")
    return sha256(told).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Trust(Frozen):
    """How far a proposal is to be trusted, and why no further."""

    level: Confidence
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rejection(Frozen):
    """That somebody looked at a proposal and will not take it, and why."""

    reason: str
    by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Proposal(Frozen):
    """What the files, or an `agent`, say of one criterion in one project.

    `not_shown` says what they leave open, `seen_at` where that would be seen. A proposal that
    nothing can be observed of has no findings. One that is `rejected` stays, and counts no more;
    of what took the place of such a one, `rejected_before` are the fingerprints it had.
    """

    criterion: CriterionRef
    project: str
    agent: str | None = None
    state: State
    seen_in: SeenIn
    confidence: Trust | None = None
    findings: tuple[EvidencePlace, ...] = ()
    more: int = 0
    not_shown: tuple[str, ...] = ()
    seen_at: tuple[str, ...] = ()
    rejected: Rejection | None = None
    rejected_before: tuple[str, ...] = ()

    @property
    def is_against(self) -> bool:
        """Tell whether it speaks against its criterion: contradicted, or switched off."""
        off = any(finding.reason == "switched-off" for finding in self.findings)
        return self.state == "contradicts" or (self.state == "dormant" and off)


@dataclass(frozen=True, kw_only=True)
class Project(Frozen):
    """A part of a repository that is judged for itself; '' is the repository as a whole."""

    path: str
    trains: bool = False
    predicts: bool = False
    prompts: bool = False
    tool: bool = False

    @property
    def has_model(self) -> bool:
        """Tell whether models are trained, used or prompted here."""
        return self.trains or self.predicts or self.prompts


@dataclass(frozen=True, kw_only=True)
class Skipped(Frozen):
    """A file that was not read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Suppressed(Frozen):
    """A finding that somebody has judged and put aside."""

    criterion: str
    finding: EvidencePlace
    why: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Scan(Frozen):
    """All that was proposed from one repository at one state.

    What agents propose stands in one of its own, since it is no scan's; `repository` is there the
    folder that their paths begin in.
    """

    repository: str
    commit: str | None
    changed: bool
    rubric: str
    files: int
    detectors_sha256: str
    projects: tuple[Project, ...]
    proposals: tuple[Proposal, ...]
    suppressed: tuple[Suppressed, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def of_agents(self) -> bool:
        """Tell whether agents proposed this, and no scan."""
        return bool(self.proposals) and all(item.agent for item in self.proposals)
