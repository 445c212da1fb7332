"""Where a file lies: in what runs, or among templates, examples, documents, notebooks, tests."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from advisor.scan.exported_notebooks import exported_notebooks
from advisor.scan.fact import Zone
from advisor.scan.vendored import is_vendored

__all__ = ["Zones", "is_vendored", "zone_of"]

_TEMPLATE_SUFFIXES = (
    ".tmpl",
    ".jinja",
    ".jinja2",
    ".j2",
    ".template",
    ".tpl",
    ".tftpl",
    ".mustache",
)
_TEMPLATE_PART = re.compile(r"\{\{|\{%|cookiecutter")
# Pipelines among templates are written elsewhere by a program, steps of CI are taken in from there.
_OF_TEMPLATES = re.compile(r"(?:^|/)templates/(?:[^/]+/)*(?:dvc\.yaml|MLproject|Snakefile)$")
_HELM = re.compile(r"(?:^|/)templates/(?:[^/]+/)*[^/]+\.(?:tpl|ya?ml|txt)$")
_EXAMPLE_SUFFIXES = (".example", ".sample", ".dist")
_EXAMPLE_PARTS = frozenset(
    {
        *("example", "examples", "sample", "samples", "demo", "demos", "tutorial", "tutorials"),
        *("quickstart", "quickstarts", "playground", "playgrounds", "cookbook", "cookbooks"),
        *("sandbox", "sandboxes"),
        *("showcase", "walkthrough", "walkthroughs", "getting_started", "getting-started"),
    }
)
# An environment may be called so.
_STAGE = re.compile(
    r"(?:^|/)(?:terraform|infra\w*|environments?|envs?|overlays|stacks|live|deploy\w*|k8s|kubernetes)/"
    r"(?:[^/]+/)?(?:demo|sandbox)/"
)
_HELLO = re.compile(r"(?:^|/)[\w-]*hello[_-]?world[\w-]*\.\w+$")
# Of these nothing is a practice, even where a repository holds little else.
_COURSE_PARTS = frozenset(
    {
        *("course", "courses", "workshop", "workshops", "labs", "exercise", "exercises"),
        *("exercise_files", "exercise-files", "exercise_solutions", "homework", "homeworks"),
        *("assignments", "practicals"),
    }
)
_COURSE_FOLDER = re.compile(r"^(?:lab|assignment|homework|hw|exercise)[ _-]?\d+\b")
_WORKFLOW = re.compile(
    r"^(?:\.github/workflows/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|azure-pipelines\.ya?ml)$"
)
_NAMED = re.compile(r"[\w.-]+(?:/[\w.-]+)+")
_EXAMPLE_FOLDER = re.compile(r"\.(?:example|sample)s?/")
# What a Python package carries along to write it elsewhere.
_CARRIED = re.compile(r"^(.*/)(?:assets|templates|scaffold(?:s|ing)?|skeletons?|boilerplates?)/")
_DOCUMENT_PARTS = frozenset({"docs", "doc", "documentation"})
_DOCUMENT = re.compile(
    r"\.(?:md|mdx|markdown|rst|adoc|asciidoc)$|(?:^|/)mkdocs\.ya?ml$", re.IGNORECASE
)
_TEST_PARTS = frozenset({"tests", "test", "__tests__", "spec", "specs", "testing", "unit_tests"})
_TEST = re.compile(
    r"(?:^|/)(?:test_[^/]*\.py|[^/]*_test\.(?:py|go)|conftest\.py|tests\.py"
    r"|[^/]*\.(?:spec|test)\.[cm]?[jt]sx?|[^/]*(?:Tests?|Spec|Suite)\.(?:java|kt|scala|swift|php)"
    r"|[^/]*_(?:test|spec)\.(?:rb|exs|php|cc|cpp))$"
)
# What its service reads at the root of a repository alone.
_SEED = re.compile(
    r"/(?:\.github/.+|\.circleci/.+|\.buildkite/.+|\.travis\.yml|\.taskcluster\.yml"
    r"|bitbucket-pipelines\.yml|\.drone\.yml)$"
)
# What a page says first of the folder it stands in, or is named after.
_GIVEN_UP = re.compile(
    r"\b(?:deprecated|unmaintained|obsolete|abandoned|superseded|experimental code"
    r"|not (?:actively )?maintained|no longer (?:maintained|used|in use|supported)"
    r"|(?:is|are|for) (?:not|no longer) (?:used|in use) any ?more|scratch (?:code|space|folder))\b",
    re.IGNORECASE,
)
# A folder of what was put away, as its name says.
_PUT_AWAY = re.compile(
    r"(?:^|/)(?:_?(?:archived?|attic|graveyard|obsolete|deprecated)(?:[_-]?\d[\d_-]*)?"
    r"|\w+[_-](?:deprecated|obsolete|original|old|bak|backup)"
    r"|(?:deprecated|obsolete|unused|old)[_-]\w+)/",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:^|/)([^/]+)\.(?:md|rst|txt)$", re.IGNORECASE)
_FIRST_WORDS, _FIRST_LINES = 240, 20
# Folders of a CI service, where a folder named after tests holds what runs them.
_OF_SERVICE = re.compile(
    r"(?:^|/)(?:\.github|\.gitlab|\.ci|ci|\.buildkite|\.circleci|\.azure\w*|taskcluster/(?:ci|kinds))/"
    r".*\.ya?ml$"
)
_GITLAB = re.compile(r"/\.gitlab-ci\.ya?ml$")
_CODE = re.compile(r"\.(?:py|ipynb|go|[jt]sx?|java|kt|scala|r|R|sql|tf|sh|rs|cpp|jl)$")
_SUBDIRECTORY = re.compile(r"^_subdirectory:\s*[\"']?([\w./-]+)", re.MULTILINE)
# A repository is itself a collection of examples where hardly any code lies elsewhere.
_ALL_EXAMPLES = 0.9

Text = Callable[[str], str | None]


def zone_of(path: str, head_text: str = "") -> Zone:
    """Return where a file lies as far as its own path tells; `Zones` knows those around it."""
    return Zones((path,), {path: head_text}.get, lone=True).of(path)


class Zones:
    """Where each file of a repository lies."""

    def __init__(self, paths: Iterable[str], text: Text, *, lone: bool = False) -> None:
        known = tuple(paths)
        self._charts = {_folder(p) for p in known if PurePosixPath(p).name == "Chart.yaml"}
        self._templates = tuple(sorted({*_template_folders(known, text), *_carried(known)}))
        self._abandoned = tuple(sorted(_abandoned(known, text)))
        self._lone = lone
        self._examples = lone or not _is_collection(known)
        self._run = _run_exercises(known, text)
        self._included = _included(known, text)
        self._notebooks = exported_notebooks(known, text)
        self._known: dict[str, Zone] = {}

    def of(self, path: str) -> Zone:
        """Return where a file lies; what stands first wins."""
        if path not in self._known:
            self._known[path] = self._zone(path)
        return self._known[path]

    def _zone(self, path: str) -> Zone:
        if self._is_template(path):
            return "template"
        lower = path.lower()
        folders = frozenset(lower.split("/")[:-1])
        tested: tuple[tuple[Zone, object], ...] = (
            ("example", lower.endswith(_EXAMPLE_SUFFIXES) or _EXAMPLE_FOLDER.search(lower)),
            ("example", _HELLO.search(lower)),
            ("example", self._examples and folders & _EXAMPLE_PARTS - _demo(lower)),
            ("example", _is_exercise(lower) and not path.startswith(self._run)),
            ("documentation", folders & _DOCUMENT_PARTS or _DOCUMENT.search(path)),
            ("abandoned", path.startswith(self._abandoned) or _PUT_AWAY.search(path)),
            ("notebook", lower.endswith(".ipynb") or path in self._notebooks),
            ("seed", _SEED.search(path) or self._is_seed_of_gitlab(path)),
            (
                "test",
                (folders & _TEST_PARTS or _TEST.search(path)) and not _OF_SERVICE.search(path),
            ),
        )
        return next((zone for zone, holds in tested if holds), "active")

    def _is_template(self, path: str) -> bool:
        if _TEMPLATE_PART.search(path) and not path.endswith(
            ("cookiecutter.json", ".cookiecutterrc")
        ):
            return True
        if path.startswith(self._templates) or _OF_TEMPLATES.search(path):
            return True
        return path.lower().endswith(_TEMPLATE_SUFFIXES) and not self._is_of_chart(path)

    def _is_of_chart(self, path: str) -> bool:
        """Tell whether Helm renders a file; alone, a path is taken at its word."""
        if not _HELM.search(path):
            return False
        chart = path[: path.rindex("templates/")].rstrip("/")
        return self._lone or chart in self._charts

    def _is_seed_of_gitlab(self, path: str) -> bool:
        return bool(_GITLAB.search(path)) and path not in self._included


def _demo(lower: str) -> frozenset[str]:
    """Return what is no sign of an example in this path: the name of an environment."""
    return frozenset({"demo", "sandbox"} if _STAGE.search(lower) else ())


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _within(folder: str, name: str) -> str:
    return f"{folder}/{name}/" if folder else f"{name}/"


def _template_folders(paths: tuple[str, ...], text: Text) -> Iterable[str]:
    """Yield folders whose files a generator copies; what tests the generator is not among them."""
    for path in paths:
        folder, _, name = path.rpartition("/")
        if name == "cookiecutter.json":
            yield _within(folder, "hooks")
        elif name == "databricks_template_schema.json":
            yield from (_within(folder, "template"), _within(folder, "library"))
        elif name in ("copier.yml", "copier.yaml"):
            found = _SUBDIRECTORY.search(text(path) or "")
            if found and found[1].strip("./"):
                yield _within(folder, found[1].strip("./"))


def _abandoned(paths: tuple[str, ...], text: Text) -> Iterable[str]:
    """Yield folders of which a page says at its head that they are given up or only tried out."""
    tops = {path.partition("/")[0].lower(): path.partition("/")[0] for path in paths if "/" in path}
    for path in paths:
        found = _PAGE.search(path)
        folder, name = _folder(path), found[1].lower() if found else ""
        about = _DOCUMENT_PARTS & frozenset(folder.lower().split("/"))
        if name == "readme" and folder and not about:
            if _GIVEN_UP.search(
                " ".join((text(path) or "")[: 4 * _FIRST_WORDS].split())[:_FIRST_WORDS]
            ):
                yield f"{folder}/"
        elif about and name in tops and name not in _DOCUMENT_PARTS:
            head = (text(path) or "").split("\n")[:_FIRST_LINES]
            if any(name in line.lower() and _GIVEN_UP.search(line) for line in head):
                yield f"{tops[name]}/"


def _carried(paths: tuple[str, ...]) -> Iterable[str]:
    """Yield folders among the assets of a package, except those with modules of its own."""
    packages = {_folder(path) for path in paths if path.endswith("/__init__.py")}
    for path in paths:
        found = _CARRIED.match(path)
        if found and found[1].rstrip("/") in packages and _folder(path) not in packages:
            yield f"{_folder(path)}/"


def _is_collection(paths: tuple[str, ...]) -> bool:
    code = [path.lower().split("/")[:-1] for path in paths if _CODE.search(path)]
    among = sum(not (_EXAMPLE_PARTS | _COURSE_PARTS).isdisjoint(folders) for folders in code)
    return among > 0 and among >= _ALL_EXAMPLES * len(code)


def _is_exercise(lower: str) -> bool:
    folders = lower.split("/")[:-1]
    return any(part in _COURSE_PARTS or _COURSE_FOLDER.match(part) for part in folders)


def _run_exercises(paths: tuple[str, ...], text: Text) -> tuple[str, ...]:
    """Return the folders of exercises that a workflow of the repository itself names."""
    if not any(_is_exercise(path.lower()) for path in paths):
        return ()
    known = frozenset(paths)
    named: set[str] = set()
    for workflow in filter(_WORKFLOW.match, paths):
        for word in _NAMED.findall(text(workflow) or ""):
            folder = _folder(word) if word in known else word.rstrip("/")
            inner = f"{folder}/x".lower()
            if _is_exercise(inner) and _is_exercise(inner.rpartition("/")[0]):
                named.add(f"{folder}/")
    return tuple(sorted(named))


def _included(paths: tuple[str, ...], text: Text) -> frozenset[str]:
    """Return pipelines of GitLab below the root that one at the root names."""
    nested = [path for path in paths if _GITLAB.search(path)]
    roots = [path for path in paths if path in (".gitlab-ci.yml", ".gitlab-ci.yaml")]
    said = "\n".join(text(path) or "" for path in roots) if nested else ""
    return frozenset(path for path in nested if path in said)
