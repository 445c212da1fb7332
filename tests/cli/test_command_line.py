import re
from collections.abc import Iterator

import click
import pytest

from advisor.cli.command_line import cli
from advisor.version import __version__
from tests.build import SAMPLES
from tests.cli.conftest import Advisor, Answers


def _commands(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _commands(inner, (*path, name))


COMMANDS = list(_commands(cli))
GROUPS = [path for path, command in COMMANDS if isinstance(command, click.Group)]


@pytest.mark.parametrize(
    ("path", "command"), COMMANDS, ids=[" ".join(path) or "advisor" for path, _ in COMMANDS]
)
def test_help_of_every_command_names_its_arguments_options_and_commands(
    advisor: Advisor, path: tuple[str, ...], command: click.Command
) -> None:
    outcome = advisor(*path, "--help")
    usage, _, options = outcome.out.partition("Options:")
    assert (outcome.code, outcome.err) == (0, "")
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            assert parameter.make_metavar(click.Context(command)) in usage
        else:
            assert all(name in options for name in parameter.opts)
    if isinstance(command, click.Group):
        names = command.list_commands(click.Context(command))
        assert all(re.search(rf"^  {name} +\S", options, re.MULTILINE) for name in names)


WRITING = [path for path, command in COMMANDS if any("-o" in p.opts for p in command.params)]


@pytest.mark.parametrize("path", WRITING, ids=" ".join)
def test_what_is_written_is_never_called_by_the_sign_of_standard_input(
    advisor: Advisor, path: tuple[str, ...]
) -> None:
    outcome = advisor(*path, "-o", "-")
    assert (outcome.code, outcome.out) == (2, "")
    assert "`-` is not the name of a" in outcome.err


@pytest.mark.parametrize("path", [path for path, _ in COMMANDS])
def test_help_has_a_short_form_that_says_the_same(advisor: Advisor, path: tuple[str, ...]) -> None:
    assert advisor(*path, "-h") == advisor(*path, "--help")


def test_help_lists_every_exit_code(advisor: Advisor) -> None:
    words = " ".join(advisor("--help").out.split())
    assert all(f" {code} " in words for code in (0, 1, 2, 3, 4, 130))


def test_version_is_data(advisor: Advisor) -> None:
    outcome = advisor("--version")
    assert (outcome.code, outcome.err) == (0, "")
    assert __version__ in outcome.out


@pytest.mark.parametrize("path", [path for path in GROUPS if path])
def test_a_group_without_a_command_shows_its_help_as_an_error(
    advisor: Advisor, path: tuple[str, ...]
) -> None:
    outcome = advisor(*path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Commands:" in outcome.err


def test_without_a_command_and_a_terminal_the_other_ways_are_named(advisor: Advisor) -> None:
    outcome = advisor()
    assert (outcome.code, outcome.out) == (2, "")
    assert "advisor answers new" in outcome.err
    assert "--plain" in outcome.err


@pytest.mark.parametrize(
    ("line", "wrong", "meant"),
    [
        ("scroe F", "scroe", "score"),
        ("explian F", "explian", "explain"),
        ("rubric lnit", "lnit", "lint"),
        ("answers chek F", "chek", "check"),
        ("score --strit F", "--strit", "--strict"),
        ("score --rubrik x F", "--rubrik", "--rubric"),
        ("rubric list --fromat json", "--fromat", "--format"),
        ("--quite rubric list", "--quite", "--quiet"),
    ],
)
def test_an_unknown_command_or_option_is_refused_with_the_nearest_one(
    advisor: Advisor, line: str, wrong: str, meant: str
) -> None:
    outcome = advisor(*line.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert wrong in outcome.err
    assert re.search(rf"Did you mean (one of: )?[`']{meant}[`']", outcome.err)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("score", "'F'"),
        ("explain", "'F'"),
        ("score a b", "b"),
        ("score a --format xml", "json"),
        ("rubric schema replies", "answers"),
        ("rubric list --format", "--format"),
        ("report a --format docx", "html"),
    ],
)
def test_a_missing_surplus_or_impossible_argument_is_wrong_use(
    advisor: Advisor, line: str, named: str
) -> None:
    outcome = advisor(*line.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert named in outcome.err


def test_quiet_silences_remarks_and_nothing_else(advisor: Advisor, answers: Answers) -> None:
    line = ["answers", "check", *answers({"answering.rota": 1})]
    assert "can be used" in advisor(*line).err
    for option in ("--quiet", "-q"):
        for place in range(len(line) + 1):
            outcome = advisor(*line[:place], option, *line[place:])
            if place != len(line) - 1:  # there it would stand between --rubric and its value
                assert (outcome.code, outcome.err) == (0, "")


def test_quiet_keeps_data_and_errors(advisor: Advisor) -> None:
    assert advisor("-q", "score", SAMPLES[0]) == advisor("score", SAMPLES[0])
    refused = advisor("-q", "score", "nowhere.yaml")
    assert refused.code == 3
    assert "nowhere.yaml does not exist" in refused.err
