"""A person who has never seen it, in a terminal of 80 by 24, following its own hints."""

import re
from pathlib import Path

import pypdfium2

from advisor.assessment.store import load_assessment
from tests.tui.terminal import Terminal, question


def test_a_quick_assessment_survives_a_kill_and_ends_in_a_pdf(folder: Path) -> None:
    with Terminal(folder=folder) as terminal:
        assert "Quick assessment" in terminal.wait_for("help")
        terminal.press("Q")
        terminal.wait_for("enter begin")
        terminal.press(*"Ada team", "enter")
        terminal.wait_for("0 1 2 answer")
        for number in range(1, 14):
            terminal.wait_for(lambda text, number=number: question(text) == number)  # type: ignore[misc] # bound per turn
            terminal.press("1")
        terminal.wait_for(lambda text: question(text) == 14)
        terminal.kill()

    file = folder / "ada-team.yaml"
    kept = [a for a in load_assessment(file).answers.values() if a.listed]
    assert len(kept) == 13

    with Terminal(folder=folder) as terminal:
        terminal.wait_for("Ada team")
        assert re.search(r"\d+ of 36", terminal.text)
        terminal.press("1")
        terminal.wait_for(lambda text: question(text) == 14)
        for number in range(14, 37):
            terminal.wait_for(lambda text, number=number: question(text) == number)  # type: ignore[misc] # bound per turn
            terminal.press("2")
        terminal.wait_for("All 36 answered: R results, E export")
        terminal.press("R")
        terminal.wait_for("Dimensions")
        terminal.press("E")
        terminal.wait_for("writes the report")
        terminal.press("enter")
        text = terminal.wait_for("Written: 2 files")
        assert "report.pdf" in text
        terminal.press("q")
        terminal.process.wait()
        assert terminal.process.exitstatus == 0

    report = folder / "reports" / "ada-team" / "report.pdf"
    with pypdfium2.PdfDocument(report) as pdf:
        assert len(pdf) > 3
        assert "Ada team" in pdf[0].get_textpage().get_text_range()


def test_a_file_on_the_command_line_opens_at_its_first_open_question(folder: Path) -> None:
    with Terminal("assess", "new.yaml", "--quick", folder=folder) as terminal:
        terminal.wait_for(lambda text: question(text) == 1)
        terminal.press("1")
        terminal.wait_for(lambda text: question(text) == 2)
        terminal.press("q")
        terminal.process.wait()
    with Terminal("assess", "new.yaml", folder=folder) as terminal:
        terminal.wait_for(lambda text: question(text) == 2)


def test_a_file_that_cannot_be_used_never_reaches_the_screen(folder: Path) -> None:
    (folder / "broken.yaml").write_text(
        "rubric: mlops-devops@2\nteam: {name: A}\nassessed_on: soon\n"
    )
    with Terminal("assess", "broken.yaml", folder=folder) as terminal:
        assert "broken.yaml:3" in terminal.wait_for("error")
        terminal.process.wait()
        assert terminal.process.exitstatus == 3


def test_a_small_terminal_still_shows_question_cards_and_keys(folder: Path) -> None:
    with Terminal("assess", "n.yaml", "--quick", folder=folder, width=60, height=16) as terminal:
        text = terminal.wait_for(lambda text: question(text) == 1)
        assert "answer" in text
        terminal.press("1")
        terminal.wait_for(lambda text: question(text) == 2)
