"""What to read before a spreadsheet of answers is filled in."""

from collections.abc import Iterator

from advisor.assessment.sheet.columns import MET, NOT_APPLICABLE, UNKNOWN, UNMET, WAIVED, Head
from advisor.rubric.model import Rubric
from advisor.translation import sentence

GuideLine = tuple[str, str]
"""A heading (with nothing beside it), or a word and what it means."""


def sheet_guide(rubric: Rubric) -> Iterator[GuideLine]:
    """Yield what the sheet is, how it is filled in, and what each word means."""
    yield from _purpose(rubric)
    yield from _states()
    yield from _filled_in(rubric)
    yield from _read_only()


def _purpose(rubric: Rubric) -> Iterator[GuideLine]:
    yield sentence("{rubric}: answers", rubric=rubric.title), ""
    yield (
        sentence("What this is"),
        sentence(
            "The questions of an assessment, one row for each criterion: a fact that is true of a "
            "team or not. Nobody needs more than a spreadsheet program to answer them."
        ),
    )
    yield (
        sentence("How to fill it in"),
        sentence(
            "1. Fill in the sheet Team. 2. In the sheet Answers choose a state in each row you "
            "know something about, and say where a stranger could see it. 3. Save the file and "
            "send it back."
        ),
    )
    yield (
        sentence("What is left empty"),
        sentence(
            "It counts as not answered yet, which is neither a yes nor a no. Whole rows may stay "
            "empty."
        ),
    )
    if rubric.scope:
        yield sentence("How a criterion is read"), rubric.scope


def _states() -> Iterator[GuideLine]:
    yield sentence("States of a criterion"), ""
    yield MET, sentence("It is true today; somebody could be shown it.")
    yield UNMET, sentence("It is not true today, or only for a part.")
    yield UNKNOWN, sentence("Somebody looked or asked, and could not tell.")
    yield WAIVED, sentence("It does not apply here. The reason goes into the column Reason.")
    yield sentence("State of a practice"), ""
    yield (
        NOT_APPLICABLE,
        sentence(
            "The whole practice does not apply, in the row of the practice (its level is empty), "
            "with the reason; the states of its criteria then stay empty."
        ),
    )


def _filled_in(rubric: Rubric) -> Iterator[GuideLine]:
    yield sentence("Columns to fill in"), ""
    yield (
        Head.EVIDENCE,
        sentence(
            "Where it is found: a link, a path, a run, the minutes of a meeting. In the row of a "
            "practice it shows every criterion that is met. For more than one, use the sheet "
            "Evidence."
        ),
    )
    yield (
        Head.KIND,
        "; ".join(
            sentence(
                "{kind}: {summary} (up to level {caps})",
                kind=kind.id,
                summary=kind.summary.rstrip("."),
                caps=kind.caps,
            )
            for kind in rubric.evidence_kinds
        ),
    )
    yield sentence("Dates"), sentence("Dates of the spreadsheet, such as 2026-01-31.")
    yield Head.NOTE, sentence("What else is to be known. It is told with the practice.")
    yield Head.BY, sentence("Who says so.")
    yield (
        f"{Head.APPROVED_BY}, {Head.UNTIL}",
        sentence("For what does not apply: who else agreed, and when it is to be asked again."),
    )
    yield (
        f"{Head.DISCUSS}, {Head.URGENT}",
        sentence(
            "yes in the row of a practice: it is to be talked about; its lack hurt lately (what "
            "happened, what it cost and when may stand beside it)."
        ),
    )


def _read_only() -> Iterator[GuideLine]:
    yield sentence("Columns to read"), ""
    yield (
        Head.SEEN,
        sentence(
            "Where a stranger would see it: files (of a repository), hosting (settings of the "
            "code host), platform (where models run), record (minutes, tickets, reports)."
        ),
    )
    yield (
        Head.ONLY_FOR,
        sentence(
            "For which teams the criterion counts at all, by what they say in the sheet Team."
        ),
    )
    yield (
        sentence("What is locked"),
        sentence(
            "Ids, questions and heads of columns, without a password: rows are found by their "
            "ids, and a row whose id was changed is refused. Formulas are not read. The sheet "
            "Made from is hidden; it tells for which questions and answers the file was made."
        ),
    )


def say_not_this_team(conditions: str) -> str:
    """Return for which teams something counts, where this is none of them."""
    return sentence("{conditions} (not this team)", conditions=conditions)


def sheet_tally() -> tuple[tuple[str, str], ...]:
    """Return what is counted of the answers: a heading, and each state with its name."""
    return (
        (MET, sentence("met so far")),
        (UNMET, sentence("unmet so far")),
        (UNKNOWN, sentence("unknown so far")),
        (WAIVED, sentence("waived so far")),
        ("", sentence("left empty so far")),
    )
