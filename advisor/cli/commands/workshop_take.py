"""`advisor workshop take`."""

from datetime import date
from functools import partial
from pathlib import Path

import click

from advisor.assessment.session.session import Session
from advisor.cli.completions import files
from advisor.cli.diagnostics import remark
from advisor.cli.options import rubric_option
from advisor.document.read import STANDARD_INPUT
from advisor.errors import ContentError, Location
from advisor.plain_text import one_line
from advisor.result.given import open_answers, require_answers
from advisor.rubric.catalogue import named_rubric
from advisor.translation import counted, sentence


@click.command("take")
@click.argument("answers", metavar="F", shell_complete=files)
@click.argument("others", metavar="WHO.yaml …", nargs=-1, required=True, shell_complete=files)
@rubric_option
def workshop_take(answers: str, others: tuple[str, ...], rubric: str | None) -> None:
    """Count answers files of those who cannot come as their votes on F, shown with all others.

    Each is named by its file, or as NAME=FILE says. A workshop on F must not run meanwhile; where
    none has begun, one begins. F itself stays as it is.
    """
    from advisor.workshop.absent import take_votes  # noqa: PLC0415 no other command needs it
    from advisor.workshop.votes_beside import votes_beside  # noqa: PLC0415 see above

    if STANDARD_INPUT in {answers, *others}:
        raise click.UsageError(sentence("Name the files: each says whose votes they are."))
    chosen, today = named_rubric(rubric), date.today()  # noqa: DTZ011 the day where people are
    named = [_named(other) for other in others]
    require = partial(require_answers, file=answers)
    with Session.open(Path(answers), chosen, read_only=True, require=require) as session:
        opened = [(name, open_answers(file, rubric)) for name, file in named]
        for name, given in opened:
            _require_rubric(name, given.rubric.reference, session.rubric.reference)
        store, _ = votes_beside(session)
        try:
            for name, given in opened:
                taken = take_votes(store, session.rubric, name, given.assessment, today)
                _say(name, taken, len(store.workshop.agenda))
        finally:
            store.close()


def _named(given: str) -> tuple[str, str]:
    """Return whose file it is, and the file; a file may have = in its own name."""
    name, equals, file = given.partition("=")
    if equals and not Path(given).exists():
        return one_line(name) or Path(file).stem, file
    return one_line(Path(given).stem), given


def _require_rubric(name: str, found: str, wanted: str) -> None:
    if found != wanted:
        raise ContentError(
            sentence(
                "the answers of {name} are for `{found}`, those of the workshop for `{wanted}`",
                name=name,
                found=found,
                wanted=wanted,
            ),
            location=Location(file=name),
        )


def _say(name: str, taken: int, questions: int) -> None:
    remark(
        counted(
            "{name} votes on {taken} of {n} question.",
            "{name} votes on {taken} of {n} questions.",
            questions,
            name=name,
            taken=taken,
        )
    )
