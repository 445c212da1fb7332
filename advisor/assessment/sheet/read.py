"""A spreadsheet into answers: what a person filled in, upon what it was made from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor.assessment.change import Change, changed, part_of
from advisor.assessment.entered_values import checked
from advisor.assessment.model import Answer, Assessment, Evidence
from advisor.assessment.sheet.answer_rows import evidence_in, read_answer_rows, refuse_unplaced
from advisor.assessment.sheet.cells import SheetFile
from advisor.assessment.sheet.columns import (
    ANSWERS,
    EVIDENCE,
    MADE_FROM,
    SEPARATOR,
    TEAM,
    Head,
)
from advisor.assessment.sheet.entries import Entries
from advisor.assessment.sheet.faults import Faults
from advisor.assessment.sheet.origin import MadeFrom, answers_before, asked, data_of, origin_of
from advisor.assessment.sheet.shown_only import refuse_overwritten, refuse_overwritten_question
from advisor.assessment.sheet.table_rows import TableRows
from advisor.assessment.sheet.team_facts import team_facts
from advisor.errors import ContentError, Location
from advisor.frozen import dataclass
from advisor.rubric.catalogue import find_rubric
from advisor.rubric.model import Practice, Rubric
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class SheetAnswers:
    """What a spreadsheet says: the answers as they were when it was made, and as they are now.

    `cells` tells where each practice's answer stands, `missing` how many criteria have no row.
    """

    rubric: Rubric
    before: Assessment
    after: Assessment
    cells: Mapping[str, str]
    missing: int


def read_sheet(file: SheetFile, rubric: Rubric | None = None) -> SheetAnswers:
    """Return the answers in a spreadsheet, by the rubric given or the one it names.

    Raises ContentError with every fault and its cell.
    """
    made_from = _origin(file)
    used = _rubric(file, made_from, rubric)
    before = answers_before(made_from.packed, used)
    if before is None:
        raise _refused(
            file,
            sentence("what `{table}` keeps of the answers was changed", table=MADE_FROM.name),
            sentence("Make a new spreadsheet with `advisor answers sheet`, and copy the cells."),
        )
    return _Reading(file, used, before).answers()


def _origin(file: SheetFile) -> MadeFrom:
    kept = [
        (str(row.cells[1].value), str(row.cells[2].value).strip())
        for row in file.tables.get(MADE_FROM.name, ())
        if {1, 2} <= {*row.cells}
    ]
    found = origin_of(kept)
    if found is None:
        raise _refused(
            file,
            sentence("this is no spreadsheet of answers, or what it keeps of its origin is gone"),
            sentence("Make one with: advisor answers sheet F -o F.xlsx"),
        )
    return found


def _rubric(file: SheetFile, made_from: MadeFrom, given: Rubric | None) -> Rubric:
    try:
        rubric = given or find_rubric(made_from.reference)
    except ContentError as error:
        raise _refused(file, error.problems[0].message, error.problems[0].hint) from None
    edition = f"{made_from.reference} ({made_from.version})"
    hint = sentence("Make a new spreadsheet with `advisor answers sheet`, and copy the cells.")
    if made_from.reference != rubric.reference:
        message = sentence(
            "this spreadsheet is for `{edition}`, the rubric is `{reference}`",
            edition=edition,
            reference=rubric.reference,
        )
        raise _refused(file, message, hint)
    if made_from.asked != asked(rubric):
        message = sentence(
            "this spreadsheet asks by another edition: {edition}, and here is {reference} "
            "({version}), which asks otherwise",
            edition=edition,
            reference=rubric.reference,
            version=rubric.version,
        )
        raise _refused(file, message, hint)
    return rubric


def _refused(file: SheetFile, message: str, hint: str | None) -> ContentError:
    return ContentError(message, hint=hint, location=Location(file=file.name))


class _Reading:
    """One reading of a file, which collects all its faults."""

    def __init__(self, file: SheetFile, rubric: Rubric, before: Assessment) -> None:
        self.file = file
        self.rubric = rubric
        self.before = before
        self.faults = Faults(file)
        self.rows = TableRows(file, self.faults)
        self.practices = {practice.id: practice for practice in rubric.practices}
        self.cells: dict[str, str] = {}
        self.missing = 0

    def answers(self) -> SheetAnswers:
        after = self._with_team(self.before)
        given = self._with_answers()
        if not (after.team.name or self.faults.problems):
            message = sentence("the row `team.name` is missing, and the team has no name")
            self.faults.note(None, message, sentence("Take the spreadsheet as it was made."))
        if self.faults.problems:
            raise ContentError.of(self.faults.in_order)
        after = replace(after, answers=given)
        checked(self.rubric, data_of(after))
        return SheetAnswers(
            rubric=self.rubric,
            before=self.before,
            after=after,
            cells=self.cells,
            missing=self.missing,
        )

    def _with_team(self, found: Assessment) -> Assessment:
        facts = {fact.id: fact for fact in team_facts(self.rubric)}
        for name, row in self.rows.named(TEAM, facts, sentence("a fact of this table")):
            fact = facts[name]
            refuse_overwritten_question(row, fact.question)
            cell = row.cell(Head.VALUE)
            value = None if cell is None else fact.read(cell, self.faults)
            if fact.required and not row.is_filled(Head.VALUE):
                message = sentence("`{name}` may not be empty", name=name)
                self.faults.note(row.at(Head.VALUE), message, sentence("Fill it in."))
            elif value != part_of(found, fact.part) and (value is not None or not fact.required):
                change = Change(part=fact.part, before=None, after=value)
                found = changed(found, [change])
        return found

    def _with_answers(self) -> dict[str, Answer]:
        own: dict[str, Entries] = {}
        rows: dict[str, dict[str, Entries]] = {}
        ids = {*self.practices}
        ids |= {f"{p.id}{SEPARATOR}{c.id}" for p in self.rubric.practices for c in p.criteria}
        for named, row in self._named_answers(ids):
            whole, _, criterion = named.partition(SEPARATOR)
            self.cells.setdefault(whole, row.at(Head.ID))
            if criterion:
                rows.setdefault(whole, {})[criterion] = row
                for column in ANSWERS.columns:
                    if column.rows == "practice":
                        row.refuse_foreign(column)
            else:
                own[whole] = row
        rest = self._evidence()
        answers = dict(self.before.answers)
        for practice in self.rubric.practices:
            name = practice.id
            before = answers.get(name, Answer())
            found = self._answer(practice, before, own.get(name), rows.get(name), rest)
            self.missing += len(practice.criteria) - len(rows.get(name, ()))
            if found != before:
                answers[name] = found
        return answers

    def _named_answers(self, ids: set[str]) -> list[tuple[str, Entries]]:
        """Return the rows by their id; what is only shown is looked at where all ids are sound."""
        noted = len(self.faults.problems)
        rows = list(self.rows.named(ANSWERS, ids, sentence("a practice or criterion")))
        if len(self.faults.problems) == noted:
            for named, row in rows:
                practice, _, criterion = named.partition(SEPARATOR)
                refuse_overwritten(row, self.practices[practice], criterion or None)
        return rows

    def _answer(
        self,
        practice: Practice,
        before: Answer,
        own: Entries | None,
        rows: Mapping[str, Entries] | None,
        rest: Mapping[str, Sequence[Evidence]],
    ) -> Answer:
        more = rest.get(practice.id, ())
        if own is None and not rows:
            added = (item for item in more if item not in before.evidence)
            return replace(before, evidence=(*before.evidence, *added)) if more else before
        answer = read_answer_rows(self.rubric, practice, before, own, rows or {}, more)
        if own is not None and own.text_of_state():
            for name, row in (rows or {}).items():
                if row.is_filled(Head.STATE):
                    message = sentence(
                        "`{name}` has a state, and its practice is said not to apply", name=name
                    )
                    hint = sentence(
                        "Empty one of the two: this cell, or {cell}.", cell=own.at(Head.STATE)
                    )
                    self.faults.note(row.at(Head.STATE), message, hint)
        return answer

    def _evidence(self) -> dict[str, list[Evidence]]:
        """Return the table of evidence by practice."""
        found: dict[str, list[Evidence]] = {}
        kinds = [kind.id for kind in self.rubric.evidence_kinds]
        for row in self.rows.of(EVIDENCE):
            cell = row.cell(Head.PRACTICE)
            if cell is None:
                if not row.is_filled(Head.PRACTICE):
                    message = sentence("it is not said of which practice this is evidence")
                    self.faults.note(row.at(Head.PRACTICE), message, sentence("Name its practice."))
                continue
            name = str(cell.value).strip()
            if name not in self.practices:
                self.faults.unknown(cell, self.practices, sentence("a practice"))
                continue
            if not row.is_filled(Head.EVIDENCE) and not row.is_filled(Head.KIND):
                refuse_unplaced(row)
            item = evidence_in(row, self._shown(row, self.practices[name]), kinds)
            if item is not None:
                item = replace(
                    item,
                    by=row.text(Head.BY),
                    found_by=row.text(Head.FOUND_BY),
                    commit=row.text(Head.COMMIT),
                    digest=row.text(Head.DIGEST),
                )
                found.setdefault(name, []).append(item)
        return found

    def _shown(self, row: Entries, practice: Practice) -> tuple[str, ...]:
        cell = row.cell(Head.CRITERIA)
        if cell is None:
            return ()
        ids = [criterion.id for criterion in practice.criteria]
        given = [name for name in str(cell.value).replace(",", "\n").split("\n") if name.strip()]
        named = [name.strip().removeprefix(f"{practice.id}{SEPARATOR}") for name in given]
        for name in named:
            if name not in ids:
                what = sentence("a criterion of `{practice}`", practice=practice.id)
                self.faults.unknown(replace(cell, value=name), ids, what)
        return tuple(dict.fromkeys(named))
