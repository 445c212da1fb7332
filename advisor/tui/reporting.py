"""Report files written step by step, so that a screen can show how far it is, and stop it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from threading import Event, Thread

from advisor.assessment.model import Assessment
from advisor.errors import AdvisorError
from advisor.report.render import file_name, renderer
from advisor.report.renderers.protocol import Renderer
from advisor.report.report_folder import ReportFolder
from advisor.rubric.model import Rubric


class Stage(StrEnum):
    """How far a format is."""

    WAITING = "waiting"
    RENDERING = "rendering"
    READY = "ready"
    WRITTEN = "written"


class Stopped(Exception):  # noqa: N818 it is not an error
    """The reporting was cancelled, and nothing written."""


class Reporting:
    """One report being written; `run` does it in a thread of its own, `stop` ends it from another.

    `tell` is called with each format and how far it is, in the thread of `run`. `told` is what
    became of earlier reports in the folder.
    """

    def __init__(self, tell: Callable[[str, Stage], None]) -> None:
        self.told: tuple[str, ...] = ()
        self._tell = tell
        self._stopped = Event()
        self._renderers: dict[str, Renderer] = {}

    def run(
        self,
        rubric: Rubric,
        assessment: Assessment,
        formats: list[str],
        folder: Path,
        source: str | Path = "",
    ) -> list[Path]:
        """Write the formats, all or none, and return their paths; `source` is the answers file.

        Raises AdvisorError when one cannot be written, Stopped when it was stopped.
        """
        try:
            return self._run(rubric, assessment, formats, ReportFolder(folder, source))
        except (AdvisorError, OSError, ValueError):
            if self._stopped.is_set():
                raise Stopped from None
            raise
        finally:
            for made in self._renderers.values():
                with suppress(OSError, ValueError):
                    made.close()

    def _run(
        self, rubric: Rubric, assessment: Assessment, formats: list[str], folder: ReportFolder
    ) -> list[Path]:
        from advisor.result.build import build_result  # noqa: PLC0415 renderers get ready first

        # The PDF's process loads its libraries while the result is built here.
        for name in sorted(formats, key="pdf".__ne__):
            self._renderers[name] = renderer(name)
        result = build_result(rubric, assessment)
        for name, made in self._renderers.items():
            made.begin(result)
            if name == "pdf":  # its process lays it out from here on
                self._tell(name, Stage.RENDERING)
        contents = {}
        for name in sorted(formats, key="pdf".__eq__):
            self._check()
            if name != "pdf":
                self._tell(name, Stage.RENDERING)
            contents[file_name(name)] = self._renderers[name].render(result)
            self._tell(name, Stage.READY)
        self._check()
        return self._write(folder, contents, formats)

    def _write(
        self, folder: ReportFolder, contents: Mapping[str, bytes], formats: list[str]
    ) -> list[Path]:
        written = folder.write({file_name(name): contents[file_name(name)] for name in formats})
        for name in formats:
            self._tell(name, Stage.WRITTEN)
        self.told = written.told
        return written.paths

    def _check(self) -> None:
        if self._stopped.is_set():
            raise Stopped

    def stop(self) -> None:
        """End what is going on; returns at once."""
        self._stopped.set()
        Thread(target=self._close, daemon=True).start()

    def _close(self) -> None:
        for made in list(self._renderers.values()):
            with suppress(OSError, ValueError):
                made.close()
