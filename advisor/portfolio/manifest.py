"""The manifest of a portfolio: which files there are, and what is said of their teams besides."""

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any

from advisor.document.checked import Checked, Frozen, Text
from advisor.document.parse import Document, load_document
from advisor.document.presence import is_address
from advisor.errors import Location
from advisor.frozen import dataclass
from advisor.scoring.portfolio.team import Listing
from advisor.translation import sentence

MANIFEST = "portfolio.yaml"
_IF_EMPTY = sentence("Start with: `teams:`, and below it `- {{path: team.yaml, group: Payments}}`.")
_Weight = Annotated[float, Checked("float_schema", ge=0, le=1000, allow_inf_nan=False)]


@dataclass(frozen=True, kw_only=True)
class ManifestEntry(Frozen):
    """A file, folder or pattern, from where the manifest stands, and what is said of its team.

    `team` is what the team is known by over time; without, it is known by what its answers say.
    `report` is the address of its report, or a path.
    """

    path: Text
    team: Text | None = None
    group: Text | None = None
    owner: Text | None = None
    criticality: Text | None = None
    platform: Text | None = None
    report: Text | None = None

    @property
    def listing(self) -> Listing:
        """What is said of the team."""
        return Listing(
            team=self.team,
            group=self.group,
            owner=self.owner,
            criticality=self.criticality,
            platform=self.platform,
            report=self.report,
        )


@dataclass(frozen=True, kw_only=True)
class Manifest(Frozen):
    """The teams, and how much each criticality weighs, in place of the usual weights."""

    teams: tuple[ManifestEntry, ...] = ()
    weights: dict[Text, _Weight] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ManifestFile:
    """A manifest with the document it was read from."""

    manifest: Manifest
    document: Document

    def entries(self) -> Iterator[tuple[ManifestEntry, str, Location]]:
        """Yield each entry with the path or address it means, and where it stands."""
        folder = Path(self.document.file).parent
        for number, entry in enumerate(self.manifest.teams):
            place = entry.path if is_address(entry.path) else str(folder / entry.path)
            yield entry, place, self.document.locate(("teams", number, "path"))


def load_manifest(source: str | Path) -> ManifestFile:
    """Read a manifest. Raises InputError when it cannot be read, ContentError with every fault."""
    from advisor.document.validate import read_document  # noqa: PLC0415 pydantic is slow

    document = load_document(source, if_empty=_IF_EMPTY)
    return ManifestFile(manifest=read_document(Manifest, document), document=document)


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema of manifests."""
    from pydantic import TypeAdapter  # noqa: PLC0415 only this needs it

    schema = TypeAdapter(Manifest).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
