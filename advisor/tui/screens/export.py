"""The report: which formats, where, how far, and where it is now."""

import shutil
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from advisor.errors import AdvisorError
from advisor.plain_text import counted, sentence, slug
from advisor.tui.reporting import Reporting, Stage, Stopped
from advisor.tui.screens.entry import WordsInput
from advisor.tui.screens.place import PlaceScreen
from advisor.tui.widgets.text import clickable, line, lines, meter

_FORMATS = {
    "pdf": ("p", "PDF", "to print and send around"),
    "html": ("h", "HTML", "one page for a browser, with everything to unfold"),
    "md": ("m", "Markdown", "for a wiki or a merge request"),
    "json": ("j", "JSON", "the result as data, for tools and later comparison"),
}
_SHARES = {Stage.WAITING: 0.0, Stage.RENDERING: 0.5, Stage.READY: 0.9, Stage.WRITTEN: 1.0}
_TICK_SECONDS = 0.2


class FolderInput(WordsInput):
    """Where the files go; enter writes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "write the report"),
        Binding("escape", "screen.leave_field", "done"),
    ]


class ExportScreen(PlaceScreen):
    """Writes the report and opens it."""

    PLACE = "export"
    ABOUT = "Enter writes the report. Nothing is written by halves: all formats chosen, or none."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "write the report"),
        Binding("escape", "stop", "cancel"),
        Binding("o", "open", "open the result", tooltip="With the program of this computer"),
        *(
            Binding(key, f"choose('{name}')", title, tooltip=f"Write {title}, or not")
            for name, (key, title, _) in _FORMATS.items()
        ),
        Binding("f", "folder", "folder", tooltip="Change where the files go"),
    ]
    CSS_PATH = "../styles/export.tcss"

    def body(self) -> Iterable[Widget]:
        """Yield formats, folder and progress."""
        yield Static(id="formats", markup=False)
        with Horizontal(id="where"):
            yield Label(line(("f  ", "bold $accent"), ("Folder  ", "bold")))
            yield FolderInput(id="folder", compact=True)
        yield Static(id="progress", markup=False)

    def begin(self) -> None:
        """Offer what most teams want."""
        super().begin()
        self._chosen = {"pdf", "html"}
        self._stages: dict[str, Stage] = {}
        self._written: list[Path] = []
        self._said: Content = line(
            ("enter", "bold $accent"), (" writes the report; nothing is sent anywhere.", "$quiet")
        )
        self._reporting: Reporting | None = None
        self._began = 0.0
        name = slug(self.workspace.assessment.team.name)
        self.query_one("#folder", Input).value = str(Path("reports") / name)
        self.set_interval(_TICK_SECONDS, self._tick)

    def fit(self) -> None:
        """Fill the body."""
        self._draw()

    def _draw(self) -> None:
        rows = [line(("Write these formats", "bold"))]
        for name, (key, title, says) in _FORMATS.items():
            chosen = name in self._chosen
            box = "☑" if chosen else "☐"
            rows.append(
                clickable(f"{key}  ", f"choose('{name}')", "bold $accent")
                + clickable(f"{box} {title:<10}", f"choose('{name}')", "bold" if chosen else "")
                + line((says, "$quiet"))
            )
        self.query_one("#formats", Static).update(lines(rows))
        self.query_one("#progress", Static).update(lines([*self._progress(), self._said]))
        self.refresh_bindings()

    def _progress(self) -> list[Content]:
        rows = []
        for name, stage in self._stages.items():
            title = _FORMATS[name][1]
            style = "$success" if stage is Stage.WRITTEN else "$secondary"
            rows.append(
                line(f"{title:<10}", (meter(_SHARES[stage], 20), style), f"  {stage.value}")
            )
        return [*rows, Content("")] if rows else []

    def _tick(self) -> None:
        if self._reporting is not None:
            self._said = line((f"{time.monotonic() - self._began:.0f} s, esc cancels", "$quiet"))
            self._draw()

    def action_choose(self, name: str) -> None:
        """Write a format, or not."""
        self._chosen ^= {name}
        self._draw()

    def action_folder(self) -> None:
        """Change the folder."""
        self.query_one("#folder", Input).focus()

    def action_leave_field(self) -> None:
        """Leave the folder's field."""
        self.set_focus(None)

    def on_input_submitted(self) -> None:
        """Write, from the field."""
        self.set_focus(None)
        self.action_write()

    def action_write(self) -> None:
        """Begin to write."""
        folder = self.query_one("#folder", Input).value.strip()
        formats = [name for name in _FORMATS if name in self._chosen]
        if not formats or not folder:
            missing = "a format" if not formats else "a folder"
            self._said = line((f"Choose {missing} first.", "bold $error"))
            self._draw()
            return
        self._stages = dict.fromkeys(formats, Stage.WAITING)
        self._written = []
        self._began = time.monotonic()
        self._reporting = Reporting(self._tell)
        self._draw()
        self._write(self._reporting, formats, Path(folder).expanduser())

    def _tell(self, name: str, stage: Stage) -> None:
        self.app.call_from_thread(self._stages.__setitem__, name, stage)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _write(self, reporting: Reporting, formats: list[str], folder: Path) -> None:
        workspace = self.workspace
        try:
            paths = reporting.run(workspace.rubric, workspace.assessment, formats, folder)
        except Stopped:
            self.app.call_from_thread(
                self._end, [], line(("Cancelled; nothing was written.", "bold"))
            )
        except (AdvisorError, OSError) as error:
            self.app.call_from_thread(self._end, [], _problem(error))
        else:
            self.app.call_from_thread(self._end, paths, Content(""))

    def _end(self, paths: list[Path], said: Content) -> None:
        self._reporting = None
        self._written = paths
        if paths:
            number = counted(len(paths), "file")
            seconds = time.monotonic() - self._began
            rows = [line((f"Written: {number} in {seconds:.1f} s", "bold $success"))]
            rows += [line((str(path.absolute()), "bold")) for path in paths]
            rows.append(line(("o", "bold $accent"), " opens ", (paths[0].name, "bold")))
            said = lines(rows)
        else:
            self._stages = {}
        self._said = said
        self._draw()

    def action_stop(self) -> None:
        """Cancel what is going on."""
        if self._reporting is not None:
            self._reporting.stop()

    def action_open(self) -> None:
        """Open the first file written."""
        if self._written:
            said = open_file(self._written[0].absolute())
            self.notify(said, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits: cancel while it goes on, open once it is there."""
        going = getattr(self, "_reporting", None) is not None
        fits = {
            "stop": going,
            "write": not going,
            "choose": not going,
            "folder": not going,
            "open": bool(getattr(self, "_written", ())) and not going,
        }
        return fits.get(action, super().check_action(action, parameters))

    async def on_click(self, event: object) -> None:
        """Toggle the format under the pointer."""
        style = getattr(event, "style", None)
        action = style.meta.get("act") if style else None
        if action:
            await self.run_action(action)


def open_file(path: Path) -> str:
    """Have this computer open a file, and return what to tell."""
    opener = next((found for name in ("xdg-open", "open") if (found := shutil.which(name))), None)
    if opener is None:
        return f"There is no program here to open it with. It is {path}"
    subprocess.Popen(  # noqa: S603 the opener is the computer's own, the path is ours
        [opener, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return f"Opening {path.name}"


def _problem(error: Exception) -> Content:
    hint = error.problems[0].hint if isinstance(error, AdvisorError) else None
    rows = [line((sentence(str(error)), "bold $error"))]
    return lines([*rows, line(("→ ", "$accent"), hint)] if hint else rows)
