"""A small repository with a team's answers in it, as an agent finds it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from advisor.mcp.agent_tools import AgentTools
from advisor.mcp.claim import Claim, Reference, Says
from advisor.mcp.evidence_folder import EvidenceFolder
from advisor.rubric.catalogue import load_rubric
from advisor.scan.document import load_proposals
from advisor.scan.proposal import Proposal
from tests.build import RUBRICS, answers_text

FACTS = RUBRICS / "facts.yaml"
SCRIPT = "release.model-release/by-a-script"
BACK = "release.model-release/one-action-back"
RELEASE = "#!/bin/sh\n\ninstall model-v3\n  --to production\n"
AGENT = "claude-code"


def tools(folder: Path, answers: Mapping[str, Any] | None = None) -> AgentTools:
    """Return the tools on a folder with a script, a picture and the answers given."""
    (folder / "ci").mkdir(exist_ok=True)
    (folder / "ci" / "release.sh").write_text(RELEASE, encoding="utf-8")
    (folder / "chart.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    file = folder / "team.json"
    file.write_text(answers_text(load_rubric(FACTS), answers or {}), encoding="utf-8")
    proposals = folder / "proposals.yaml"
    real = folder.resolve()
    root = EvidenceFolder(path=real, own=frozenset({real / file.name, real / proposals.name}))
    return AgentTools(answers=file, proposals=proposals, root=root, rubric=str(FACTS))


def claim(
    criterion: str = SCRIPT,
    *evidence: Reference,
    says: Says = "supports",
    reason: str = "The script installs a named version.",
) -> Claim:
    """Return a claim, shown by the script unless other evidence is given."""
    shown = evidence or (Reference(ref="ci/release.sh", start=3),)
    return Claim(criterion=criterion, says=says, reason=reason, evidence=shown)


def proposed(given: AgentTools) -> list[Proposal]:
    """Return what the file of proposals holds."""
    return [item for scan in load_proposals(str(given.proposals)) for item in scan.proposals]
