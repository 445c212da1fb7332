"""What is installed: Python, its packages, what travels with them, libraries and programs."""

import platform
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from advisor.cli.machine.finding import MachineFinding
from advisor.errors import MissingLibraryError
from advisor.optional_packages import (
    DASK,
    DISTRIBUTION,
    MCP,
    PORTFOLIO,
    SCRIPTS,
    WEB,
    WORKSHOP,
    Extra,
)
from advisor.shipped import shipped
from advisor.translation import sentence

_OLDEST = (3, 11)
_SHIPPED = ("rubrics", "templates")
_NAME = re.compile(r"[\w.-]+")
_EVERYTHING = sentence("every command")
_NOT_HERE = sentence("not installed")


def installed() -> Iterator[MachineFinding]:
    """Yield what all commands need, then what single ones do."""
    yield _python()
    yield _packages()
    yield _files()
    yield _pdf()
    letters = sentence("Arabic, Chinese, Hindi … letters and emoji in the PDF")
    fallback = sentence("not installed: the machine's fonts serve")
    yield _extra(SCRIPTS, "fonts", sentence("Fonts"), letters, fallback)
    yield _extra(WEB, "web", sentence("Browser"), "advisor web")
    yield _extra(MCP, "mcp", sentence("Agents"), "advisor mcp")
    data = sentence("advisor portfolio --store, --format parquet")
    yield _extra(PORTFOLIO, "portfolio", sentence("Store"), data)
    cluster = sentence("advisor portfolio --on, and files by address")
    yield _extra(DASK, "dask", sentence("Cluster"), cluster)
    yield _extra(WORKSHOP, "workshop", sentence("Workshop"), "advisor workshop")
    yield _git()


def _python() -> MachineFinding:
    enough = sys.version_info >= _OLDEST
    return MachineFinding(
        id="python",
        title="Python",
        serves=_EVERYTHING,
        state="ok" if enough else "missing",
        found=f"{platform.python_version()} ({sys.executable})",
        remedy=None if enough else sentence("Install with Python 3.11 or newer."),
        needed=True,
    )


def _packages() -> MachineFinding:
    lacking = list(_lacking())
    command = f"{shlex.quote(sys.executable)} -m pip install {shlex.join(lacking)}"
    return MachineFinding(
        id="packages",
        title=sentence("Packages"),
        serves=_EVERYTHING,
        state="missing" if lacking else "ok",
        found=_lack(lacking) or sentence("all that are needed"),
        remedy=sentence("Run: {command}", command=command) if lacking else None,
        needed=True,
    )


def _lacking() -> Iterator[str]:
    """Yield the packages that are asked for and not here; none where that cannot be told."""
    try:
        wanted = requires(DISTRIBUTION) or []
    except PackageNotFoundError:  # run from its files, without having been installed
        return
    for line in wanted:
        requirement, _, condition = line.partition(";")
        name = _NAME.match(requirement)
        if name and "extra" not in condition and not _is_here(name.group()):
            yield requirement.strip()


def _is_here(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _lack(names: list[str]) -> str:
    return sentence("not here: {names}", names=", ".join(names)) if names else ""


def _files() -> MachineFinding:
    lacking = [name for name in _SHIPPED if not shipped(name).is_dir()]
    return MachineFinding(
        id="files",
        title=sentence("Rubric"),
        serves=_EVERYTHING,
        state="missing" if lacking else "ok",
        found=_lack(lacking) or str(shipped("rubrics")),
        remedy=sentence("Install once more: it travels with the package.") if lacking else None,
        needed=True,
    )


def _pdf() -> MachineFinding:
    found, remedy = sentence("Pango and HarfBuzz"), None
    fault = _fault_of_pdf()
    if fault:
        found, remedy = fault
    return MachineFinding(
        id="pdf",
        title="PDF",
        serves="advisor report --format pdf",
        state="missing" if fault else "ok",
        found=found,
        remedy=remedy,
    )


def _fault_of_pdf() -> tuple[str, str | None] | None:
    """Return what keeps WeasyPrint from being loaded, and the remedy."""
    try:
        from advisor.pdf.engine import load  # noqa: PLC0415 heavy

        load()
    except MissingLibraryError as error:
        (problem,) = error.problems
        return problem.message, problem.hint
    except Exception as error:  # noqa: BLE001 whatever a broken installation raises
        return f"{type(error).__name__}: {error}", None
    return None


def _extra(
    extra: Extra, name: str, title: str, serves: str, without: str = _NOT_HERE
) -> MachineFinding:
    here = extra.is_here()
    return MachineFinding(
        id=name,
        title=title,
        serves=serves,
        state="ok" if here else "missing",
        found=sentence("installed") if here else without,
        remedy=None if here else sentence("Run: {command}", command=extra.command()),
    )


def _git() -> MachineFinding:
    place = shutil.which("git")
    return MachineFinding(
        id="git",
        title="Git",
        serves="advisor scan",
        state="ok" if place else "missing",
        found=place or _NOT_HERE,
        remedy=None if place else _command_of_system("git"),
    )


def _command_of_system(package: str) -> str:
    if sys.platform == "darwin":
        return sentence("Run: brew install {package}", package=package)
    if not shutil.which("apt-get"):
        return sentence("Install {package} as this system does.", package=package)
    return sentence("Run as root: apt-get update && apt-get install -y {package}", package=package)
