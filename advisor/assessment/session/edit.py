"""The changes that can be made to an assessment, judged as if they stood in an answers file."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, get_args

from advisor.assessment.change import Change, Part, changed, net, parts
from advisor.assessment.criteria import Known, Said, with_said
from advisor.assessment.entered_values import checked, checked_answer
from advisor.assessment.model import (
    NOT_APPLICABLE,
    Answer,
    Assessment,
    Evidence,
    Person,
    ProfileValue,
    Urgent,
    Waiver,
)
from advisor.assessment.parts import ANSWER, PERSON, PLANNING, URGENT
from advisor.document.data import as_data
from advisor.document.fault_words import nearest
from advisor.document.share import written_share
from advisor.errors import ContentError
from advisor.rubric.model import Practice, Rubric
from advisor.translation import sentence

# The fields that say what is known of a practice.
_STANDING = tuple(field.name for field in ANSWER.groups()[0])


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

    def answer(
        self,
        practice_id: str,
        level: int | str | None,
        reason: str | None = None,
        *,
        approved_by: str | None = None,
        until: date | None = None,
    ) -> None:
        """Answer a practice: a level, unknown, not_applicable with a reason, or None for nothing.

        It speaks of every criterion of the practice, but for those waived, which stay so under a
        level. Note, evidence and marks stay. `approved_by` and `until` go with not_applicable.
        """
        if level == NOT_APPLICABLE and not (reason or "").strip():
            raise ContentError(
                sentence("not applicable needs a reason"),
                hint=sentence("Say why it does not apply."),
            )
        said = (
            sentence("no answer")
            if level is None
            else f"level {level}"
            if isinstance(level, int)
            else level
        )
        old = self.assessment.answers.get(practice_id, Answer())
        waived = old.waived if isinstance(level, int) else ()
        given: dict[str, Any] = {"level": level, "reason": reason, "waived": waived}
        given |= {"approved_by": approved_by, "until": until}
        self._answer(practice_id, said.replace("_", " "), **dict.fromkeys(_STANDING) | given)

    def by(self, practice_id: str, name: str | None) -> None:
        """Set who said so; a blank name is nobody."""
        self._answer(practice_id, sentence("who said so"), by=(name or "").strip() or None)

    def criterion(self, practice_id: str, criterion_id: str, state: Known | None) -> None:
        """Say of one criterion that it is met, unmet or unknown, or None for nothing."""
        self._criteria(practice_id, {criterion_id: state}, f"{criterion_id} {state or 'open'}")

    def criteria(self, practice_id: str, states: Mapping[str, Known | None]) -> None:
        """Say of several criteria what they are, and of the others what was said before."""
        self._criteria(practice_id, states, "criteria")

    def waive(
        self,
        practice_id: str,
        criterion_id: str,
        reason: str,
        *,
        by: str | None = None,
        approved_by: str | None = None,
        until: date | None = None,
    ) -> None:
        """Say of one criterion that it does not apply, and why."""
        if not reason.strip():
            raise ContentError(
                sentence("a waiver needs a reason"), hint=sentence("Say why it does not apply.")
            )
        waiver = Waiver(
            criterion=criterion_id, reason=reason, by=by, approved_by=approved_by, until=until
        )
        self._criteria(practice_id, {criterion_id: waiver}, f"{criterion_id} waived")

    def note(self, practice_id: str, text: str | None) -> None:
        """Set or, with blank text, remove the note of an answer."""
        unix = (text or "").replace("\r\n", "\n")  # as text pasted from elsewhere may have it
        self._answer(practice_id, "note", note=unix if unix.strip() else None)

    def evidence(self, practice_id: str, evidence: Iterable[Evidence | Mapping[str, Any]]) -> None:
        """Set what backs an answer."""
        self._answer(practice_id, "evidence", evidence=tuple(evidence))

    def flag(self, practice_id: str, on: bool) -> None:
        """Mark an answer for discussion, or no longer."""
        self._answer(practice_id, sentence("flag set") if on else sentence("flag removed"), flag=on)

    def urgent(self, practice_id: str, on: bool | Urgent) -> None:
        """Say that what an answer lacks hurt lately, and perhaps how, or no longer."""
        said = URGENT.written(on) if isinstance(on, Urgent) else on
        self._answer(practice_id, "urgent" if on else sentence("no longer urgent"), urgent=said)

    def team(self, fields: Mapping[str, ProfileValue | None]) -> None:
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
        # One of the two may stand in a file: what goes goes first.
        gone: dict[Part, Any] = {("people",): None} if found and self.assessment.people else {}
        self._set("capacity", gone | {("capacity", role): found.get(role) for role in roles})

    def people(self, people: Iterable[Person]) -> None:
        """Set the people by name; none removes them."""
        data = {"people": [PERSON.written_long(person) for person in people]}
        found = checked(self.rubric, data).people
        given = self.assessment.capacity if found else ()
        gone: dict[Part, Any] = {("capacity", role): None for role in given}
        self._set("people", {**gone, ("people",): found or None})

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
        old = ANSWER.written_long(self.assessment.answers.get(practice, Answer()))
        new = checked_answer(self.rubric, practice, {**old, **as_data(fields)})
        self._set(f"{self._practice(practice).title}: {what}", {("answers", practice): new})

    def _criteria(self, practice_id: str, states: Mapping[str, Said], what: str) -> None:
        old = self.assessment.answers.get(practice_id, Answer())
        practice = self._practice(practice_id)
        self._require_criteria(practice, states)
        new = with_said(practice, old, states, self.rubric.top)
        data = ANSWER.written_long(new)
        self._answer(practice_id, what, **{name: data.get(name) for name in _STANDING})

    def _require_criteria(self, practice: Practice, states: Mapping[str, Said]) -> None:
        ids = [criterion.id for criterion in practice.criteria]
        for name, state in states.items():
            if name not in ids:
                message = sentence(
                    "`{name}` is not a criterion of `{practice}`", name=name, practice=practice.id
                )
                raise ContentError(message, hint=nearest(name, ids))
            if isinstance(state, str) and state not in get_args(Known):
                raise ContentError(
                    sentence("a criterion is met, unmet or unknown, not `{state}`", state=state)
                )

    def _practice(self, practice_id: str) -> Practice:
        practices = {practice.id: practice for practice in self.rubric.practices}
        if practice_id not in practices:
            message = sentence(
                "`{practice_id}` is not a practice of this rubric", practice_id=practice_id
            )
            raise ContentError(message, hint=nearest(practice_id, practices))
        return practices[practice_id]

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

    def change(self, description: str, made: Iterable[Change]) -> None:
        """Make changes to values that were read by the rules of answers files."""
        self._make(description, net(made))

    def _make(self, description: str, made: tuple[Change, ...]) -> None:
        self.description = self.description or description
        self._assessment = changed(self._assessment, made)
        self._made += made
