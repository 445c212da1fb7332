import importlib.metadata
import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from advisor.cli.machine import installed, surroundings
from advisor.errors import MissingLibraryError
from advisor.pdf.system_libraries import missing_library
from tests.cli.conftest import Advisor

Findings = dict[str, dict[str, Any]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home in which nothing is yet, of a user whose terminal says nothing."""
    for name in ("COLORTERM", "NO_COLOR", "TERM", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("advisor.pdf.engine.load", lambda: None)  # it takes a second
    return tmp_path


def asked(advisor: Advisor, code: int = 0) -> Findings:
    outcome = advisor("doctor", "--format", "json")
    assert (outcome.code, outcome.err) == (code, "")
    data = json.loads(outcome.out)
    assert data["works"] == (code == 0)
    return {found["id"]: found for found in data["findings"]}


def test_where_all_is_here_it_says_so(advisor: Advisor, home: Path) -> None:
    found = asked(advisor)
    for name in ("python", "packages", "files", "pdf", "fonts", "web", "mcp", "state", "cache"):
        assert (found[name]["state"], found[name]["remedy"]) == ("ok", None), name
    assert found["state"]["found"].startswith(str(home))
    text = advisor("doctor")
    assert text.code == 0
    assert "ok       Python" in text.out


def test_it_writes_nothing_and_asks_no_network(
    advisor: Advisor, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    asked(advisor)
    assert list(home.iterdir()) == []


def test_what_single_commands_lack_is_told_with_the_command_that_brings_it(
    advisor: Advisor, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> MissingLibraryError:
        raise missing_library("cannot load library 'libpango-1.0-0': no such file")

    monkeypatch.setattr("advisor.pdf.engine.load", missing)
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setenv("PATH", str(home))
    found = asked(advisor)
    assert {name for name, one in found.items() if one["state"] == "missing"} == {
        *("pdf", "web", "workshop", "mcp", "git"),
    }
    assert "libpango-1.0-0" in found["pdf"]["remedy"]
    assert found["web"]["remedy"].endswith("pip install 'aiohttp>=3.12' 'textual-serve>=1.1'")
    said = " ".join(advisor("doctor").out.split())
    assert "missing Browser not installed; for advisor web Run: " in said
    assert said.endswith("The core works; 5 things that single commands use are missing.")


def test_what_every_command_needs_ends_it_with_3(
    advisor: Advisor, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del home

    def version(name: str) -> str:
        if name == "plotly":
            raise importlib.metadata.PackageNotFoundError
        return "1"

    monkeypatch.setattr(installed, "version", version)
    monkeypatch.setattr(installed, "requires", lambda _: ["plotly>=7", "x; extra == 'web'", "y>1"])
    found = asked(advisor, 3)["packages"]
    assert (found["state"], found["found"]) == ("missing", "not here: plotly>=7")
    assert found["remedy"].endswith("-m pip install 'plotly>=7'")
    assert "advisor does not work here" in advisor("doctor").out


def test_a_broken_library_is_told_and_no_traceback(
    advisor: Advisor, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del home

    def broken() -> None:
        raise RuntimeError("half installed")

    monkeypatch.setattr("advisor.pdf.engine.load", broken)
    assert asked(advisor)["pdf"]["found"] == "RuntimeError: half installed"


def test_a_folder_that_cannot_be_written_is_told_with_the_variable_that_names_another(
    advisor: Advisor, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "file" / "caches"))
    found = asked(advisor)["cache"]
    assert found["state"] == "limited"
    assert found["remedy"] == "Name another folder: export XDG_CACHE_HOME=FOLDER"


@pytest.mark.parametrize(
    ("size", "variables", "terminal", "colours"),
    [
        ((120, 40), {"COLORTERM": "truecolor"}, "ok", "16 million"),
        ((60, 40), {"TERM": "xterm-256color"}, "limited", "256"),
        ((120, 20), {"TERM": "linux"}, "limited", "16 at most"),
        ((120, 40), {"NO_COLOR": "1"}, "ok", "none, as NO_COLOR asks"),
        ((120, 40), {"TERM": "dumb"}, "limited", "16 at most"),
    ],
)
def test_the_terminal_is_told_by_its_size_and_colours(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    variables: dict[str, str],
    terminal: str,
    colours: str,
) -> None:
    del home
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size(size))
    found = {one.id: one for one in surroundings.surroundings()}
    assert found["terminal"].state == terminal
    assert found["colours"].found == colours


def test_without_a_terminal_nothing_is_said_of_colours(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del home

    def none(_: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "get_terminal_size", none)
    found = {one.id: one for one in surroundings.surroundings()}
    assert found["terminal"].found == "none here"
    assert "colours" not in found


def test_another_encoding_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del home
    monkeypatch.setattr(sys, "__stdout__", type("Stream", (), {"encoding": "ISO-8859-1"})())
    found = {one.id: one for one in surroundings.surroundings()}["encoding"]
    assert (found.state, found.found) == ("limited", "iso-8859-1")
    assert "PYTHONUTF8=1" in str(found.remedy)
