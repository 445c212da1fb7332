"""The changes that can be made to an assessment, judged as if they stood in an answers file."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from advisor.assessment.entered_values import judged, judged_answer
from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment, Evidence
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
    def _make(self, description: str, after: Assessment) -> None:
        """Take a changed assessment over."""

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
        team = judged(self.rubric, {"team": {**now, **fields}}).team
        self._make("team", replace(self.assessment, team=team))

    def assessed_on(self, day: date) -> None:
        """Set the day of the assessment."""
        self._make("date", replace(self.assessment, assessed_on=day))

    def capacity(self, roles: Mapping[str, float | None]) -> None:
        """Set the people of some roles, in full-time equivalents; None removes one."""
        data = {"capacity": {**self.assessment.capacity, **roles}}
        found = judged(self.rubric, data).capacity
        self._make("capacity", replace(self.assessment, capacity=found))

    def target(self, level: int | None = None, by: date | None = None) -> None:
        """Set the level to reach and the day to reach it; None removes one."""
        found = judged(self.rubric, {"target": {"level": level, "by": by}}).target
        target = replace(self.assessment.target, level=found.level, by=found.by)
        self._make("target", replace(self.assessment, target=target))

    def planning(self, **fields: Any) -> None:
        """Set when and how the team works on the plan; None makes a field what it is at first."""
        data = {**as_data(self.assessment.planning), **as_data(fields)}
        if data["share"] is not None:
            data["share"] = written_share(data["share"])
        found = judged(self.rubric, {"planning": data}).planning
        self._make("plan", replace(self.assessment, planning=found))

    def kpi(self, kpi_id: str, current: float | None, target: float | None) -> None:
        """Set where a figure is and should go, in its unit; two times None removes it."""
        found = judged(self.rubric, {"kpis": {kpi_id: {"current": current, "target": target}}}).kpis
        kpis = {**self.assessment.kpis, **found}
        if current is None and target is None:
            del kpis[kpi_id]
        title = next(kpi.title for kpi in self.rubric.kpis if kpi.id == kpi_id)
        self._make(title, replace(self.assessment, kpis=kpis))

    def _answer(self, practice: str, what: str, **fields: Any) -> None:
        old = as_data(self.assessment.answers.get(practice, Answer()))
        new = judged_answer(self.rubric, practice, {**old, **as_data(fields)})
        answers = {**self.assessment.answers, practice: new}
        title = next(p.title for p in self.rubric.practices if p.id == practice)
        self._make(f"{title}: {what}", replace(self.assessment, answers=answers))


class Revision(Edits):
    """Several changes that are to be made at once; `description` names the first of them."""

    def __init__(self, rubric: Rubric, assessment: Assessment) -> None:
        self.rubric = rubric
        self.description = ""
        self._assessment = assessment

    @property
    def assessment(self) -> Assessment:
        """The assessment with the changes so far."""
        return self._assessment

    def _make(self, description: str, after: Assessment) -> None:
        self.description = self.description or description
        self._assessment = after
