"""A question and what is known of it, as text."""

from functools import partial

from textual.content import Content

from advisor.assessment.model import AnswerState, Evidence
from advisor.plain_text import counted
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.widgets.question_pane import LevelText, QuestionText
from advisor.tui.widgets.text import line, lines, row_of
from advisor.tui.workspace.workspace import Workspace


def question_text(workspace: Workspace, *, why: bool) -> QuestionText:
    """Return the question at hand as it is answered now, with what each level would do."""
    practice = workspace.practice
    answer = workspace.answer_to(practice.id)
    chosen = answer.level if answer.state is AnswerState.ANSWERED else None
    left_out = workspace.exclusion(practice)
    effects = {} if left_out else workspace.preview(practice.id)
    return QuestionText(
        head=partial(heading, workspace),
        asked=line((practice.question, "bold")),
        why=line((practice.why, "$quiet")),
        levels=tuple(
            LevelText(
                level=level,
                text=practice.levels.get(level, ""),
                effect="" if level == chosen else effects.get(level, ""),
                chosen=level == chosen,
            )
            for level in range(workspace.rubric.top + 1)
        ),
        backing=backing(workspace, left_out, why=why),
    )


def heading(workspace: Workspace, width: int) -> Content:
    """Return number, title and place of the question in rows of at most `width` cells."""
    practice = workspace.practice
    rubric = workspace.rubric
    dimension = next(d.title for d in rubric.dimensions if d.id == practice.dimension)
    stage = next(s.title for s in rubric.stages if s.id == practice.stage)
    side = next(s.title for s in rubric.sides if s.id == practice.side)
    colour = "$primary" if practice.side == rubric.primary_side else "$secondary"
    title = line((f"{number(workspace)} {practice.title}", "bold $accent"))
    place = line((side, colour), (f" · {dimension} · {stage}", "$quiet"))
    return row_of(title, place, width)


def number(workspace: Workspace) -> str:
    """Return which of the questions that concern the team this is: `3/25`, or `–/25` for none."""
    asked = [p.id for p in workspace.practices if workspace.concerns(p.id)]
    place = asked.index(workspace.here) + 1 if workspace.here in asked else "–"
    return f"{place}/{len(asked)}"


def backing(workspace: Workspace, left_out: str | None, *, why: bool) -> Content:
    """Return what is answered beside the level: reason, flag, evidence, note."""
    practice = workspace.practice
    answer = workspace.answer_to(practice.id)
    rows: list[Content] = []
    if left_out:
        rows.append(line((f"Left out: {left_out}", "bold $warning")))
    if answer.state is AnswerState.UNKNOWN:
        rows.append(line(("? Answered: unknown", "bold $warning")))
    if answer.state is AnswerState.NOT_APPLICABLE:
        rows.append(line(("– Not applicable: ", "bold $warning"), answer.reason or ""))
    if answer.flag:
        rows.append(line(("⚑ To be discussed", "bold $warning")))
    if answer.urgent:
        rows.append(line(("! Urgent: its lack hurt lately", "bold $error")))
    rows += [_evidence(workspace, item) for item in answer.evidence]
    if answer.note:
        rows.append(line(("✎ ", "$accent"), answer.note))
    if why:
        rows += convincing(workspace)
    return lines(rows)


def _evidence(workspace: Workspace, item: Evidence) -> Content:
    day = workspace.assessment.assessed_on
    caps = {kind.id: kind.caps for kind in workspace.rubric.evidence_kinds}
    valid = item.valid_on(day)
    told = f"supports {caps.get(item.kind, 0)}" if valid else f"expired {item.expires_on}"
    told = f"seen only {item.observed_on}" if item.premature_on(day) else told
    return line(
        ("▣ ", "$success" if valid else "$error"),
        (f"{told}  ", "bold" if valid else "bold $error"),
        item.ref,
        (f"  {item.kind}", "$quiet"),
    )


def convincing(workspace: Workspace) -> list[Content]:
    """Return what would convince an outsider, and what would not."""
    rows = []
    for level, examples in sorted(workspace.practice.evidence.items()):
        rows.append(line((f"What convinces for level {level}", "bold")))
        rows += [line(("  ✓ ", "$success"), text) for text in examples.sufficient]
        rows += [line(("  ✗ ", "$error"), text) for text in examples.insufficient]
    return rows


def aside(workspace: Workspace) -> Content:
    """Return the risk, convincing evidence and the gates of the question."""
    practice = workspace.practice
    rows = [line(("If it is missing", "bold")), line((practice.risk, "$quiet")), Content("")]
    rows += convincing(workspace)
    gates = [f"level {gate} asks for {need}" for gate, need in sorted(practice.gates.items())]
    rows += [
        Content(""),
        line(("Gates", "bold")),
        line((", ".join(gates) or "none: it moves the score alone", "$quiet")),
    ]
    return lines(rows)


def news(workspace: Workspace) -> Content:
    """Return what the last key did, and what is left to do."""
    told = line(("› ", "bold $accent"), workspace.news) if workspace.news else Content("")
    left = _left(workspace)
    if not left:
        return lines([told, _all_answered(workspace)] if told else [_all_answered(workspace)])
    if told:
        return told
    kind = "quick question" if workspace.quick else "question"
    how = "" if workspace.read_only else " Press the number that fits."
    return line((f"{counted(left, kind)} to go.{how}", "$quiet"))


def say_open(workspace: Workspace) -> str:
    """Return how many questions were passed over, and the key to them; nothing when none was."""
    left = _left(workspace)
    return (
        f" {counted(left, 'question')} left open: {key_to('next-open')} goes to the next."
        if left
        else ""
    )


def _left(workspace: Workspace) -> int:
    return sum(workspace.is_open(practice.id) for practice in workspace.practices)


def _all_answered(workspace: Workspace) -> Content:
    ways = (f"{key_to('go-results')} results, {key_to('go-export')} export", "bold")
    if not workspace.quick:
        return line(("All answered: ", "bold $success"), ways)
    done = f"All {workspace.asked.asked} answered: "
    rest = len(workspace.not_asked)
    verb = "was" if rest == 1 else "were"
    asks = (
        f"; {counted(rest, 'blocker')} {verb} not asked, {key_to('all-or-quick')} asks all"
        if rest
        else ""
    )
    return line((done, "bold $success"), ways, asks)
