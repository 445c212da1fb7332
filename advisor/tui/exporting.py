"""A report on its way or written, which outlives the screen that shows it."""

import time
from pathlib import Path

from advisor.assessment.model import Assessment
from advisor.errors import AdvisorError, Problem
from advisor.plain_text import counted
from advisor.rubric.model import Rubric
from advisor.tui.reporting import Reporting, Stage, Stopped


class Exporting:
    """One report: how far each format is and, once `ended`, its files or what went wrong.

    `run` belongs into a thread of its own; all else may be looked at meanwhile.
    """

    def __init__(self, formats: list[str], folder: Path, source: str | Path = "") -> None:
        self.formats = formats
        self.folder = folder
        self._source = source
        self.stages = dict.fromkeys(formats, Stage.WAITING)
        self.written: list[Path] = []
        self.told: tuple[str, ...] = ()
        self.problem: Problem | None = None
        self.cancelled = False
        self.ended = False
        self._times: dict[str, dict[Stage, float]] = {name: {} for name in formats}
        self._began = self._until = time.monotonic()
        self._reporting = Reporting(self._tell)

    def run(self, rubric: Rubric, assessment: Assessment) -> None:
        """Write the report, or note why that was not possible."""
        try:
            self.written = self._reporting.run(
                rubric, assessment, self.formats, self.folder, self._source
            )
            self.told = self._reporting.told
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
        """Cancel it; returns at once."""
        self._reporting.stop()

    def _tell(self, name: str, stage: Stage) -> None:
        self._times[name][stage] = time.monotonic()
        self.stages[name] = stage

    @property
    def seconds(self) -> float:
        """How long it took so far, or until it ended."""
        return (self._until if self.ended else time.monotonic()) - self._began

    def seconds_of(self, name: str) -> float:
        """How long a format is being rendered, or was."""
        times = self._times[name]
        began = times.get(Stage.RENDERING, 0.0)
        return times.get(Stage.READY, time.monotonic()) - began if began else 0.0

    @property
    def step(self) -> str:
        """What is going on, in a few words."""
        stages = set(self.stages.values())
        if stages == {Stage.WAITING}:
            return "Scoring and planning"
        return "Rendering" if stages & {Stage.WAITING, Stage.RENDERING} else "Writing the files"

    @property
    def outcome(self) -> str:
        """How it ended, in a sentence."""
        if self.problem is not None:
            return f"The report was not written: {self.problem.message}."
        if not self.written:
            return "The report was cancelled; nothing was written."
        folder = self.written[0].absolute().parent
        return f"The report is written: {counted(len(self.written), 'file')} in {folder}."
