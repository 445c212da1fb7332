"""A workshop led in a real terminal, and killed amid a question."""

import signal
import socket
from pathlib import Path

from advisor.assessment.store import load_assessment
from advisor.rubric.catalogue import load_rubric
from tests.build import answers_text
from tests.tui.terminal import Terminal

RUBRIC = load_rubric()
PRACTICE = RUBRIC.practices[0]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        port: int = found.getsockname()[1]
        return port


def test_asked_to_end_it_gives_the_terminal_back_and_says_how_to_go_on(folder: Path) -> None:
    file = folder / "team.yaml"
    file.write_text(answers_text(RUBRIC, {PRACTICE.id: "unknown"}))
    with Terminal("workshop", file, "--port", str(free_port()), folder=folder) as terminal:
        terminal.wait_for("opens the next question")
        terminal.process.kill(signal.SIGTERM)
        terminal.wait_for("the same command goes on")
        terminal.process.wait()
        assert terminal.process.exitstatus == 143
        assert "Traceback" not in terminal.text


def test_a_facilitator_who_is_killed_goes_on_and_decides(folder: Path) -> None:
    file = folder / "team.yaml"
    file.write_text(answers_text(RUBRIC, {PRACTICE.id: "unknown"}))
    line = ("workshop", file, "--port", str(free_port()), "--timebox", "5")
    with Terminal(*line, folder=folder) as terminal:
        terminal.wait_for("opens the next question")
        terminal.press("o")
        terminal.wait_for("people vote now")
        terminal.kill()
    with Terminal(*line, folder=folder) as terminal:
        terminal.wait_for("the clock stands")
        terminal.wait_for(PRACTICE.title)
        terminal.press("U")
        terminal.wait_for("To be recorded")
        terminal.press("1")
        terminal.wait_for("Every question is decided")
        terminal.press("q")
        terminal.wait_for("advisor workshop minutes")
    answer = load_assessment(file, RUBRIC).answers[PRACTICE.id]
    assert answer.level == 1
    assert "ended: true" in (folder / "team.votes.yaml").read_text()
