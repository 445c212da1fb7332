import asyncio
import gc
import sys
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from advisor.assessment.votes.model import RoundStage, Workshop
from advisor.assessment.votes.open_votes import open_votes
from advisor.cli.command_line import run
from advisor.optional_packages import WORKSHOP
from advisor.rubric.catalogue import load_rubric
from tests.build import answers_text
from tests.cli.conftest import Advisor
from tests.cli.forgotten import forget

PRACTICE = load_rubric().practices[0].id


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Leave the collector as it was."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file = tmp_path / "team.yaml"
    file.write_text(answers_text(load_rubric(), {PRACTICE: "unknown"}))
    return file


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Workshop]:
    """Return the workshops that would have been served; each ends at once."""
    found: list[Workshop] = []

    @asynccontextmanager
    async def serving(room: Any, _site: object, _host: str, port: int) -> Any:
        if port == 1:
            raise PermissionError(13, "Permission denied")
        found.append(room.workshop)
        yield
        raise KeyboardInterrupt

    async def ended(_self: object) -> bool:
        return True

    real = asyncio.run

    def apart(coroutine: Coroutine[Any, Any, None]) -> None:
        # The browser's tests leave a loop in this thread, and signals are for the main one alone.
        with ThreadPoolExecutor(1) as alone:
            alone.submit(real, coroutine).result()

    loop = "asyncio.unix_events._UnixSelectorEventLoop.add_signal_handler"
    monkeypatch.setattr(loop, lambda *_: None)
    monkeypatch.setattr("asyncio.run", apart)
    monkeypatch.setattr("advisor.workshop.server.serving", serving)
    monkeypatch.setattr("asyncio.Event.wait", ended)
    return found


def test_it_says_how_to_come_in_and_that_phones_need_more(
    advisor: Advisor, team: Path, served: list[Workshop]
) -> None:
    shown = advisor("workshop", team)
    assert shown.out == ""
    assert "phones do not reach this" in shown.err
    assert "A new workshop: 1 question." in shown.err
    assert "Phones:    http://localhost:8090   code " in shown.err
    assert "Projector: http://localhost:8090/show?token=" in shown.err
    assert "Lead from: http://localhost:8090/lead?token=" in shown.err
    (workshop,) = served
    assert [item.practice for item in workshop.agenda] == [PRACTICE]
    assert team.with_name("team.votes.yaml").is_file()


def test_started_again_it_goes_on_with_what_was_asked_for(
    advisor: Advisor, team: Path, served: list[Workshop]
) -> None:
    options = ("--minutes", "45", "--timebox", "1.5", "--open-until", "2026-12-24")
    first = advisor("workshop", "run", team, *options)
    again = advisor("workshop", team, "--host", "127.0.0.1")
    assert "The workshop goes on where it was: 1 question." in again.err
    phones = next(line for line in first.err.splitlines() if "code" in line)
    assert phones in again.err.replace("127.0.0.1", "localhost")
    assert {(w.minutes, w.timebox, str(w.open_until)) for w in served} == {(45, 90, "2026-12-24")}


def test_who_listens_to_other_computers_is_warned(
    advisor: Advisor, team: Path, served: list[Workshop]
) -> None:
    shown = advisor("workshop", team, "--host", "192.0.2.7").err
    assert "travels unencrypted in this network" in shown
    assert "Phones:    http://192.0.2.7:8090" in shown
    assert len(served) == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--port", "0"], 2),
        (["--timebox", "0"], 2),
        (["--open-until", "soon"], 2),
        (["--allow-host", "http://a"], 2),
        (["--port", "1"], 2),
    ],
)
def test_wrong_options_and_a_port_that_is_taken_are_refused(
    options: list[str], code: int, advisor: Advisor, team: Path, served: list[Workshop]
) -> None:
    shown = advisor("workshop", team, *options)
    assert (shown.code, served) == (code, [])
    assert "Traceback" not in shown.err


@pytest.mark.parametrize("name", ["-", "nowhere.yaml"])
def test_it_needs_a_file_of_answers(
    name: str, advisor: Advisor, served: list[Workshop], tmp_path: Path
) -> None:
    assert advisor("workshop", name if name == "-" else tmp_path / name).code in {2, 3}
    assert served == []


@pytest.mark.parametrize("missing", ["aiohttp", "segno"])
def test_without_the_extra_it_says_how_to_install_it(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served = [name for name in sys.modules if name.startswith("advisor.workshop")]
    forget(monkeypatch, *served, "advisor.serving.connection_limit", "advisor.serving.responses")
    monkeypatch.setitem(sys.modules, missing, None)
    assert run(["workshop", "team.yaml"]) == 2
    assert f"Install them: {WORKSHOP.command()}" in capsys.readouterr().err


def test_answers_of_who_cannot_come_are_votes_that_wait_for_the_reveal(
    advisor: Advisor, team: Path, tmp_path: Path
) -> None:
    zoe, kim = tmp_path / "zoe.yaml", tmp_path / "kim-1.yaml"
    zoe.write_text(answers_text(load_rubric(), {PRACTICE: 1}))
    kim.write_text(answers_text(load_rubric(), {}))
    before = team.read_bytes()
    done = advisor("workshop", "take", team, zoe, f"Kim Roy={kim}")
    assert (done.code, done.out) == (0, "")
    assert "zoe votes on 1 of 1 question." in done.err
    assert "Kim Roy votes on 0 of 1 question." in done.err
    assert team.read_bytes() == before
    _, workshop = open_votes(str(team.with_name("team.votes.yaml")))
    (round_,) = workshop.rounds.values()
    assert list(round_.named) == ["zoe"]
    assert (round_.stage, workshop.participants["zoe"].apart) == (RoundStage.WAITING, True)
    zoe.write_text(answers_text(load_rubric(), {PRACTICE: 0}))
    assert advisor("workshop", "take", team, zoe).code == 0
    _, later = open_votes(str(team.with_name("team.votes.yaml")))
    assert later.rounds[PRACTICE].named != round_.named


@pytest.mark.parametrize("who", ["-", "nowhere.yaml", "Zoe=nowhere.yaml"])
def test_what_cannot_be_taken_begins_no_workshop(advisor: Advisor, team: Path, who: str) -> None:
    assert advisor("workshop", "take", team, who).code in {2, 3}
    assert not team.with_name("team.votes.yaml").exists()
