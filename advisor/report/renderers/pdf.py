"""The report as PDF, from the same templates as the HTML."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from advisor.errors import OutputError
from advisor.plain_text import plain
from advisor.report.brand.model import PLAIN, Appearance
from advisor.report.renderers.protocol import Renderer
from advisor.report.renderers.system_libraries import missing_library
from advisor.report.renderers.typeset import FAILED, UNSHOWN

if TYPE_CHECKING:  # the result is read while the renderers get ready
    from advisor.report.result import Result

_ROOM_IN_THE_PIPE = 1 << 20
_FEW = 8


class PdfRenderer(Renderer):
    """Has a process of its own lay the pages out, so that the caller can go on, or stop it.

    The process loads WeasyPrint from the moment the renderer is made.
    """

    def __init__(self) -> None:
        self._begun = False
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "advisor.report.renderers.typeset"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pipesize=_ROOM_IN_THE_PIPE,
        )

    def close(self) -> None:
        """End the process, finished or not."""
        with self._process:
            self._process.kill()

    def begin(self, result: "Result", appearance: Appearance = PLAIN) -> None:
        """Hand the page over, to be laid out while the caller does something else."""
        # Only now: this process has started the other one by the time it imports Jinja.
        from advisor.report.renderers.html import page  # noqa: PLC0415

        self._begun = True
        stdin, self._process.stdin = self._process.stdin, None
        if stdin:
            with suppress(BrokenPipeError), stdin:  # what the process died of is read below
                stdin.write(page(result, medium="print", appearance=appearance).encode())

    def render(self, result: "Result", appearance: Appearance = PLAIN) -> bytes:
        """Return the PDF. Raises OutputError when WeasyPrint's system libraries are missing."""
        if not self._begun:
            self.begin(result, appearance)
        pdf, complaint = self._process.communicate()
        if self._process.returncode == FAILED:
            raise missing_library(json.loads(pdf))
        if self._process.returncode:
            last = complaint.decode(errors="replace").strip().rpartition("\n")[2]
            raise OutputError(f"the PDF could not be laid out: {last}")
        self.remarks = tuple(_remarks(complaint.decode(errors="replace")))
        return pdf


def _remarks(complaint: str) -> Iterator[str]:
    for line in complaint.splitlines():
        if line.startswith(UNSHOWN):
            found = json.loads(line.removeprefix(UNSHOWN))
            yield (
                f"No font on this machine shows {plain(' '.join(found[:_FEW]))}"
                f"{' and others' if len(found) > _FEW else ''}: the PDF has boxes in their place. "
                "Install a font that does, such as Debian's fonts-noto-core."
            )
