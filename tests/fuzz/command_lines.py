"""Command lines that somebody got wrong."""

from collections.abc import Iterator

import click
from hypothesis import strategies as st

from advisor.cli.command_line import cli
from tests.build import SAMPLES
from tests.fuzz.case import Case, as_latin
from tests.fuzz.odd import WORDS

_FILES = {
    "team.yaml": as_latin(SAMPLES[0].read_text()),
    "other.yaml": as_latin(SAMPLES[0].read_text().replace("level: 2", "level: 1")),
    "result.json": as_latin(SAMPLES[0].with_name("result.json").read_text()),
}
# Nothing that names a place outside the folder, or that an argument cannot hold.
_ODD = [
    word
    for word in WORDS
    if not set(word) & set("/\\\0") and len(word) < 10_000 and ".." not in word
]
_WORDS = st.sampled_from(
    [
        *_ODD,
        *_FILES,
        *("-", "--", ".", "missing.yaml", "testing", "overall", "mlops:testing", "mlops-devops@1"),
        *("2", "testing=2", "testing=1.5", "ml-engineer=1", "2027-03-01", "json", "md", "text"),
        *("testing=nan", f"testing={'9' * 5000}", "=", "=1", "a=b=c", "ml-engineer=-1"),
    ]
)


def _commands(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Yield every command with its options, but for those that serve, and go on for ever."""
    if not isinstance(command, click.Group):
        options = [name for option in command.params for name in option.opts if name[0] == "-"]
        yield path, options
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        if below is not None and name not in {"web", "mcp"}:
            yield from _commands(below, (*path, name))


_COMMANDS = list(_commands(cli))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a command with options and words in any order, most of them wrong."""
    path, options = draw(st.sampled_from(_COMMANDS))
    first = draw(st.sampled_from(sorted(_FILES)))
    given = [draw(_WORDS)] if draw(st.integers(0, 3)) == 0 else [first]
    for _ in range(draw(st.integers(0, 4))):
        option = draw(st.sampled_from([*options, "--nothing", "--help"]))
        given += [option, draw(_WORDS)]
        given += [draw(_WORDS)] if draw(st.integers(0, 4)) == 0 else []
    # No PDF, which a second process makes, nor screens, for which there is no terminal.
    last = {"report": ["--format", "md"], "assess": ["--plain"]}.get(path[0], [])
    typed = "\n".join(draw(st.lists(_WORDS, max_size=6)))
    return Case(arguments=(*path, *given, *last), files=_FILES, typed=as_latin(typed))
