"""A report on its way or written, which outlives the screen that shows it."""

import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from advisor.assessment.model import Assessment
from advisor.errors import AdvisorError, Problem
from advisor.report.report_folder import ReportFolder
from advisor.report.writing import Stopped, WritingStage, write_report
from advisor.rubric.model import Rubric
from advisor.translation import counted, sentence


class ReportExport:
    """One report: how far each format is and, once `ended`, its files or what went wrong.

    `run` belongs into a thread of its own; all else may be looked at meanwhile.
    """

    def __init__(self, formats: list[str], folder: Path, source: str | Path = "") -> None:
        self.formats = formats
        self.folder = folder
        self._source = source
        self.stages = dict.fromkeys(formats, WritingStage.WAITING)
        self.written: Sequence[Path] = ()
        self.remarks: Sequence[str] = ()
        self.problem: Problem | None = None
        self.cancelled = False
        self.ended = False
        self._times: dict[str, dict[WritingStage, float]] = {name: {} for name in formats}
        self._began = self._until = time.monotonic()
        self._stopped = Event()

    def run(self, rubric: Rubric, assessment: Assessment) -> None:
        """Write the report, or note why that was not possible."""
        try:
            from advisor.result.build import build_result  # noqa: PLC0415 planning takes its time

            written = write_report(
                build_result(rubric, assessment, compared=True),
                self.formats,
                ReportFolder(self.folder, self._source),
                tell=self._tell,
                stop=self._stopped.is_set,
                leave_out=True,
            )
            self.written, self.remarks = written.paths, written.remarks
        except Stopped:
            self.cancelled = True
        except (AdvisorError, OSError) as error:
            self.fail(error)
        finally:
            self._until = time.monotonic()
            self.ended = True

    def fail(self, error: BaseException) -> None:
        """Note what went wrong."""
        if isinstance(error, AdvisorError):
            self.problem = error.problems[0]
        else:
            self.problem = Problem(message=str(error) or repr(error))

    def stop(self) -> None:
        """Cancel it; returns at once, and what is being rendered is not written."""
        self._stopped.set()

    def _tell(self, name: str, stage: WritingStage) -> None:
        self._times[name][stage] = time.monotonic()
        self.stages[name] = stage

    @property
    def seconds(self) -> float:
        """How long it took so far, or until it ended."""
        return (self._until if self.ended else time.monotonic()) - self._began

    def seconds_of(self, name: str) -> float:
        """How long a format is being rendered, or was."""
        times = self._times[name]
        began = times.get(WritingStage.RENDERING, 0.0)
        return times.get(WritingStage.READY, time.monotonic()) - began if began else 0.0

    @property
    def step(self) -> str:
        """What is going on, in a few words."""
        stages = set(self.stages.values())
        if stages == {WritingStage.WAITING}:
            return sentence("Scoring and planning")
        return (
            "Rendering"
            if stages & {WritingStage.WAITING, WritingStage.RENDERING}
            else sentence("Writing the files")
        )

    @property
    def closing_sentence(self) -> str:
        """How it ended, in a sentence."""
        if self.problem is not None:
            return sentence("The report was not written: {message}.", message=self.problem.message)
        if not self.written:
            return sentence("The report was cancelled; nothing was written.")
        folder = self.written[0].absolute().parent
        return counted(
            "The report is written: {n} file in {folder}.",
            "The report is written: {n} files in {folder}.",
            len(self.written),
            folder=folder,
        )
