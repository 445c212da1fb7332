"""Earlier assessments, read from files, folders, or the commits of one file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from advisor.document.folder import data_files
from advisor.document.presence import is_folder
from advisor.document.read import LARGEST, decoded, display_name, read_text
from advisor.errors import AdvisorError, InputError, Location, Problem
from advisor.frozen import dataclass
from advisor.result.given import GivenAnswers, given_in, holds_assessment
from advisor.rubric.model import Rubric
from advisor.scan.git_objects import FileChange, GitObjects, git_directory
from advisor.scoring.history import PastCard
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class Unread:
    """What could not be read, the first that is wrong with it, and how much else is."""

    source: str
    problem: Problem
    more: int


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Assessments that were read, what could not be, and whether the oldest may be missing."""

    past: tuple[PastCard, ...]
    unread: tuple[Unread, ...]
    shallow: bool = False


def gather_files(places: Iterable[str | Path], rubric: Rubric | None = None) -> Gathered:
    """Read answers files and results, and all that a folder holds of them at any depth.

    A result is left out where the answers it was made from are there as well, and so is a copy of
    other answers.
    """
    past: list[tuple[str | None, PastCard]] = []
    unread: list[Unread] = []
    for source, is_named in _sources(places).items():
        try:
            text = read_text(source)
            if is_named or holds_assessment(text):
                past.append(_opened(text, display_name(source), rubric))
        except AdvisorError as error:
            unread.append(_unread(display_name(source), error))
    answers = {sha256: item for sha256, item in reversed(past) if sha256 and not _made(item)}
    kept = [item for sha256, item in past if answers.get(sha256 or "", item) is item]
    return Gathered(past=tuple(kept), unread=tuple(unread))


def gather_commits(file: str | Path, rubric: Rubric | None = None) -> Gathered:
    """Read a file as the commits left it that changed it, of each day the last.

    Raises InputError where there is no repository, or no commit that holds the file.
    """
    place = Path(file).absolute()
    place = place.parent.resolve() / place.name
    root, directory = next(_repositories(place), (None, None))
    if root is None or directory is None:
        raise InputError(
            sentence("{file} is in no git repository", file=display_name(file)),
            hint=sentence("Name a file of a repository, or give earlier files one by one."),
            location=Location(file=display_name(file)),
        )
    objects = GitObjects(directory)
    try:
        head = objects.commit("HEAD")
        path = place.relative_to(root).as_posix()
        changes = objects.changes(head, path) if head else []
        if changes is None:
            raise InputError(
                sentence("the commits of {path} cannot be read", path=path),
                hint=sentence("`git fsck` tells what the repository lacks."),
                location=Location(file=display_name(file)),
            )
        if not changes:
            raise InputError(
                sentence("no commit holds {path}", path=path),
                hint=sentence("Commit it, or give earlier files one by one."),
                location=Location(file=display_name(file)),
            )
        found, unread = _of_commits(objects, changes, rubric)
        return Gathered(past=tuple(found), unread=tuple(unread), shallow=objects.shallow)
    finally:
        objects.close()


def _sources(places: Iterable[str | Path]) -> dict[str, bool]:
    """Return files, each once, with whether they were named, rather than found in a folder."""
    named = {Path(place).absolute(): str(place) for place in places if not is_folder(Path(place))}
    found = {Path(name).absolute(): name for name in _in_folders(places)}
    both = {**found, **named}
    return {name: place in named for place, name in both.items()}


def _in_folders(places: Iterable[str | Path]) -> Iterator[str]:
    for place in filter(is_folder, map(Path, places)):
        yield from data_files(place)


def _repositories(place: Path) -> Iterator[tuple[Path, Path]]:
    for folder in place.parents:
        if (folder / ".git").exists() and (found := git_directory(folder)):
            yield folder, found


def _of_commits(
    objects: GitObjects, changes: Iterable[FileChange], rubric: Rubric | None
) -> tuple[list[PastCard], list[Unread]]:
    past: list[PastCard] = []
    unread: list[Unread] = []
    latest = {change.day: change for change in reversed(list(changes))}
    for day, change in sorted(latest.items()):
        name = f"{change.path}@{change.commit[:7]}"
        try:
            raw = objects.blob_at(change.commit, change.path, LARGEST)
            if raw is None:
                if not change.removed:
                    unread.append(_unread(name, _missing(name)))
                continue
            _, found = _opened(decoded(raw, name), name, rubric)
        except AdvisorError as error:
            unread.append(_unread(name, error))
            continue
        past.append(
            PastCard(
                card=found.card,
                source=change.path,
                on=day,
                commit=change.commit,
                carried_from=found.carried_from,
                next_assessment=found.next_assessment,
            )
        )
    return past, unread


def _opened(text: str, name: str, rubric: Rubric | None) -> tuple[str | None, PastCard]:
    """Return an assessment, and the digest of the answers it is made from where that is known."""
    given = given_in(text, rubric, name=name, any_edition=True)
    if isinstance(given, GivenAnswers):
        return given.sha256, PastCard(
            card=given.scorecard,
            source=name,
            carried_from=given.carried_from,
            next_assessment=given.assessment.next_assessment,
        )
    made = given.scorecard
    return made.answers_sha256, PastCard(
        card=made, source=name, next_assessment=made.next_assessment
    )


def _made(past: PastCard) -> bool:
    """Tell whether it was read from a result."""
    return hasattr(past.card, "schema_version")


def _missing(name: str) -> InputError:
    return InputError(
        sentence("its content is not in this clone"),
        hint=sentence("Fetch it with: git fetch --refetch"),
        location=Location(file=name),
    )


def _unread(source: str, error: AdvisorError) -> Unread:
    first, *others = error.problems
    return Unread(source=source, problem=first, more=len(others) + error.more)
