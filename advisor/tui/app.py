"""The application: which screen is shown, and what holds on all of them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from advisor.errors import AdvisorError
from advisor.translation import sentence
from advisor.tui.appearance.themed_app import NEWS_SECONDS, ThemedApp
from advisor.tui.keyboard.key_table import CHOSEN, bound
from advisor.tui.keyboard.keys_everywhere import KEYS_EVERYWHERE
from advisor.tui.keyboard.user_keymap import read_keymap
from advisor.tui.screens.home.home_screen import HomeScreen
from advisor.tui.tabs import TABS

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from advisor.errors import Problem
    from advisor.rubric.model import Rubric
    from advisor.tui.screens.base.application import Application
    from advisor.tui.screens.base.tab_screen import TabScreen
    from advisor.tui.screens.export.report_export import ReportExport
    from advisor.tui.screens.help.palette_commands import Command
    from advisor.tui.workspace.workspace import Workspace

_WATCH_SECONDS = 1.5
_WARNING_SECONDS = 20
_CHANGES = {"undo", "redo"}
_PROPOSALS = "proposals.proposals_screen:ProposalsScreen"  # no tab: few assessments have some
_NOT_COUNTED = sentence("Keys of your own: what is wrong here does not count")
_ENDED = {WorkerState.SUCCESS, WorkerState.ERROR}


class AdvisorApp(ThemedApp):
    """Opens an assessment, takes a team through it, and shows what follows."""

    TITLE = "advisor"
    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (104, "-wide"), (150, "-very-wide")]  # noqa: RUF012 as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            bound(f"go-{name}", f"go('{name}')", tab.title, tab.about, show=False)
            for name, tab in TABS.items()
        ),
        *KEYS_EVERYWHERE,
    ]

    def __init__(
        self,
        *,
        workspace: "Workspace | None" = None,
        rubric: "Rubric | None" = None,
    ) -> None:
        super().__init__()
        self.rubric = rubric
        self.workspace = workspace
        self._left = ""
        self._exports: dict[Worker[None], ReportExport] = {}
        self._keymap_read = read_keymap()
        CHOSEN.set(self._keymap_read.keys)

    @property
    def fault(self) -> Exception | None:
        """What nobody foresaw and ended the application, if anything did."""
        return self._exception

    def _fatal_error(self) -> None:
        """Leave the screen; whoever ran the application says what happened, without a traceback."""
        self._close_messages_no_wait()

    def get_default_screen(self) -> Screen[None]:
        """Begin at home, or where a file is open already, below its tab."""
        return HomeScreen() if self.workspace is None else Screen()

    def on_mount(self) -> None:
        """Ask the first question of an open file, and watch it."""
        if self.workspace is not None:
            self.workspace.remember()
            self.action_go("walk" if self.workspace.proposals is None else "proposals")
        self.set_interval(_WATCH_SECONDS, self.watch_file)
        self.set_keymap(dict(self._keymap_read.keys))
        if self._keymap_read.problems:
            self.call_after_refresh(self._show, self._keymap_read.problems, _NOT_COUNTED)

    def open_path(
        self, path: Path, refused: "Callable[[AdvisorError], None] | None" = None
    ) -> None:
        """Open an answers file that is there, and ask its first open question.

        One that cannot be used is explained, by `refused` if that is given.
        """
        from advisor.tui.workspace.open_workspace import open_existing  # noqa: PLC0415 home needs none of it

        try:
            self.enter(open_existing(path, self.rubric))
        except AdvisorError as error:
            (refused or self.show_problems)(error)
        else:
            self.call_next(self.ask_about_conflicts)

    def begin(self, path: Path, *, team: str, quick: bool) -> None:
        """Begin an assessment in a new file."""
        from advisor.tui.workspace.open_workspace import begin_workspace  # noqa: PLC0415 home needs none of it

        self.attempt(lambda: self.enter(begin_workspace(path, self.rubric, team=team, quick=quick)))

    def open_sample(self, path: Path) -> None:
        """Open a copy of a sample that goes when the application ends."""
        from advisor.tui.workspace.open_workspace import sample_copy  # noqa: PLC0415 home needs none of it

        self.attempt(lambda: self.open_path(sample_copy(path)))

    def enter(self, workspace: "Workspace", tab: str = "walk") -> None:
        """Show a workspace."""
        self._warn(self.close_workspace())
        self.workspace = workspace
        workspace.remember()
        self.action_go(tab)

    def close_workspace(self) -> str:
        """Let go of the file at hand; return what the team must know of it, or nothing."""
        workspace, self.workspace = self.workspace, None
        return workspace.close() if workspace is not None else ""

    def on_unmount(self) -> None:
        """Let go of the file when the application ends."""
        for exporting in self._exports.values():
            exporting.stop()
        self._left = self.close_workspace()

    @property
    def farewell(self) -> str:
        """What is to be known after the application ended, or nothing."""
        unfinished = (exporting.closing_sentence for exporting in self._exports.values())
        return " ".join(filter(None, (self._left, *unfinished)))

    def _warn(self, text: str) -> None:
        if text:
            self.notify(text, severity="warning", timeout=_WARNING_SECONDS, markup=False)

    def action_go(self, tab: str) -> None:
        """Go to one of the tabs, or home."""
        if tab == "home":
            self.leave()
        elif self.workspace is not None:
            self._leave_for(partial(self._show_tab, tab))

    def _show_tab(self, tab: str) -> None:
        if self.workspace is not None:
            screen = _tab_screen(tab)(self.workspace)
            if self.tab is self.screen:
                self.switch_screen(screen)
            else:
                self.push_screen(screen)

    def leave(self) -> None:
        """Go home, or back to the teams that one was chosen of.

        Everything is saved already, or it is said where it is kept.
        """
        self._leave_for(self._go_home)

    def _go_home(self) -> None:
        self._warn(self.close_workspace())
        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            self.pop_screen()
            if getattr(self.screen, "IS_RETURNED_TO", False):
                return
        if not isinstance(self.screen, HomeScreen):
            self.push_screen(HomeScreen())

    def action_undo(self) -> None:
        """Take the last change back."""
        self.step("undo")

    def action_redo(self) -> None:
        """Make a change again that was taken back."""
        self.step("redo")

    def step(self, which: Literal["undo", "redo"]) -> bool:
        """Undo or redo a change, and say on the screen at hand which; tell whether it was done."""
        workspace = self.workspace
        if workspace is None:
            return False
        done: list[bool] = []
        if not self.attempt(lambda: done.append(workspace.step(which))):
            return False
        self.renew()
        if self.tab is not None and not self.tab.SHOWS_NEWS:
            self.tell(workspace.news)
        return done[0]

    def renew(self) -> None:
        """Have the tab at hand, and what lies over it, show the session anew."""
        from advisor.tui.screens.base.panel_screen import PanelScreen  # noqa: PLC0415 home needs none of it

        if self.tab is not None:
            self.tab.renew()
        if isinstance(self.screen, PanelScreen):
            self.screen.renew()

    @property
    def tab(self) -> "TabScreen | None":
        """The tab at hand, below whatever lies over it."""
        if self.workspace is None:
            return None
        from advisor.tui.screens.base.tab_screen import TabScreen  # noqa: PLC0415 home needs none of it

        return next((s for s in self.screen_stack if isinstance(s, TabScreen)), None)

    def export(self, workspace: "Workspace", exporting: "ReportExport") -> None:
        """Write a report in the background, whichever screen is shown meanwhile."""
        workspace.report_export = exporting
        run = partial(exporting.run, workspace.rubric, workspace.assessment)
        worker = self.run_worker(run, thread=True, exit_on_error=False, group="export")
        self._exports[worker] = exporting

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say how a report ended, unless the screen at hand shows it."""
        if event.worker.group == "plan-file" and event.state is WorkerState.ERROR:
            self.notify(sentence("This cannot be planned."), severity="error", markup=False)
        if event.worker not in self._exports or event.state not in _ENDED:
            return
        exporting = self._exports.pop(event.worker)
        if event.worker.error is not None:
            exporting.fail(event.worker.error)
        if not self.screen_stack:  # they are gone already: the program ends
            return
        self.renew()
        here = self.workspace is not None and self.workspace.report_export is exporting
        if not (here and self.screen is self.tab and self.tab.TAB == "export"):
            severity: SeverityLevel = "error" if exporting.problem else "information"
            self.notify(
                exporting.closing_sentence, severity=severity, timeout=NEWS_SECONDS, markup=False
            )

    def watch_file(self) -> None:
        """Notice when somebody else changed the file, or took it over."""
        workspace = self.workspace
        if workspace is None or not self.screen_stack:  # the program ends
            return
        self.run_worker(workspace.remember, thread=True, group="recent", exclusive=True)
        elsewhere = workspace.session.busy_elsewhere
        change = workspace.session.check_disk()
        if change is not None:
            workspace.note_others(change.merged)
        if change is not None or elsewhere != workspace.session.busy_elsewhere:
            self.renew()
        if workspace.is_taken_over and not elsewhere:
            self._warn(sentence("Both sessions take over what the other writes."))
        self.ask_about_conflicts()

    def ask_about_conflicts(self) -> None:
        """Ask once about each answer that somebody else's contradicts, however it was found."""
        if self.workspace is None or self.screen.is_modal:
            return
        if self.workspace.has_new_conflicts():
            self.action_settle()

    def action_take_over(self) -> None:
        """Write to a file that another session has open as well."""
        if self.workspace is not None:
            self.workspace.session.take_over()
            self.renew()
            self.refresh_bindings()

    def action_settle(self) -> None:
        """Say which answers stay where somebody else changed them too."""
        from advisor.tui.screens.conflicts.conflicts_screen import ConflictsScreen  # noqa: PLC0415

        if self.workspace is not None and not self.screen.is_modal:
            self.push_screen(ConflictsScreen(self.workspace.session), lambda _: self.renew())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer tabs and undo only where there is an assessment, and nothing lies over it."""
        if action == "go" and parameters == ("home",):
            return not isinstance(self.screen, HomeScreen)
        if action in {"go", "undo", "redo", "blockers", "find", "proposals"}:
            if self.workspace is None:
                return False
            return None if action in _CHANGES and self.workspace.read_only else True
        if action == "take_over":
            return self.workspace is not None and self.workspace.can_take_over
        if action == "settle":
            return self.workspace is not None and bool(self.workspace.session.conflicts)
        return super().check_action(action, parameters)

    def _leave_for(self, then: Callable[[], object]) -> None:
        """Do what leaves the tab at hand, once it is settled what would be lost by that."""
        if self.tab is None:
            then()
        else:
            self.tab.leave_for(then)

    async def action_quit(self) -> None:
        """End; a panel that lies over the screen is left first, so that no word in it is lost."""
        leave = getattr(self.screen, "action_leave", None)
        if self.screen.is_modal and leave is not None:
            leave()
        else:
            self._leave_for(self.exit)

    def action_help(self) -> None:
        """Show the keys of the screen at hand."""
        from advisor.tui.screens.help.help_screen import HelpScreen  # noqa: PLC0415 loaded when asked for

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_blockers(self) -> None:
        """List what blocks the next level, and go to the question chosen."""
        from advisor.tui.screens.questions.blockers_screen import BlockersScreen  # noqa: PLC0415

        if self.workspace is not None and not self.screen.is_modal:
            self.push_screen(BlockersScreen(self.workspace), self._ask)

    def action_proposals(self) -> None:
        """Go through what a scan proposed, in the file given or the one beside the answers."""
        workspace = self.workspace
        if workspace is None or self.screen.is_modal:
            return
        if workspace.proposals is not None or self.attempt(workspace.open_proposals):
            self.action_go("proposals")

    def action_find(self) -> None:
        """Find a practice by its words, and go to it."""
        from advisor.tui.screens.questions.find_question_screen import FindQuestionScreen  # noqa: PLC0415 loaded when asked for

        if self.workspace is not None and not self.screen.is_modal:
            self.push_screen(FindQuestionScreen(self.workspace), self._ask)

    def _ask(self, practice: str | None) -> None:
        if practice is not None:
            self._leave_for(partial(self._show_question, practice))

    def _show_question(self, practice: str) -> None:
        if self.workspace is not None:
            self.workspace.news = ""
            self.workspace.go_to(practice)
            self._show_tab("walk")

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change; when the session refuses it, say why. Tell whether it was made."""
        try:
            change()
        except AdvisorError as error:
            self.show_problems(error)
            return False
        self.call_next(self.ask_about_conflicts)
        return True

    def show_problems(self, error: AdvisorError) -> None:
        """Say what is wrong and what to do about it."""
        self._show(error.problems)

    def _show(
        self, problems: "Sequence[Problem]", heading: str = sentence("This does not work yet")
    ) -> None:
        from advisor.tui.screens.help.problems_screen import ProblemsScreen  # noqa: PLC0415

        self.push_screen(ProblemsScreen(problems, heading))

    def action_palette(self) -> None:
        """Offer all that can be done on the screen at hand, by name."""
        from advisor.tui.screens.help.command_palette_screen import CommandPaletteScreen  # noqa: PLC0415
        from advisor.tui.screens.help.palette_commands import commands  # noqa: PLC0415 loaded when asked for

        if not self.screen.is_modal:
            self.push_screen(CommandPaletteScreen(list(commands(self.screen))), self._perform)

    async def _perform(self, command: "Command | None") -> None:
        if command is not None and command.node.is_attached:
            await self.run_action(command.action, command.node)


if TYPE_CHECKING:  # the type checker tells when it lacks what screens ask of it
    _SERVES_SCREENS: type[Application] = AdvisorApp


def _tab_screen(tab: str) -> "type[TabScreen]":
    place = TABS[tab].screen if tab in TABS else _PROPOSALS
    screen: type[TabScreen] = resolve_name(f"advisor.tui.screens.{place}")
    return screen
