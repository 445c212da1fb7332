"""A report written at once, for command line and screens alike: all of its files, or none."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path

from advisor.errors import MissingLibraryError
from advisor.frozen import dataclass
from advisor.plain_text import plain
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.formats import file_name, renderer
from advisor.report.report_folder import ReportFolder
from advisor.result.model import Result
from advisor.translation import sentence


class WritingStage(StrEnum):
    """How far a format is."""

    WAITING = "waiting"
    RENDERING = "rendering"
    READY = "ready"
    LEFT_OUT = sentence("left out")
    WRITTEN = "written"


class Stopped(Exception):  # noqa: N818 it is not an error
    """The report was cancelled, and nothing written."""


@dataclass(frozen=True, kw_only=True)
class WrittenReport:
    """The files of a report, and in sentences what their reader should know."""

    paths: Sequence[Path]
    remarks: Sequence[str]


def write_report(  # noqa: PLR0913 how it looks and who follows it, each with a default
    result: Result,
    formats: Sequence[str],
    folder: ReportFolder,
    *,
    look: Appearance = PLAIN,
    tell: Callable[[str, WritingStage], None] = lambda *_: None,
    stop: Callable[[], bool] = lambda: False,
    leave_out: bool = False,
) -> WrittenReport:
    """Render the formats and write them, all or none; the PDF, which takes longest, last.

    `tell` is called with each format and how far it is; `stop` is asked between formats. With
    `leave_out`, a format whose system library is missing is left out, as long as another remains.
    Whether the folder may be written to was asked before. Raises Stopped, InputError for a
    template of one's own, OutputError.
    """
    contents: dict[str, bytes] = {}
    remarks: list[str] = []
    lacking: dict[str, MissingLibraryError] = {}
    for name in sorted(formats, key="pdf".__eq__):
        _go_on(stop)
        tell(name, WritingStage.RENDERING)
        try:
            made = renderer(name)
            contents[name] = made.render(result, look)
        except MissingLibraryError as error:
            if not leave_out or len(formats) == len(lacking) + 1:
                raise
            lacking[name] = error
        else:
            remarks += made.remarks
        tell(name, WritingStage.LEFT_OUT if name in lacking else WritingStage.READY)
    _go_on(stop)
    ready = [name for name in formats if name in contents]
    written = folder.write({file_name(name): contents[name] for name in ready})
    for name in ready:
        tell(name, WritingStage.WRITTEN)
    left_out = (_left_out(folder.path / file_name(name), lacking[name]) for name in lacking)
    return WrittenReport(
        paths=written.paths, remarks=[*written.remarks, *remarks, *chain.from_iterable(left_out)]
    )


def _go_on(stop: Callable[[], bool]) -> None:
    if stop():
        raise Stopped


def _left_out(path: Path, error: MissingLibraryError) -> list[str]:
    problem = error.problems[0]
    return [
        sentence(
            "{path} is not written: {message}.", path=plain(str(path)), message=problem.message
        ),
        problem.hint or "",
    ]
