"""Which rubrics there are, and the one that is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from advisor.document.parse import parse_document
from advisor.document.presence import is_there
from advisor.document.read import read_text
from advisor.errors import ContentError, InputError, Location
from advisor.frozen import dataclass
from advisor.rubric.loader import CARRY_OVER
from advisor.rubric.model import Rubric
from advisor.rubric.read import load_rubric_files
from advisor.rubric.source import MAIN_FILE, rubric_folder, shipped_folders
from advisor.translation import sentence

DEFAULT_RUBRIC = "mlops-devops"


@dataclass(frozen=True, kw_only=True)
class CatalogueEntry:
    """A shipped rubric, known from the head of its main file."""

    id: str
    version: str
    title: str
    path: Path


def list_rubrics() -> tuple[CatalogueEntry, ...]:
    """Return the shipped rubrics by id, without loading their practices."""
    return tuple(_entry(folder) for folder in shipped_folders().values())


def _entry(folder: Path) -> CatalogueEntry:
    main = folder / MAIN_FILE
    head = parse_document(read_text(main), file=str(main)).data
    return CatalogueEntry(
        id=str(head["id"]), version=str(head["version"]), title=str(head["title"]), path=folder
    )


_KEPT: ContextVar[dict[str, Rubric] | None] = ContextVar("kept_rubrics", default=None)


@contextmanager
def rubrics_kept_in(kept: dict[str, Rubric]) -> Iterator[None]:
    """Find each shipped rubric once from here on, even should its files change meanwhile."""
    token = _KEPT.set(kept)
    try:
        yield
    finally:
        _KEPT.reset(token)


def find_rubric(reference: str = DEFAULT_RUBRIC) -> Rubric:
    """Load the shipped rubric named by ``id`` or ``id@major``.

    Raises ContentError when no shipped rubric has this id or major version.
    """
    kept = _KEPT.get()
    if kept is None:
        return _find_rubric(reference)
    if reference not in kept:
        kept[reference] = _find_rubric(reference)
    return kept[reference]


def _find_rubric(reference: str) -> Rubric:
    name, _, major = reference.partition("@")
    rubric = load_rubric_files(rubric_folder(reference))
    if major and major != str(rubric.major):
        hint = sentence("This release carries {reference}.", reference=rubric.reference)
        if reference in {edition.of for edition in rubric.editions}:
            hint = f"{hint[:-1]}: {CARRY_OVER}"
        message = sentence(
            "the rubric `{name}` is not here in major version {major}", name=name, major=major
        )
        raise ContentError(message, hint=hint)
    return rubric


def load_rubric(source: str | Path = DEFAULT_RUBRIC) -> Rubric:
    """Load a rubric from a Path, or the shipped one a text names by ``id`` or ``id@major``.

    Raises InputError when it cannot be read, ContentError when it is not a usable rubric.
    """
    return load_rubric_files(source) if isinstance(source, Path) else find_rubric(source)


def named_rubric(named: str | None) -> Rubric | None:
    """Return the rubric that a user names by path or id; None when nothing is named.

    Raises InputError when it is neither here nor can be read, ContentError when it is unusable.
    """
    if named is None:
        return None
    path = Path(named)
    try:
        if is_there(path) or path.suffix in {".yaml", ".yml", ".json"} or len(path.parts) > 1:
            return load_rubric(path)
        return find_rubric(named)
    except ContentError as error:
        if error.problems[0].location:
            raise
        raise InputError(
            sentence("{named} is neither a path nor a shipped rubric", named=named),
            hint=error.problems[0].hint,
            location=Location(file=named),
        ) from None
    except OSError as error:  # a name that is too long, a folder that may not be looked into
        raise InputError(
            sentence("{named} cannot be read: {strerror}", named=named, strerror=error.strerror),
            location=Location(file=named),
        ) from None
