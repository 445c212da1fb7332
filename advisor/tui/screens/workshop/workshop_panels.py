"""What whoever facilitates changes in small lists and forms: people, actions, time, waivers."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from advisor.assessment.model import Waiver
from advisor.assessment.votes import events
from advisor.assessment.votes.model import Participant
from advisor.translation import counted, sentence
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.workshop.decision_draft import DecisionDraft
from advisor.tui.screens.workshop.row_screen import Row, RowScreen
from advisor.tui.screens.workshop.workshop_entries import WorkshopEntries
from advisor.workshop.actions import time_frame

if TYPE_CHECKING:
    from advisor.workshop.guests import Guests

_NEW, _UNNAMED, _DOOR = "new", "unnamed", "door"  # ids of rows; others have a sign before them
_PERSON, _ACTION = "person ", "action "
_MINUTE = 60


class WorkshopPanels(WorkshopEntries):
    """Asks for what is seldom needed, each on a small screen."""

    guests: "Guests"
    marked: str | None = None
    _ending = False

    async def record(self, draft: DecisionDraft) -> None:
        """Record what is said of a question."""
        raise NotImplementedError

    async def action_again(self) -> None:
        """Let people vote once more on the question under discussion."""
        current = self.room.workshop.current
        if current is not None:
            await self.open(current)

    async def action_done(self) -> None:
        """End the workshop, when asked twice."""
        if not self._ending:
            says = sentence(
                "{done} once more ends the workshop; what is open is parked.", done=key_to("done")
            )
            self.say(says)
            self._ending = True
            return
        says = sentence("The workshop is over; {pause} takes it up again.", pause=key_to("pause"))
        await self.do(events.WorkshopEnded(at=self.room.clock()), says)

    def action_leave_out(self) -> None:
        """Ask why the marked fact, or the whole question, does not apply."""
        from advisor.tui.forms.value_checks import day_problem  # noqa: PLC0415 loaded when asked for
        from advisor.tui.screens.base.form_screen import FormField, FormScreen  # noqa: PLC0415 likewise

        draft, marked = self.draft, self.marked
        if draft is None:
            return
        text = next((c.text for c in draft.practice.criteria if c.id == marked), "")
        title = sentence("Not applicable: {title}", title=draft.practice.title)
        by = (self.room.workshop.facilitators or ("",))[-1]
        screen = FormScreen(
            sentence("Does not apply: {text}", text=text) if text else title,
            sentence("It counts only when somebody else approves it; without, it is not known."),
            [
                FormField(
                    name="reason",
                    title=sentence("Why"),
                    hint=sentence("why it does not concern this team"),
                    required=True,
                ),
                FormField(name="by", title=sentence("Said by"), value=by),
                FormField(name="approved_by", title=sentence("Approved by")),
                FormField(
                    name="until",
                    title=sentence("Until"),
                    hint=sentence("YYYY-MM-DD, or empty"),
                    check=day_problem,
                ),
            ],
        )
        self.app.push_screen(screen, lambda typed: self._left_out(draft, marked, typed))

    def _left_out(
        self, draft: DecisionDraft, criterion: str | None, typed: dict[str, str] | None
    ) -> None:
        if typed is None:
            return
        draft.leave_out(
            Waiver(
                criterion=criterion or "",
                reason=typed["reason"],
                by=typed["by"] or None,
                approved_by=typed["approved_by"] or None,
                until=date.fromisoformat(typed["until"]) if typed["until"] else None,
            )
        )
        if criterion is None:
            self.run_worker(self.record(draft))
        else:
            self.say("")

    def action_frame(self) -> None:
        """Ask how long all, and one question, may take, and until when people vote apart."""
        from advisor.tui.forms.value_checks import day_problem  # noqa: PLC0415 loaded when asked for
        from advisor.tui.screens.base.form_screen import FormField, FormScreen  # noqa: PLC0415 likewise
        from advisor.tui.screens.workshop.timebox_text import (  # noqa: PLC0415 likewise
            minutes_problem,
            shown_timebox,
            timebox_problem,
        )

        workshop = self.room.workshop
        minutes = FormField(
            name="minutes",
            title=sentence("All"),
            hint=sentence("the pace is told by it; empty for none"),
            value=str(workshop.minutes or ""),
            check=minutes_problem,
        )
        timebox = FormField(
            name="timebox",
            title=sentence("A question"),
            hint=sentence("such as 1.5; empty for none"),
            value=shown_timebox(workshop.timebox),
            check=timebox_problem,
        )
        until = FormField(
            name="open_until",
            title=sentence("Apart until"),
            hint=sentence("YYYY-MM-DD: who cannot come votes until then"),
            value=str(workshop.open_until or ""),
            check=day_problem,
        )
        screen = FormScreen(
            sentence("Time"),
            sentence("In minutes. When the time of a question is up, its votes are shown."),
            [minutes, timebox, until],
        )
        self.app.push_screen(screen, self._framed)

    def _framed(self, typed: dict[str, str] | None) -> None:
        from advisor.tui.screens.workshop.timebox_text import timebox_minutes  # noqa: PLC0415 loaded when asked for

        if typed is None:
            return
        frame = time_frame(
            int(typed["minutes"]) if typed["minutes"] else None,
            timebox_minutes(typed["timebox"]),
            date.fromisoformat(typed["open_until"]) if typed["open_until"] else None,
            self.room.clock(),
        )
        self.run_worker(self.do(frame, sentence("The time is set.")))

    def action_people(self) -> None:
        """Show who takes part; let one go, or nobody else in."""
        screen = RowScreen(
            sentence("Who takes part"),
            sentence(
                "Who is let go may come in anew, from any device; what was voted stays. "
                "A name is held by one device."
            ),
            list(self._people()),
            sentence("let go"),
        )
        self.app.push_screen(screen, self._chose_person)

    def _people(self) -> Iterator[Row]:
        workshop, roles = self.room.workshop, {r.id: r.title for r in self.room.rubric.roles}
        for person in workshop.participants.values():
            yield Row(id=f"{_PERSON}{person.name}", text=person.name, said=_standing(person, roles))
        unnamed = workshop.unnamed - workshop.unnamed_away - workshop.unnamed_apart
        if unnamed > 0:
            text = counted("{n} without a name", "{n} without a name", unnamed)
            yield Row(id=_UNNAMED, text=text, said=sentence("all of them go"))
        closed = self.guests.closed
        door = sentence("Let others in again") if closed else sentence("Let nobody else in")
        yield Row(id=_DOOR, text=door, said=sentence("closed") if closed else "")

    def _chose_person(self, row: str | None) -> None:
        if row is None:
            return
        if row == _DOOR:
            self.guests.close(closed=not self.guests.closed)
            shut = self.guests.closed
            self.say(sentence("Nobody else is let in.") if shut else sentence("All are let in."))
            return
        name = row.removeprefix(_PERSON) if row.startswith(_PERSON) else None
        self.run_worker(self._let_go(name))

    async def _let_go(self, name: str | None) -> None:
        says = sentence("All without a name were let go; they may come in anew.")
        if name is not None:
            says = sentence("{name} was let go, and may come in anew.", name=name)
        await self.attempt(self.guests.let_go(name), says)

    def action_agree(self) -> None:
        """Ask who does what by when; where something is agreed, show that first."""
        actions = self.room.workshop.actions
        if not actions:
            super().action_agree()
            return
        rows = [Row(id=_NEW, text=sentence("A new action …"))]
        for number, action in enumerate(actions):
            said = ", ".join(filter(None, (action.owner, str(action.due or ""))))
            rows.append(Row(id=f"{_ACTION}{number}", text=action.what, said=said))
        screen = RowScreen(
            sentence("Actions"), sentence("Choosing one drops it."), rows, sentence("choose")
        )
        self.app.push_screen(screen, self._chose_action)

    def _chose_action(self, row: str | None) -> None:
        if row == _NEW:
            super().action_agree()
        elif row is not None:
            number = int(row.removeprefix(_ACTION))
            dropped = events.ActionDropped(number=number, at=self.room.clock())
            self.run_worker(self.do(dropped, sentence("The action is dropped.")))


def _standing(person: Participant, roles: dict[str, str]) -> str:
    told = [roles.get(person.role or "", person.role or "")]
    told += [sentence("votes apart")] if person.apart else []
    told += [] if person.here else [sentence("left")]
    return ", ".join(filter(None, told))
