"""The changes that can be made to an assessment, judged as if they stood in an answers file."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from advisor.assessment.change import Change, Part, changed, net, parts
from advisor.assessment.entered_values import checked, checked_answer
from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment, Evidence
from advisor.assessment.parts import PLANNING
from advisor.document.data import as_data
from advisor.document.share import written_share
from advisor.errors import ContentError
from advisor.rubric.model import Rubric


class Edits(ABC):
    """Every change there is; what becomes of it is for the heir to say.

    Each raises AdvisorError, with nothing changed, when a value is not one the file could hold.
    """

    rubric: Rubric

    @property
    @abstractmethod
    def assessment(self) -> Assessment:
        """The assessment as it stands."""

    @abstractmethod
    def _make(self, description: str, made: tuple[Change, ...]) -> None:
        """Take changes of the assessment over."""

    def answer(self, practice_id: str, level: int | str | None, reason: str | None = None) -> None:
        """Answer a practice: a level, unknown, not_applicable with a reason, or None for nothing.

        Note, evidence and marks stay.
        """
        if level == NOT_APPLICABLE and not (reason or "").strip():
            raise ContentError("not applicable needs a reason", hint="Say why it does not apply.")
        said = (
            "no answer" if level is None else f"level {level}" if isinstance(level, int) else level
        )
        self._answer(practice_id, said.replace("_", " "), level=level, reason=reason)

    def note(self, practice_id: str, text: str | None) -> None:
        """Set or, with blank text, remove the note of an answer."""
        unix = (text or "").replace("\r\n", "\n")  # as text pasted from elsewhere may have it
        self._answer(practice_id, "note", note=unix if unix.strip() else None)

    def evidence(self, practice_id: str, evidence: Iterable[Evidence | Mapping[str, Any]]) -> None:
        """Set what backs an answer."""
        self._answer(practice_id, "evidence", evidence=tuple(evidence))

    def flag(self, practice_id: str, on: bool) -> None:
        """Mark an answer for discussion, or no longer."""
        self._answer(practice_id, "flag set" if on else "flag removed", flag=on)

    def urgent(self, practice_id: str, on: bool) -> None:
        """Say that what an answer lacks hurt lately, or no longer."""
        self._answer(practice_id, "urgent" if on else "no longer urgent", urgent=on)

    def team(self, fields: Mapping[str, str | bool | None]) -> None:
        """Set the team's `name` or fields of its profile; None removes one."""
        now = {"name": self.assessment.team.name, **self.assessment.team.profile}
        team = checked(self.rubric, {"team": {**now, **fields}}).team
        found = {"name": team.name, **team.profile}
        self._set("team", {("team", name): found.get(name) for name in fields})

    def assessed_on(self, day: date) -> None:
        """Set the day of the assessment."""
        self._set("date", {("assessed_on",): day})

    def capacity(self, roles: Mapping[str, float | None]) -> None:
        """Set the people of some roles, in full-time equivalents; None removes one."""
        data = {"capacity": {**self.assessment.capacity, **roles}}
        found = checked(self.rubric, data).capacity
        self._set("capacity", {("capacity", role): found.get(role) for role in roles})

    def target(self, level: int | None = None, by: date | None = None) -> None:
        """Set the level to reach and the day to reach it; None removes one."""
        found = checked(self.rubric, {"target": {"level": level, "by": by}}).target
        self._set("target", {("target", "level"): found.level, ("target", "by"): found.by})

    def planning(self, **fields: Any) -> None:
        """Set when and how the team works on the plan; None makes a field what it is at first."""
        data = {**PLANNING.written_long(self.assessment.planning), **as_data(fields)}
        if fields.get("share") is not None:
            data["share"] = written_share(fields["share"])
        found = checked(self.rubric, {"planning": data}).planning
        given = {field.name: value for field, value in PLANNING.filled(found).items()}
        self._set("plan", {("planning", name): given.get(name) for name in fields})

    def kpi(self, kpi_id: str, current: float | None, target: float | None) -> None:
        """Set where a figure is and should go, in its unit; two times None removes it."""
        given = {"current": current, "target": target}
        found = checked(self.rubric, {"kpis": {kpi_id: given}}).kpis[kpi_id]
        title = next(kpi.title for kpi in self.rubric.kpis if kpi.id == kpi_id)
        gone = current is None and target is None
        self._set(title, {("kpis", kpi_id): None if gone else found})

    def _answer(self, practice: str, what: str, **fields: Any) -> None:
        old = as_data(self.assessment.answers.get(practice, Answer()))
        new = checked_answer(self.rubric, practice, {**old, **as_data(fields)})
        title = next(p.title for p in self.rubric.practices if p.id == practice)
        self._set(f"{title}: {what}", {("answers", practice): new})

    def _set(self, description: str, values: Mapping[Part, Any]) -> None:
        """Give parts their new values; a part that stays as it is is no change."""
        now = parts(self.assessment)
        made = (Change(part=p, before=now.get(p), after=after) for p, after in values.items())
        self._make(description, net(made))


class Revision(Edits):
    """Several changes that are to be made at once; `description` names the first of them."""

    def __init__(self, rubric: Rubric, assessment: Assessment) -> None:
        self.rubric = rubric
        self.description = ""
        self._assessment = assessment
        self._made: tuple[Change, ...] = ()

    @property
    def assessment(self) -> Assessment:
        """The assessment with the changes so far."""
        return self._assessment

    @property
    def made(self) -> tuple[Change, ...]:
        """The changes so far, one for each part that is not as it was."""
        return net(self._made)

    def _make(self, description: str, made: tuple[Change, ...]) -> None:
        self.description = self.description or description
        self._assessment = changed(self._assessment, made)
        self._made += made
