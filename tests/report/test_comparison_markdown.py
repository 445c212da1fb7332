from advisor.assessment.model import UNKNOWN, Answer
from advisor.report.comparison_markdown import comparison_markdown
from advisor.scoring.compare import compare
from advisor.scoring.model import Scorecard
from tests.scoring.delivery import CHECK, GUARDED_1, HELD_1, SHIP, TRAIN, card

BEFORE = card({**GUARDED_1, SHIP: Answer(level=1)})
AFTER = card({TRAIN: Answer(level=0), CHECK: Answer(level=0), SHIP: Answer(level=UNKNOWN)})


def _markdown(before: Scorecard, after: Scorecard, *, brief: bool) -> str:
    return comparison_markdown(compare(before, after), before, after, brief=brief)


def test_a_comment_fits_one_screen_and_says_the_worst_first() -> None:
    text = _markdown(BEFORE, AFTER, brief=True)
    lines = text.splitlines()
    assert lines[0] == "<!-- Made by advisor -->"
    assert lines[2].startswith("### Any team: Level 0")
    assert "| Level claimed | 1 → 0 |" in lines
    assert "Level fell from 1 to 0: lacking: The auto fact is seen." in text
    fallen = text.index("Criteria that turned unmet")
    assert fallen < text.index("Features moved") < text.index("Criteria whose answer is new")
    assert "- The auto fact is seen. (met → not met)" in text.replace("\\", "")
    assert "- … and 1 more." in lines
    assert len(lines) < 50


def test_without_brief_it_is_all() -> None:
    text = _markdown(BEFORE, AFTER, brief=False)
    assert "… and" not in text
    assert "| Stage | ML | Ops |" in text
    assert len(text) > len(_markdown(BEFORE, AFTER, brief=True))


def test_what_is_the_same_is_said_to_be() -> None:
    assert "\nNothing moved.\n" in _markdown(card(HELD_1), card(HELD_1), brief=True)
