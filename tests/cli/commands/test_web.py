import gc
import sys
from collections.abc import Callable, Iterator

import pytest

from advisor.cli.command_line import run
from advisor.optional_packages import WEB
from advisor.tui.web.access import Access
from tests.cli.forgotten import forget


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Leave the collector as it was."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Access, bool]]:
    """Return what would have been served, and whether garbage is collected meanwhile."""
    found: list[tuple[Access, bool]] = []

    def serve(
        _host: str, _port: int, access: Access, *, visitors: int, ready: Callable[[], object]
    ) -> None:
        assert visitors == 8
        found.append((access, gc.isenabled()))
        ready()

    monkeypatch.setattr("advisor.tui.web.server.serve", serve)
    monkeypatch.delenv("ADVISOR_WEB_TOKEN", raising=False)
    monkeypatch.setattr("socket.gethostname", lambda: "team-server")
    return found


@pytest.mark.parametrize(
    ("options", "start"),
    [
        ([], "Open http://localhost:8000/?token="),
        (["--host", "::1", "--port", "81"], "Open http://[::1]:81/?token="),
        (["--host", "127.0.0.1"], "Open http://127.0.0.1:8000/?token="),
        (["--quiet"], "Open http://localhost:8000/?token="),
    ],
)
def test_the_address_can_be_opened_as_it_is_printed(
    options: list[str],
    start: str,
    served: list[tuple[Access, bool]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["web", *options]) == 0
    shown = capsys.readouterr()
    ((access, _),) = served
    assert shown.err == f"{start}{access.token} in a browser; ctrl+c ends it.\n"
    assert shown.out == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 asked for
def test_who_listens_to_other_computers_is_warned_and_told_a_name_that_works(
    host: str, served: list[tuple[Access, bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["web", "--host", host]) == 0
    shown = capsys.readouterr().err
    assert "warning: other computers reach team-server:8000" in shown
    assert "can read and write files as you do" in shown
    assert "Open http://team-server:8000/?token=" in shown
    assert served[0][0].answers_to("team-server:8000", "192.0.2.7")


def test_a_token_of_ones_own_is_not_printed(
    served: list[tuple[Access, bool]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ADVISOR_WEB_TOKEN", "0123456789abcdef")
    assert run(["web"]) == 0
    assert served[0][0].token == "0123456789abcdef"  # noqa: S105 a token for the test
    assert "0123456789abcdef" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [["--allow-host", "http://a"], ["--visitors", "0"], ["--port", "0"]]
)
def test_wrong_options_are_refused(
    options: list[str], served: list[tuple[Access, bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["web", *options]) == 2
    assert served == []
    assert "Traceback" not in capsys.readouterr().err


def test_the_server_collects_garbage(served: list[tuple[Access, bool]]) -> None:
    gc.disable()  # as the command line does
    run(["web"])
    assert [enabled for _, enabled in served] == [True]


def test_plain_prompts_collect_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[bool] = []

    def ask(*_: object, **__: object) -> int:
        found.append(gc.isenabled())
        return 0

    monkeypatch.setattr("advisor.tui.prompts.question_prompts.ask_plainly", ask)
    gc.disable()  # as the command line does
    assert run(["assess", "team.yaml", "--plain"]) == 0
    assert found == [True]


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve"])
def test_without_the_extra_it_says_how_to_install_it(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forget(monkeypatch, "advisor.tui.web.server", "advisor.tui.web.visit")
    monkeypatch.setitem(sys.modules, missing, None)
    assert run(["web"]) == 2
    assert f"Install them: {WEB.command()}" in capsys.readouterr().err
