"""The manifest of a portfolio: which files there are, and what is said of their teams besides."""

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any

from advisor.assessment.store import in_order
from advisor.document.checked import Checked, Frozen, Text
from advisor.document.parse import Document, load_document
from advisor.errors import ContentError, Location
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

    def entries(self) -> Iterator[tuple[ManifestEntry, Path, Location]]:
        """Yield each entry with the path it means, and where it stands."""
        folder = Path(self.document.file).parent
        for number, entry in enumerate(self.manifest.teams):
            yield entry, folder / entry.path, self.document.locate(("teams", number, "path"))


def load_manifest(source: str | Path) -> ManifestFile:
    """Read a manifest. Raises InputError when it cannot be read, ContentError with every fault."""
    from advisor.document.validate import validate  # noqa: PLC0415 pydantic is slow

    document = load_document(source, if_empty=_IF_EMPTY)
    try:
        manifest = validate(
            Manifest,
            document.data,
            locate=document.locate,
            mark=document.mark,
            earlier=document.problems,
        )
    except ContentError as error:
        raise ContentError.of(in_order(error.problems), more=error.more) from None
    if document.problems:
        raise ContentError.of(document.problems)
    return ManifestFile(manifest=manifest, document=document)


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema of manifests."""
    from pydantic import TypeAdapter  # noqa: PLC0415 only this needs it

    schema = TypeAdapter(Manifest).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
