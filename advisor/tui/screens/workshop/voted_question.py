"""The question under discussion as text: of its votes nothing before they are shown."""

from collections.abc import Iterator

from textual.content import Content

from advisor.assessment.votes.model import AgendaItem
from advisor.scoring.votes.tally import CriterionTally, QuestionTally, tally
from advisor.translation import sentence
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.screens.workshop.decision_draft import DecisionDraft
from advisor.tui.widgets.text import hanging_rows, line, lines, wrap
from advisor.words.phrase import few
from advisor.words.vote import say_levels, say_spread, say_votes
from advisor.workshop.question import facts, practice_of
from advisor.workshop.room import Room

SIGNS = {
    "met": ("✓", "bold $success"),
    "unmet": ("✗", "bold $error"),
    "unknown": ("?", "bold $warning"),
    "waived": ("–", "$quiet"),
    None: ("·", "$quiet"),
}
_MOST_NAMES = 8


def question_text(
    room: Room, item: AgendaItem, draft: DecisionDraft | None, marked: str | None, width: int
) -> tuple[Content, int]:
    """Return the question under discussion, and the row at which the marked fact stands.

    Without a `draft` its votes are not shown yet.
    """
    practice = practice_of(room, item.practice)
    rows = [*wrap(line((practice.title, "bold $accent")), width)]
    rows += [*wrap(line((practice.question, "bold")), width), Content("")]
    found = None
    if draft is not None:
        found = tally(practice, item, room.workshop.rounds[item.practice], room.rubric.top)
        rows += [*wrap(_whole(found), width), *_to_be_recorded(draft, width), Content("")]
    at = 0
    of_id = {} if found is None else {criterion.id: criterion for criterion in found.criteria}
    levels = {criterion.id: criterion.level for criterion in practice.criteria}
    level = None
    for name, number, text in facts(practice, item):
        if levels[name] != level:
            level = levels[name]
            rows.append(line((sentence("Level {level}", level=level), "$quiet")))
        if name == marked:
            at = len(rows)
        said = None if draft is None else draft.said.get(name)
        sign = ("○", "$quiet") if draft is None else SIGNS[said]
        first = line(("▌" if name == marked else " ", "$accent"), sign, f" {number:>2} ")
        rows += hanging_rows(first, line((text, "bold" if name == marked else "")), width)
        if name in of_id:
            rows += _spread(of_id[name], width)
    if draft is not None:
        rows += _notes(room, item, width)
    return lines(rows), at


def _whole(found: QuestionTally) -> Content:
    levels = say_levels(found.levels)
    votes = say_votes(found.votes)
    if not levels:
        return line((votes, "bold"))
    return line((votes, "bold"), "  ", levels)


def _spread(found: CriterionTally, width: int) -> list[Content]:
    """Return how a fact was voted on, and of those with a name who differs from most."""
    style = "bold $warning" if found.divided else "$quiet"
    if not any(found.counts.values()):
        return []
    rows = hanging_rows(line("      "), line((say_spread(found.counts), style)), width)
    if not found.divided:
        return rows
    minority = found.minority
    for said in ("met", "unmet") if minority is None else (minority,):
        names = found.names[said]
        if names:
            label = sentence("met: ") if said == "met" else sentence("not met: ")
            who = few(list(names), _MOST_NAMES)
            rows += hanging_rows(line("        "), line((label, "$quiet"), (who, "bold")), width)
    return rows


def _notes(room: Room, item: AgendaItem, width: int) -> Iterator[Content]:
    round_ = room.workshop.rounds[item.practice]
    noted = [(name, vote.note) for name, vote in round_.named.items() if vote.note]
    noted += [("", text) for text in round_.unnamed_remarks]
    if noted:
        yield Content("")
    for name, text in noted:
        who = f"{name}: " if name else ""
        yield from hanging_rows(line(("✎ ", "$accent")), line((who, "bold"), text or ""), width)


def _to_be_recorded(draft: DecisionDraft, width: int) -> Iterator[Content]:
    told = sentence(
        "To be recorded with {save}: {said}. A number decides a level at once.",
        save=key_to("save"),
        said=draft.told(),
    )
    yield from wrap(line((told, "$quiet")), width)
    if draft.note:
        yield from hanging_rows(line(("✎ ", "$accent")), line(draft.note), width)
