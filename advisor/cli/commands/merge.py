"""`advisor merge`."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import click

from advisor.assessment.agreement import Respondent
from advisor.assessment.consensus import Consensus, Disagreement, Pick
from advisor.assessment.consensus import merge as merge_answers
from advisor.assessment.write import answers_yaml
from advisor.cli.completions import files
from advisor.cli.diagnostics import remark
from advisor.cli.options import OutputName, format_option, rubric_option
from advisor.cli.output import show_json, show_table
from advisor.cli.output_places import require_place
from advisor.cli.several_inputs import require_one_stdin
from advisor.cli.unforeseen_fault import writing
from advisor.document.presence import is_file
from advisor.document.read import STANDARD_INPUT
from advisor.report.files import write_files
from advisor.result.given import open_answers
from advisor.translation import counted, sentence


@click.command()
@click.argument("answers", metavar="A B ...", nargs=-1, required=True, shell_complete=files)
@click.option(
    "-o",
    "--output",
    "target",
    type=OutputName(),
    metavar="OUT",
    required=True,
    help=sentence("The merged file."),
)
@click.option(
    "--pick",
    type=click.Choice(["lowest", "median"]),
    default="lowest",
    show_default=True,
    help=sentence("Which of different answers is taken; of two in the middle the lower one."),
)
@rubric_option
@format_option
def merge(
    answers: tuple[str, ...], target: str, pick: Pick, rubric: str | None, output: str
) -> None:
    """Merge several respondents' answers files into OUT, and print where they differ.

    Each criterion is judged for itself. Who leaves it open does not count; met and unmet stand
    against unknown; where one says that it does not apply and another that it is met or not, it is
    left open. OUT says so in notes.
    """
    if len(answers) == 1:
        raise click.UsageError(sentence("Name at least two answers files."))
    require_one_stdin(answers)
    _require_own_place(target, answers)
    sources = _each_once(answers)
    opened = [open_answers(source, rubric) for source in sources]
    respondents = [
        Respondent(name=name, assessment=given.assessment)
        for name, given in zip(_names(sources), opened, strict=True)
    ]
    consensus = merge_answers(respondents, opened[0].rubric, pick)
    with writing():
        text = answers_yaml(opened[0].rubric, consensus.assessment)
        _write(Path(target), text.encode(), (*sources, rubric))
    _show(consensus, respondents, target, output)
    differ = counted("{n} disagreement", "{n} disagreements", len(consensus.disagreements))
    said = counted(
        "{n} respondent, {differ}", "{n} respondents, {differ}", len(respondents), differ=differ
    )
    remark(f"{target}: {said}.")


def _write(path: Path, data: bytes, inputs: Iterable[str | None]) -> None:
    """Write the merged file, which may be there already as it would be written."""
    with suppress(OSError, ValueError):
        if is_file(path) and path.read_bytes() == data:
            return
    require_place(path, inputs=inputs)
    write_files(path.parent, {path.name: data})


def _require_own_place(target: str, sources: Sequence[str]) -> None:
    if Path(target).suffix.lower() == ".json":
        raise click.UsageError(sentence("The merged file is YAML: name it with .yaml at its end."))
    if any(_same(target, source) for source in sources):
        raise click.UsageError(
            sentence("{target} is one of the files to merge: name another with -o.", target=target)
        )


def _each_once(sources: Iterable[str]) -> list[str]:
    """Leave out what is named twice: nobody answers twice."""
    kept: list[str] = []
    for source in sources:
        if any(_same(source, other) for other in kept):
            remark(sentence("{source} is named twice and counts once.", source=source))
        else:
            kept.append(source)
    return kept


def _same(one: str, other: str) -> bool:
    if STANDARD_INPUT in {one, other}:
        return False
    try:
        return Path(one).samefile(other)
    except OSError:  # one of them is not there
        return False


def _names(sources: Sequence[str]) -> Sequence[str]:
    """Return each file's name without its ending, or with as much of its path as it needs."""
    stems = ["stdin" if source == STANDARD_INPUT else Path(source).stem for source in sources]
    within = [f"{Path(s).parent.name}/{stem}" for s, stem in zip(sources, stems, strict=True)]
    return next((n for n in (stems, within) if len(set(n)) == len(n)), sources)


def _show(
    consensus: Consensus, respondents: Sequence[Respondent], target: str, output: str
) -> None:
    if output == "json":
        show_json(
            {
                "output": target,
                "respondents": [respondent.name for respondent in respondents],
                "disagreements": consensus.disagreements,
            }
        )
    elif consensus.disagreements:
        rows = [row for differing in consensus.disagreements for row in _rows(differing)]
        show_table(rows, header=("Practice", "Taken", "Said"))


def _rows(differing: Disagreement) -> Iterator[tuple[str, str, str]]:
    """Yield the practice, or each criterion where somebody named single ones."""
    if differing.plain or not differing.criteria:
        yield differing.practice, _taken(differing.taken), ", ".join(map(str, differing.said))
        return
    for criterion in differing.criteria:
        said = ", ".join(f"{who}: {what}" for who, what in criterion.said.items())
        yield f"{differing.practice}/{criterion.id}", _taken(criterion.taken), said


def _taken(taken: object) -> str:
    return sentence("left open") if taken is None else str(taken)
