"""The projects of a repository: what is judged for itself and never added up."""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from advisor.scan.proposal import Project
from advisor.scan.source import SourceTree

_MANIFESTS = frozenset(
    {"pyproject.toml", "setup.py", "requirements.txt", "Pipfile", "environment.yml", "package.json"}
    | {"environment.yaml", "dvc.yaml", "MLproject", "go.mod", "Cargo.toml"}
)
_READMES = frozenset({"readme.md", "readme.rst", "readme.txt", "readme"})
_FEWEST = 3  # with fewer, the parts of one system lie side by side
_DEEPEST = 2


def project_roots(source: SourceTree) -> tuple[str, ...]:
    """Return the folders that are projects of their own; '' alone where there are none."""
    manifests: set[str] = set()
    readmes: set[str] = set()
    for path in source.paths:
        place = PurePosixPath(path)
        folder = "" if str(place.parent) == "." else str(place.parent)
        if 0 < len(place.parts) - 1 <= _DEEPEST and source.zone(path) != "template":
            if place.name in _MANIFESTS:
                manifests.add(folder)
            if place.name.lower() in _READMES:
                readmes.add(folder)
    both = manifests & readmes
    outer = {folder for folder in both if not any(folder.startswith(f"{o}/") for o in both)}
    return ("", *sorted(outer)) if len(outer) >= _FEWEST else ("",)


def project_of(path: str, roots: Iterable[str]) -> str:
    """Return the project that a file belongs to."""
    return max((root for root in roots if not root or path.startswith(f"{root}/")), key=len)


def common_project(paths: Iterable[str], roots: tuple[str, ...]) -> str:
    """Return the project all `paths` belong to, '' where they belong to several or are none."""
    owners = {project_of(path, roots) for path in paths}
    return owners.pop() if len(owners) == 1 else ""


def describe(
    root: str, roots: tuple[str, ...], doing: Callable[[str], Iterable[str]], *, tool: bool
) -> Project:
    """Return a project with what its files do, `doing` naming the files of an activity."""

    def does(activity: str) -> bool:
        return any(project_of(path, roots) == root for path in doing(activity))

    return Project(
        path=root,
        trains=does("train"),
        predicts=does("predict"),
        prompts=does("prompt"),
        tool=tool,
    )
