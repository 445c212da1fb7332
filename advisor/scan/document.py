"""Proposals as a file: what a scan writes, and what is read to take them over."""

from typing import Any

from advisor.document.checked import Frozen
from advisor.document.data import as_data
from advisor.document.emit import entry
from advisor.document.file_kind import refuse_other_data
from advisor.document.known_files import PROPOSALS
from advisor.document.parse import load_document
from advisor.errors import ContentError, Location
from advisor.frozen import dataclass
from advisor.scan.proposal import AGENTS_LINE, FIRST_LINE, Scan
from advisor.translation import sentence
from advisor.version import __version__

SCHEMA_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class ProposalsFile(Frozen):
    """What a file of proposals holds: the scans of one or several repositories."""

    proposals_version: int
    generator: str
    scans: tuple[Scan, ...]


def proposals_data(scans: tuple[Scan, ...]) -> dict[str, Any]:
    """Return scans as the data of a proposals file, empty fields left out of findings."""
    generator = f"advisor {__version__}"
    file = ProposalsFile(proposals_version=SCHEMA_VERSION, generator=generator, scans=scans)
    data: dict[str, Any] = as_data(file)
    return data


def proposals_text(scans: tuple[Scan, ...]) -> str:
    """Return scans as YAML that a person can read and `answers take` reads back."""
    data = _filled(proposals_data(scans))
    lines = [line for key, value in data.items() for line in entry(key, value, 0)]
    heads = [FIRST_LINE, *([AGENTS_LINE] if any(scan.of_agents for scan in scans) else [])]
    return "\n".join([*heads, *lines]) + "\n"


def _filled(value: Any) -> Any:
    """Return data without what is None or empty, which is what it means when it is missing."""
    if isinstance(value, dict):
        return {k: _filled(v) for k, v in value.items() if v is not None and v not in ([], {})}
    return [_filled(item) for item in value] if isinstance(value, list) else value


def load_proposals(source: str) -> tuple[Scan, ...]:
    """Read a proposals file, YAML or JSON, ``-`` being standard input.

    Raises InputError when it cannot be read, ContentError when it holds something else.
    """
    from advisor.document.validate import validate  # noqa: PLC0415 pydantic is slow to load

    document = load_document(
        source, if_empty=sentence("Make one with: advisor scan REPOSITORY -o FILE")
    )
    data = document.data
    if not isinstance(data, dict) or "proposals_version" not in data:
        refuse_other_data(data, file=document.file, wanted=PROPOSALS)
        raise ContentError(
            sentence("{file} is no file of proposals", file=document.file),
            hint=sentence("Make one with: advisor scan REPOSITORY -o FILE"),
            location=Location(file=document.file),
        )
    if data["proposals_version"] != SCHEMA_VERSION:
        raise ContentError(
            sentence(
                "these proposals are of form {form}, and this release reads {read}",
                form=data["proposals_version"],
                read=SCHEMA_VERSION,
            ),
            hint=sentence("Scan once more with this release."),
            location=document.locate(("proposals_version",)),
        )
    for scan in data["scans"] if isinstance(data.get("scans"), list) else ():
        if isinstance(scan, dict):
            for name in ("projects", "proposals"):
                scan.setdefault(name, [])
            scan.setdefault("commit", None)
    file = validate(
        ProposalsFile,
        data,
        locate=document.locate,
        mark=document.mark,
        earlier=document.problems,
    )
    if document.problems:
        raise ContentError.of(document.problems)
    return file.scans
