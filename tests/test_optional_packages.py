import shlex
import sys
import tomllib
from pathlib import Path

import pytest

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
from advisor.pdf.fonts import OTHERS
from tests.build import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("dask", DASK),
        ("mcp", MCP),
        ("portfolio", PORTFOLIO),
        ("scripts", SCRIPTS),
        ("web", WEB),
        ("workshop", WORKSHOP),
    ],
)
def test_extras_are_those_of_the_package(name: str, extra: Extra) -> None:
    assert sorted(extra.packages.values()) == sorted(PROJECT["optional-dependencies"][name])
    assert PROJECT["name"] == DISTRIBUTION


def test_the_fonts_are_those_that_the_pdf_looks_for() -> None:
    assert tuple(SCRIPTS.packages) == OTHERS


def test_whether_one_is_here_is_told_by_what_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    assert WEB.is_here()
    assert not Extra(packages={"no_such_package": "no-such-package"}).is_here()
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    assert not WEB.is_here()


@pytest.mark.parametrize(
    ("mark", "begins"),
    [
        (None, [sys.executable, "-m", "pip", "install"]),
        ("pipx_metadata.json", ["pipx", "inject", "mlops-advisor"]),
        ("uv-receipt.toml", ["uv", "pip", "install", "--python", sys.executable]),
    ],
)
def test_the_command_fits_how_this_was_installed(
    mark: str | None, begins: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "mlops-advisor"
    home.mkdir()
    if mark:
        (home / mark).touch()
    monkeypatch.setattr(sys, "prefix", str(home))
    assert shlex.split(WEB.command()) == [*begins, "aiohttp>=3.12", "textual-serve>=1.1"]
