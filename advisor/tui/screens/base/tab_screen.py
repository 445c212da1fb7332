"""What the tabs of one assessment have in common."""

from collections.abc import Callable, Iterable
from typing import ClassVar, cast

from textual import events
from textual.actions import parse
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from advisor.translation import sentence
from advisor.tui.keyboard.key_hints import offers
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.base.application import Application, application
from advisor.tui.widgets.backdrop import Backdrop
from advisor.tui.widgets.key_bar import KeyBar
from advisor.tui.widgets.standing_bar import StandingBar
from advisor.tui.widgets.tab_bar import TabBar
from advisor.tui.widgets.text import line
from advisor.tui.workspace.workspace import Workspace


class TabScreen(Screen[None], Backdrop):
    """A screen with the tabs above, the standing in view and its keys below.

    `TAB` is its id among the tabs; `ABOUT` is what the help says it is for, in which a name in
    braces stands for its key; `SHOWS_NEWS` tells whether the body shows what the last change was.
    `CHANGES` are the actions that change the file.
    """

    TAB: ClassVar[str] = ""
    ABOUT: ClassVar[str] = ""
    SHOWS_NEWS: ClassVar[bool] = False
    CHANGES: ClassVar[frozenset[str]] = frozenset(("undo", "redo"))
    AUTO_FOCUS = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._offered: tuple[str | None, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the frame around the body."""
        workspace = self.workspace
        yield TabBar(self.TAB)
        yield StandingBar(workspace.assessment.team.name, workspace.standing, workspace.asked)
        yield from self.body()
        yield Static(id="notice", markup=False)
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """Yield what is between standing and keys."""
        return ()

    def on_mount(self) -> None:
        """Begin, unless the screen was left before it was laid out."""
        if self in self.app.screen_stack:
            self.begin()

    @property
    def application(self) -> Application:
        """The application, which knows the way between tabs."""
        return application(self)

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change; when the session refuses it, say why. Tell whether it was made."""
        return self.application.attempt(change)

    def begin(self) -> None:
        """Show how the file stands."""
        self.show_standing()

    def show_standing(self) -> None:
        """Bring the bars up to date with the session."""
        self.show_notice()
        workspace = self.workspace
        self.query_one(TabBar).show_state(workspace.session.state.value)
        self.query_one(StandingBar).show(
            workspace.assessment.team.name, workspace.standing, workspace.asked
        )

    def show_notice(self) -> None:
        """Say what the team must know of the file, and offer the keys that go with its state."""
        workspace, session = self.workspace, self.workspace.session
        self._offer(session.state.value, session.busy_elsewhere)
        notice = self.query_one("#notice", Static)
        message = workspace.message
        notice.display = bool(message)
        if message:
            settle = (sentence(" ctrl+r settles it."), "bold $accent") if session.conflicts else ""
            notice.update(line((message, "bold $warning"), settle))

    def _offer(self, *state: str | None) -> None:
        """Offer other keys when the file can be written to, or no longer."""
        if state != self._offered:
            self._offered = state
            self.refresh_bindings()

    def may_leave(self) -> bool:
        """Tell whether nothing is lost by going elsewhere; if something is, ask first."""
        return True

    def leave_for(self, then: Callable[[], object]) -> None:
        """Go elsewhere, once it is settled what becomes of what would be lost."""
        if self.may_leave():
            then()

    def say(self, text: str) -> None:
        """Say what a key did."""
        if self.SHOWS_NEWS:
            self.workspace.news = text
            self.renew()
        else:
            self.application.tell(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no change of a file that is open for reading only."""
        if action in self.CHANGES and self.workspace.read_only:
            return None
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Say of a key that would change a file which is open for reading only why it does not."""
        if not self.workspace.read_only:
            return
        pressed = [
            offer.binding.action
            for offer in offers(cast("Screen[object]", self))
            if offer.key == event.key
        ]
        if any(parse(action)[1] in self.CHANGES for action in pressed):
            event.stop()
            self.say_locked()

    def say_locked(self) -> None:
        """Say why nothing is changed, and how it could be."""
        also = (
            sentence(" {take_over} writes here as well.", take_over=key_to("take-over"))
            if self.workspace.can_take_over
            else ""
        )
        self.say(sentence("Open for reading only: nothing is changed.{also}", also=also))

    def on_resize(self) -> None:
        """Fill the screen once its size is known, and whenever that changes."""
        self.call_after_refresh(self._fit_if_there)

    def _fit_if_there(self) -> None:
        if self in self.app.screen_stack:
            self.fit()

    def fit(self) -> None:
        """Fill the body, whose columns depend on the size."""

    def on_screen_resume(self) -> None:
        """Show what was done on a screen that lay over this one."""
        if self in self.app.screen_stack:
            self.show_standing()
            self.application.ask_about_conflicts()

    def renew(self) -> None:
        """Show the session anew after it was changed from elsewhere."""
        self.show_standing()
