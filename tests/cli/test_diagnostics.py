import pytest

from advisor.cli.diagnostics import progress, remark, show_problems
from advisor.errors import Location, Problem


def test_a_problem_starts_with_its_place_as_editors_expect_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = Location(file="a.yaml", line=3, column=5, field="team.name")
    show_problems([Problem(message="it is wrong", hint="Do this.", location=place)])
    assert capsys.readouterr() == (
        "",
        "a.yaml:3:5: error: it is wrong\n    at team.name. Do this.\n",
    )


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem(message="bad"), "error: bad\n"),
        (Problem(message="bad", hint="Do."), "error: bad\n    Do.\n"),
        (Problem(message="bad", location=Location(file="f")), "f: error: bad\n"),
        (Problem(message="bad", location=Location(file="f", line=2)), "f:2:1: error: bad\n"),
    ],
)
def test_what_is_not_known_is_left_out(
    capsys: pytest.CaptureFixture[str], problem: Problem, shown: str
) -> None:
    show_problems([problem])
    assert capsys.readouterr().err == shown


def test_long_and_dangerous_messages_are_shortened_and_made_harmless(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_problems([Problem(message="\x1b]0;title\x07" + "x" * 9000)])
    shown = capsys.readouterr().err
    assert len(shown) < 500
    assert not {"\x1b", "\x07"} & set(shown)


def test_remarks_and_progress_are_no_data(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Working"):
        remark("It is done.")
    assert capsys.readouterr() == ("", "It is done.\n")
