"""A question and what is known of it, as text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Literal

from textual.content import Content

from advisor.assessment.criteria import has_only_level_criteria
from advisor.assessment.model import UNKNOWN, Evidence
from advisor.scoring.practice_score import CriterionScore, WaiverScore
from advisor.scoring.states import CriterionState
from advisor.translation import counted
from advisor.tui.keyboard.key_table import key_to
from advisor.tui.widgets.question_pane import CriterionText, LevelText, QuestionText
from advisor.tui.widgets.question_rows import Words
from advisor.tui.widgets.signs import CRITERION_SIGNS
from advisor.tui.widgets.text import line, lines
from advisor.tui.workspace.reading_time import as_checklist
from advisor.tui.workspace.workspace import Workspace
from advisor.words.criterion import say_waiver
from advisor.words.standing_bar import say_criteria, say_met, say_time, say_urgent
from advisor.words.titles import Titles

_SEEN = {
    "files": "files",
    "hosting": "code host",
    "platform": "platform",
    "record": "record",
}
NONE_OF_THESE = "none of these"
_KNOWN = (CriterionState.MET, CriterionState.UNMET)


def question_text(workspace: Workspace, *, why: bool) -> QuestionText:
    """Return the question at hand as it is answered now, with what each level would do."""
    practice = workspace.practice
    shown = workspace.shown(practice.id)
    left_out = workspace.exclusion(practice)
    in_full = why or not as_checklist(practice, quick=workspace.quick)
    return QuestionText(
        title=((f"{number(workspace)} {practice.title}", "bold $accent"),),
        place=_place(workspace),
        asked=((practice.question, "bold"),) if in_full else (),
        why=((practice.why, "$quiet"),) if why or not workspace.quick else (),
        levels=tuple(_levels(workspace, shown or workspace.scored(practice.id).criteria, why=why)),
        backing=backing(workspace, left_out, why=why),
    )


def letters(workspace: Workspace) -> dict[str, str]:
    """Return the criteria of the question at hand by the letter that turns each."""
    shown = workspace.shown(workspace.here)
    return {letter: c.id for letter, c in zip(ascii_lowercase, shown, strict=False)}


def _levels(
    workspace: Workspace, shown: Sequence[CriterionScore], *, why: bool
) -> Iterator[LevelText]:
    """Yield level 0, which the quick assessment describes when asked `why`, and those above."""
    practice = workspace.practice
    effects = workspace.preview(practice.id)
    as_levels = has_only_level_criteria(practice)
    chosen = _chosen(shown, workspace.rubric.top)
    described = dict(practice.levels)
    if workspace.quick and not (why or as_levels):
        described[0] = NONE_OF_THESE
    of_letters = {name: letter for letter, name in letters(workspace).items()}
    for level in range(workspace.rubric.top + 1):
        here = [criterion for criterion in shown if criterion.level == level]
        if not (here or level == 0):
            continue
        listed = () if as_levels else tuple(_criteria(workspace, here, of_letters, why=why))
        met = sum(criterion.state is CriterionState.MET for criterion in here)
        yield LevelText(
            level=level,
            text=_say_how_many(here, met) if listed else described.get(level, ""),
            effect="" if level == chosen else effects.get(level, ""),
            chosen=level == chosen,
            partly=0 < met < len(here),
            criteria=listed,
        )


def _chosen(shown: Sequence[CriterionScore], top: int) -> int | None:
    """Return the level that says all that is answered, or None where none does."""
    for level in range(top + 1):
        if all(c.state is _KNOWN[c.level > level] for c in shown):
            return level
    return None


def _say_how_many(criteria: Sequence[CriterionScore], met: int) -> str:
    if not any(criterion.state in _KNOWN for criterion in criteria):
        return say_criteria(len(criteria))
    return say_met(met, len(criteria))


def _criteria(
    workspace: Workspace,
    criteria: Iterable[CriterionScore],
    of_letters: Mapping[str, str],
    *,
    why: bool,
) -> Iterator[CriterionText]:
    """Yield criteria; what a quick one defines, as all of them do, is told when asked `why`."""
    titles = Titles(workspace.rubric).features
    here = workspace.here
    for criterion in criteria:
        says: Words = (criterion.text,)
        for feature in criterion.defines if why or not workspace.quick else ():
            says += ("  ◆ ", "$accent"), (titles[feature], "$accent")
        if criterion.seen_in:
            says += ((f"  {_SEEN.get(criterion.seen_in, criterion.seen_in)}", "$quiet"),)
        turned = turned_state(criterion.state)
        yield CriterionText(
            id=criterion.id,
            letter=of_letters.get(criterion.id, " "),
            sign=CRITERION_SIGNS[criterion.state],
            text=says,
            effect=workspace.effect_of(here, criterion.id, turned) if criterion.defines else "",
        )


def turned_state(state: CriterionState) -> Literal["met", "unmet"]:
    """Return what a criterion becomes that is turned."""
    return "unmet" if state is CriterionState.MET else "met"


def _place(workspace: Workspace) -> Words:
    """Return where the question stands: its side, dimension and stage."""
    practice = workspace.practice
    rubric = workspace.rubric
    dimension = next(d.title for d in rubric.dimensions if d.id == practice.dimension)
    stage = next(s.title for s in rubric.stages if s.id == practice.stage)
    side = next(s.title for s in rubric.sides if s.id == practice.side)
    colour = "$primary" if practice.side == rubric.primary_side else "$secondary"
    return (side, colour), (f" · {dimension} · {stage}", "$quiet")


def number(workspace: Workspace) -> str:
    """Return which of the questions that concern the team this is: `3/25`, or `–/25` for none."""
    asked = workspace.concerning
    place = asked.index(workspace.here) + 1 if workspace.here in asked else "–"
    return f"{place}/{len(asked)}"


def backing(workspace: Workspace, left_out: str | None, *, why: bool) -> Content:
    """Return what is answered beside the level: reason, flag, evidence, note."""
    practice = workspace.practice
    answer = workspace.answer_to(practice.id)
    rows: list[Content] = []
    if left_out:
        rows.append(line((f"Left out: {left_out}", "bold $warning")))
    if answer.level == UNKNOWN:
        rows.append(line(("? Answered: unknown", "bold $warning")))
    rows += [
        line(("– ", "bold $warning"), (_waived(workspace, waiver), "$warning"))
        for waiver in workspace.live.waivers(workspace.assessment)
        if waiver.practice == practice.id
    ]
    if answer.flag:
        rows.append(line(("⚑ To be discussed", "bold $warning")))
    if answer.urgent:
        rows.append(line(("! ", "bold $error"), (say_urgent(answer.urgent), "bold $error")))
    if answer.by:
        rows.append(line(("@ ", "$accent"), f"Said by {answer.by}"))
    rows += [_evidence(workspace, item) for item in answer.evidence]
    if answer.note:
        rows.append(line(("✎ ", "$accent"), answer.note))
    if why:
        rows += convincing(workspace)
    return lines(rows)


def _waived(workspace: Workspace, waiver: WaiverScore) -> str:
    """Return a waiver, with the letter of its criterion where it names one."""
    of_letters = {name: letter for letter, name in letters(workspace).items()}
    name = of_letters.get(waiver.criterion or "", waiver.criterion)
    return f"{name}: {say_waiver(waiver)}" if name else say_waiver(waiver)


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
        (f"  {item.kind}{_shows(workspace, item)}", "$quiet"),
    )


def _shows(workspace: Workspace, item: Evidence) -> str:
    of_letters = {name: letter for letter, name in letters(workspace).items()}
    shows = ", ".join(of_letters.get(name, name) for name in item.shows)
    return (f", shows {shows}" if shows else "") + (f", by {item.by}" if item.by else "")


def convincing(workspace: Workspace) -> list[Content]:
    """Return what would convince an outsider, and what would not."""
    rows = []
    for level, examples in sorted(workspace.practice.evidence.items()):
        rows.append(line((f"What convinces for level {level}", "bold")))
        rows += [line(("  ✓ ", "$success"), text) for text in examples.sufficient]
        rows += [line(("  ✗ ", "$error"), text) for text in examples.insufficient]
    return rows


def aside(workspace: Workspace) -> Content:
    """Return the risk, convincing evidence and the features that the question defines."""
    practice = workspace.practice
    rows = [line(("If it is missing", "bold")), line((practice.risk, "$quiet")), Content("")]
    rows += convincing(workspace)
    titles = Titles(workspace.rubric).features
    features = [titles[name] for name in practice.features]
    rows += [
        Content(""),
        line(("Defines", "bold")),
        *(line(("◆ ", "$accent"), name) for name in features),
    ]
    if not features:
        rows.append(line(("no level: it moves the score alone", "$quiet")))
    return lines(rows)


def news(workspace: Workspace) -> Content:
    """Return what the last key did, and what is left to do."""
    told = line(("› ", "bold $accent"), workspace.news) if workspace.news else Content("")
    left = len(workspace.open_ones)
    if not left:
        return lines([told, _all_answered(workspace)] if told else [_all_answered(workspace)])
    if told:
        return told
    how = "" if workspace.read_only else " Press the number that fits, or turn single facts."
    time = say_time(workspace.minutes_left)
    if workspace.quick:
        to_go = counted("{n} quick question to go", "{n} quick questions to go", left)
    else:
        to_go = counted("{n} question to go", "{n} questions to go", left)
    return line((f"{to_go}, {time}.{how}", "$quiet"))


def say_open(workspace: Workspace) -> str:
    """Return how many questions were passed over, and the key to them; nothing when none was."""
    left = len(workspace.open_ones)
    return (
        counted(
            " {n} question left open: {key} goes to the next.",
            " {n} questions left open: {key} goes to the next.",
            left,
            key=key_to("next-open"),
        )
        if left
        else ""
    )


def _all_answered(workspace: Workspace) -> Content:
    ways = (f"{key_to('go-results')} results, {key_to('go-export')} export", "bold")
    if not workspace.quick:
        return line(("All answered: ", "bold $success"), ways)
    done = f"All {workspace.asked.asked} answered: "
    rest = len(workspace.not_asked)
    asks = (
        counted(
            "; {n} blocker was not asked, {key} asks all",
            "; {n} blockers were not asked, {key} asks all",
            rest,
            key=key_to("all-or-quick"),
        )
        if rest
        else ""
    )
    return line((done, "bold $success"), ways, asks)
