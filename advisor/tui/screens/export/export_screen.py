"""The report: which formats, where, how far, and where it is now."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from advisor.errors import OutputError, Problem
from advisor.plain_text import as_sentence
from advisor.report.output_permission import OccupiedError
from advisor.report.report_folder import ReportFolder, free_folder
from advisor.report.writing import WritingStage
from advisor.translation import counted, sentence
from advisor.tui.forms.discard_question import DiscardQuestion, question
from advisor.tui.keyboard.key_table import bound, key_to
from advisor.tui.screens.base.entry_screen import WordsInput
from advisor.tui.screens.base.tab_screen import TabScreen
from advisor.tui.screens.export.external_viewer import open_file
from advisor.tui.screens.export.report_export import ReportExport
from advisor.tui.widgets.text import clickable, line, lines, meter

_FORMATS = {
    "pdf": ("PDF", sentence("to print and send around")),
    "html": ("HTML", sentence("one page for a browser, with everything to unfold")),
    "md": ("Markdown", sentence("for a wiki or a merge request")),
    "json": ("JSON", sentence("the result as data, for tools and later comparison")),
}
_READY = {WritingStage.READY, WritingStage.WRITTEN}
_DONE = {*_READY, WritingStage.LEFT_OUT}
_TICK_SECONDS = 0.1
_SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


class FolderInput(WordsInput):
    """Where the files go; enter writes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("entry-save", "submit", sentence("write the report"), show=False),
        bound("entry-abandon", "screen.leave_field", "leave", sentence("The folder as it was")),
    ]


class ExportScreen(TabScreen):
    """Writes the report and opens it."""

    TAB = "export"
    ABOUT = sentence(
        "Enter writes the report. Nothing is written by halves: all formats chosen, or none."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("choose", "write", sentence("write the report")),
        bound("back", "stop", "cancel"),
        bound(
            "open",
            "open",
            sentence("open the result"),
            sentence("With the program of this computer"),
        ),
        *(
            bound(
                f"number-{n}",
                f"choose('{name}')",
                "format",
                sentence("Write {title}, or not", title=title),
            )
            for n, (name, (title, _)) in enumerate(_FORMATS.items(), 1)
        ),
        bound("next-part", "folder", "folder", sentence("Change where the files go")),
    ]
    CSS_PATH = "../../styles/export.tcss"

    def body(self) -> Iterable[Widget]:
        """Yield formats, folder and progress."""
        yield Static(id="formats", markup=False)
        with Horizontal(id="where"):
            yield Label(line((f"{key_to('next-part')}  ", "bold $accent"), ("Folder  ", "bold")))
            yield FolderInput(id="folder", compact=True)
        yield Static(id="progress", markup=False)

    _said: Content | None = None
    _asked_about = ""
    _folder = ""
    _discard: DiscardQuestion

    def begin(self) -> None:
        """Offer what most teams want, or what was written last."""
        super().begin()
        last = self.workspace.report_export
        self._chosen = set(last.formats) if last else {"pdf", "html"}
        team = self.workspace.assessment.team.name
        folder = last.folder if last else free_folder(Path("reports"), team, self._source).path
        self.query_one("#folder", Input).value = str(folder)
        self.set_interval(_TICK_SECONDS, self._tick)

    @property
    def _source(self) -> str | Path:
        """The file that the report is of; a passing copy stands for none."""
        return "" if self.workspace.passing else self.workspace.session.path

    @property
    def _going(self) -> bool:
        exporting = self.workspace.report_export
        return exporting is not None and not exporting.ended

    def fit(self) -> None:
        """Fill the body."""
        self._draw()

    def renew(self) -> None:
        """Show the report as it stands."""
        super().renew()
        self._draw()

    def _draw(self) -> None:
        rows = [line((sentence("Write these formats"), "bold"))]
        for n, (name, (title, says)) in enumerate(_FORMATS.items(), 1):
            chosen = name in self._chosen
            box = "☑" if chosen else "☐"
            rows.append(
                clickable(f"{key_to(f'number-{n}')}  ", f"choose('{name}')", "bold $accent")
                + clickable(f"{box} {title:<10}", f"choose('{name}')", "bold" if chosen else "")
                + line((says, "$quiet"))
            )
        self.query_one("#formats", Static).update(lines(rows))
        shown = [*_shown(self.workspace.report_export), *([self._said] if self._said else [])]
        self.query_one("#progress", Static).update(lines(shown or [_first()]))
        self.refresh_bindings()

    def _tick(self) -> None:
        if self._going:
            self._draw()

    def _say(self, text: str, style: str = "bold") -> None:
        self._said = line((text, style))
        self._draw()

    def _may_write(self, folder: ReportFolder, formats: list[str]) -> bool:
        """Tell whether the report may be written; what is in its way is asked about once."""
        asked = f"{folder.path} {' '.join(formats)}"
        try:
            folder.require_free(formats, force=asked == self._asked_about)
        except OutputError as error:
            forcible = isinstance(error, OccupiedError)
            self._asked_about = asked if forcible else ""
            hint = (
                sentence("Enter again replaces it; {elsewhere}.", elsewhere=_elsewhere())
                if forcible
                else f"{_elsewhere()}."
            )
            message = error.problems[0].message
            self._said = lines(_problem(Problem(message=message, hint=hint)))
            self._draw()
            return False
        self._asked_about = ""
        return True

    def action_choose(self, name: str) -> None:
        """Write a format, or not."""
        self._chosen ^= {name}
        self._draw()

    def action_folder(self) -> None:
        """Change the folder."""
        self.query_one("#folder", Input).focus()

    def on_descendant_focus(self) -> None:
        """Know what the folder was before it is changed."""
        self._folder, self._discard = self.query_one("#folder", Input).value, DiscardQuestion()

    def action_leave_field(self) -> None:
        """Leave the folder's field as it was, once it is clear that it may be."""
        field = self.query_one("#folder", Input)
        if self._discard.may_discard(field.value, self._folder):
            field.value, self._said = self._folder, None
            self.set_focus(None)
            self._draw()
        else:
            self._say(question(), "bold $warning")

    def on_input_submitted(self) -> None:
        """Write, from the field."""
        self.set_focus(None)
        self.action_write()

    def action_write(self) -> None:
        """Begin to write; it goes on when the screen is left."""
        if self._going:
            return
        folder = self.query_one("#folder", Input).value.strip()
        formats = [name for name in _FORMATS if name in self._chosen]
        if not formats or not folder:
            missing = "a format" if not formats else "a folder"
            self._say(sentence("Choose {missing} first.", missing=missing), "bold $error")
            return
        place = ReportFolder(Path(folder).expanduser(), self._source)
        if not self._may_write(place, formats):
            return
        self._said = None
        self.application.export(self.workspace, ReportExport(formats, place.path, self._source))
        self._draw()

    def action_stop(self) -> None:
        """Cancel what is going on."""
        exporting = self.workspace.report_export
        if exporting is not None:
            exporting.stop()

    def action_open(self) -> None:
        """Open the first file written."""
        exporting = self.workspace.report_export
        if exporting is not None and exporting.written:
            self._open(exporting.written[0].absolute())

    @work(exclusive=True)
    async def _open(self, path: Path) -> None:
        self._say(f"Opening {path.name} …")
        self._say(await open_file(path))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits: cancel while it goes on, open once it is there."""
        exporting = self.workspace.report_export
        fits = {
            "stop": self._going,
            "write": not self._going,
            "choose": not self._going,
            "folder": not self._going,
            "open": exporting is not None and exporting.ended and bool(exporting.written),
        }
        if action in fits:
            return fits[action] or None
        return super().check_action(action, parameters)

    async def on_click(self, event: object) -> None:
        """Toggle the format under the pointer."""
        style = getattr(event, "style", None)
        action = style.meta.get("act") if style else None
        if action:
            await self.run_action(action)


def _elsewhere() -> str:
    return sentence("{next_part} changes the folder", next_part=key_to("next-part"))


def _first() -> Content:
    says = sentence(" writes the report; nothing is sent anywhere.")
    return line((key_to("choose"), "bold $accent"), (says, "$quiet"))


def _shown(exporting: ReportExport | None) -> list[Content]:
    """Return how far a report is, or how it ended."""
    if exporting is None:
        return []
    if not exporting.ended:
        return [
            *_progress(exporting),
            line(
                (
                    sentence(
                        "{back} cancels; it goes on while you look elsewhere.", back=key_to("back")
                    ),
                    "$quiet",
                )
            ),
        ]
    if exporting.problem is not None:
        return _problem(exporting.problem)
    if not exporting.written:
        return [line((sentence("Cancelled; nothing was written."), "bold"))]
    number = counted("{n} file", "{n} files", len(exporting.written))
    return [
        line(
            (
                sentence(
                    "Written: {number} in {seconds:.1f} s", number=number, seconds=exporting.seconds
                ),
                "bold $success",
            )
        ),
        *(line((str(path.absolute()), "bold")) for path in exporting.written),
        *(line((text, "$quiet")) for text in exporting.remarks),
        line((key_to("open"), "bold $accent"), " opens ", (exporting.written[0].name, "bold")),
    ]


def _progress(exporting: ReportExport) -> list[Content]:
    """Return a line for the whole, and one for each format."""
    turning = _SPINNER[int(exporting.seconds / _TICK_SECONDS) % len(_SPINNER)]
    ready = sum(stage in _DONE for stage in exporting.stages.values())
    planned = set(exporting.stages.values()) != {WritingStage.WAITING}
    share = (planned + ready) / (len(exporting.stages) + 2)
    rows = [
        line(
            (f"{turning} {exporting.step}, {exporting.seconds:.0f} s  ", "bold"),
            (meter(share, 20), "$accent"),
        )
    ]
    for name, stage in exporting.stages.items():
        sign, said = "·", "waiting"
        if stage is WritingStage.RENDERING:
            sign, said = turning, f"rendering, {exporting.seconds_of(name):.0f} s"
        elif stage in _READY:
            sign, said = "✓", sentence("ready in {name:.1f} s", name=exporting.seconds_of(name))
        elif stage is WritingStage.LEFT_OUT:
            said = str(stage)
        rows.append(line(f"{sign} {_FORMATS[name][0]:<10}{said}"))
    return rows


def _problem(problem: Problem) -> list[Content]:
    rows = [line((as_sentence(problem.message), "bold $error"))]
    return [*rows, line(("→ ", "$accent"), problem.hint)] if problem.hint else rows
