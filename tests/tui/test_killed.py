"""The application is killed while somebody types, again and again."""

import random
import time
from functools import partial
from pathlib import Path

from advisor import load_rubric
from advisor.assessment.model import Answer
from advisor.assessment.store import load_assessment
from advisor.rubric.model import Practice
from tests.tui.terminal import Terminal, question

KILLS = 6
LONGEST = 0.12  # seconds from the last keystroke until the application is killed
FILE = "team.yaml"


def answered(folder: Path) -> list[tuple[Practice, Answer]]:
    """Return the answers on disk in the order they are asked for."""
    rubric = load_rubric()
    given = load_assessment(folder / FILE, rubric).answers
    asked = [p for stage in rubric.stages for p in rubric.practices if p.stage == stage.id]
    return [(p, given[p.id]) for p in asked if p.id in given and given[p.id].listed]


def agree(kept: list[tuple[Practice, Answer]], typed: list[int]) -> bool:
    """Tell whether each answer says of the criteria it lists what the level typed says."""
    return len(kept) == len(typed) and all(
        set(answer.met)
        == {c.id for c in practice.criteria if c.id in answer.listed and c.level <= level}
        for (practice, answer), level in zip(kept, typed, strict=True)
    )


def shows(number: int, text: str) -> bool:
    return question(text) == number


def type_until_killed(folder: Path, typed: list[int], dice: random.Random) -> None:
    """Answer a few questions, each once it is shown, and kill the process soon after the last."""
    with Terminal("assess", FILE, "--quick", folder=folder) as terminal:
        for _ in range(dice.randint(2, 4)):
            terminal.wait_for(partial(shows, len(typed) + 1))
            typed.append(dice.randint(0, 2))
            terminal.press(str(typed[-1]))
        time.sleep(dice.uniform(0, LONGEST))
        terminal.kill()


def test_a_kill_while_typing_loses_at_most_the_last_keystroke(folder: Path) -> None:
    dice = random.Random(11)  # noqa: S311 a test, not a secret
    typed: list[int] = []
    for _ in range(KILLS):
        type_until_killed(folder, typed, dice)
        kept = answered(folder)
        assert agree(kept, typed) or agree(kept, typed[:-1])
        typed = typed[: len(kept)]
    assert len(typed) >= KILLS  # the first answer of each turn was followed by a question
