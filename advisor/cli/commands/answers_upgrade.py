"""`advisor answers upgrade`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from advisor.assessment.upgrade import CarriedField, Undecided, Upgrade, upgraded
from advisor.assessment.upgraded_text import upgraded_text
from advisor.cli.backup_copy import back_up
from advisor.cli.diagnostics import remark
from advisor.cli.options import OutputName, answers_argument, format_option, rubric_option
from advisor.cli.output import show_json, show_table
from advisor.cli.output_places import require_place
from advisor.cli.unforeseen_fault import writing
from advisor.document.destination import Destination, destination
from advisor.document.parse import parse_document
from advisor.document.presence import is_file
from advisor.document.read import STANDARD_INPUT, display_name, read_text
from advisor.report.files import write_files
from advisor.report.output_permission import not_written
from advisor.rubric.catalogue import find_rubric, named_rubric
from advisor.rubric.extends_upgrade import extends_present_edition
from advisor.rubric.model import Rubric
from advisor.rubric.source import MAIN_FILE
from advisor.translation import counted, sentence


@click.command()
@answers_argument
@click.option(
    "-o",
    "--output",
    "target",
    type=OutputName(),
    metavar="OUT",
    help=sentence("Write to this file instead of F."),
)
@rubric_option
@format_option
def upgrade(answers: str, target: str | None, rubric: str | None, output: str) -> None:
    """Carry answers of an earlier edition over to the present one, and list what is undecided.

    A level says of the facts it was cut into that they are met; of those of the next level only
    that one at least is not. Comments stay. Without -o the earlier file is kept under a name that
    ends in .bak. A rubric file that extends an earlier edition is carried over as well.
    """
    if answers == STANDARD_INPUT and target is None:
        raise click.UsageError(sentence("Answers from standard input need -o."))
    source = answers
    if source != STANDARD_INPUT and is_file(Path(source) / MAIN_FILE):
        source = str(Path(source) / MAIN_FILE)
    place = _place(source, target, rubric)
    text = read_text(source)
    document = parse_document(text, file=display_name(source))
    if isinstance(document.data, dict) and {"extends", "version"} <= {*document.data}:
        extending = extends_present_edition(text, document.data)
        if extending is None:
            _say_present(source)
            return
        _write(place, extending, in_place=target is None)
        remark(sentence("Its major version rose, and with it what answers for it name."))
        remark(sentence("Judge it by: advisor rubric lint {path}", path=place.path))
        return
    chosen = named_rubric(rubric)
    if _is_present(document.data, chosen):
        _say_present(source)
        return
    found = upgraded(document, chosen)
    kept = _write(place, upgraded_text(text, found), in_place=target is None)
    _show(found, place, kept, output)


def _place(source: str, target: str | None, rubric: str | None) -> Destination:
    """Return where the answers go: into their own file, unless another is named."""
    if target is not None:
        return require_place(Path(target), inputs=(source, rubric))
    try:
        place = destination(Path(source))
        if place.state is not None and place.file is None:
            raise click.UsageError(
                sentence("{source} is no regular file: name another with -o.", source=source)
            )
        place.require_writable()
    except (OSError, ValueError) as error:
        raise not_written(Path(source), error) from None
    return place


def _is_present(data: Any, rubric: Rubric | None) -> bool:
    named = data.get("rubric") if isinstance(data, dict) else None
    return named == (rubric or find_rubric()).reference


def _say_present(source: str) -> None:
    remark(
        sentence(
            "{source} is of the present edition: nothing is to be done.",
            source=display_name(source),
        )
    )


def _write(place: Destination, text: str, *, in_place: bool) -> Path | None:
    """Write what was carried over, and return where the earlier file is kept, if it gave way."""
    with writing():
        kept = back_up(place) if in_place else None
        write_files(place.path.parent, {place.path.name: text.encode()})
    if kept is not None:
        remark(sentence("What was in {path} is kept in {kept}.", path=place.path, kept=kept))
    return kept


def _show(upgrade: Upgrade, place: Destination, kept: Path | None, output: str) -> None:
    if output == "json":
        show_json(
            {
                "output": str(place.path),
                "kept": None if kept is None else str(kept),
                "rubric": upgrade.rubric.reference,
                "undecided": upgrade.undecided,
                "waived": upgrade.waived,
                "profile": upgrade.profile,
            }
        )
    elif rows := [*_rows(upgrade)]:
        show_table(rows, header=("What", "Where", "Which"))
    unknown = sum(len(one.unknown) for one in upgrade.undecided)
    new = sum(len(one.not_asked) for one in upgrade.undecided)
    remark(
        sentence(
            "{path}: {unknown}; {new}.",
            path=place.path,
            unknown=counted(
                "{n} criterion could not be decided and is unknown",
                "{n} criteria could not be decided and are unknown",
                unknown,
            ),
            new=counted(
                "{n} that decide a level was not asked before",
                "{n} that decide a level were not asked before",
                new,
            ),
        )
    )


def _rows(upgrade: Upgrade) -> Iterator[tuple[str, str, str]]:
    for field in upgrade.profile:
        yield sentence("carried over"), f"team.{field.field}", _carried(field)
    for practice in upgrade.waived:
        yield sentence("counts once approved"), practice, "not_applicable"
    for undecided in upgrade.undecided:
        yield from _undecided(undecided)


def _carried(field: CarriedField) -> str:
    now = ", ".join(f"{name}: {_value(value)}" for name, value in field.now.items())
    return f"{_value(field.was)} → {now}"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _undecided(undecided: Undecided) -> Iterator[tuple[str, str, str]]:
    if undecided.unknown:
        yield sentence("at least one is unmet"), undecided.practice, ", ".join(undecided.unknown)
    if undecided.not_asked:
        yield sentence("not asked before"), undecided.practice, ", ".join(undecided.not_asked)
