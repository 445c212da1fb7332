"""The report as its templates see it: every text written, every position worked out."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.assessment.model import AnswerState
from advisor.plain_text import counted
from advisor.report import wording
from advisor.report.charts.dumbbell import Dumbbell, dumbbell
from advisor.report.charts.ladder import Ladder, ladder
from advisor.report.result import KpiStatus, Result
from advisor.report.wording import say_days, say_effort, say_level, side_title
from advisor.roadmap.model import RoadmapStep
from advisor.scoring.model import (
    DimensionScore,
    EvidenceScore,
    FeatureStatus,
    PracticeScore,
    Sided,
)
from advisor.scoring.number import show_score, show_share


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A label with its value and a remark."""

    label: str
    value: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class ComparisonRow:
    """One dimension: what it means on each side, where each stands, and what carries over."""

    id: str
    title: str
    compared_meaning: str
    primary_meaning: str
    compared: str
    primary: str
    compared_level: str
    primary_level: str
    gap: str
    carries_over: str
    starts_fresh: str


@dataclass(frozen=True, kw_only=True)
class FeatureRow:
    """One feature of a level, with a mark, a word for its state and the practices behind it."""

    title: str
    summary: str
    state: str
    mark: str
    word: str
    lacking: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LevelSection:
    """One level with its features."""

    level: int
    title: str
    summary: str
    challenge: str
    standing: str
    features: tuple[FeatureRow, ...]


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """One stage with the standing of each side."""

    title: str
    summary: str
    compared: str
    primary: str
    compared_level: str
    primary_level: str
    open: str


@dataclass(frozen=True, kw_only=True)
class BlockerRow:
    """A practice that stands before the next level, and the step that lifts it."""

    practice: str
    title: str
    have: str
    need: str
    reason: str
    needed: str
    step: str


@dataclass(frozen=True, kw_only=True)
class StepSection:
    """One recommended step."""

    id: str
    number: int
    title: str
    why: str
    raises: tuple[str, ...]
    after: str
    effort: tuple[str, ...]
    calendar: str
    then: str
    tasks: tuple[str, ...]
    done_when: tuple[str, ...]
    tools: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """One piece of evidence in a sentence, and by its parts."""

    kind: str
    ref: str
    counts: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One practice with what the team answered; `chip` is the level claimed, or a mark."""

    id: str
    title: str
    side: str
    place: str
    state: str
    chip: str
    answer: str
    supported: str
    says: str
    note: str
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerGroup:
    """The answers of one dimension."""

    title: str
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """Everything a template shows, in the order it is shown."""

    team: str
    title: str
    date: str
    generator: str
    rubric: str
    strict: bool
    primary: str
    compared: str
    facts: tuple[Fact, ...]
    profile: tuple[Fact, ...]
    ladder: Ladder
    summary: tuple[str, ...]
    challenge: str
    dumbbell: Dumbbell
    comparison: tuple[ComparisonRow, ...]
    levels: tuple[LevelSection, ...]
    stage_chart: Dumbbell
    stages: tuple[PartRow, ...]
    blocked_level: str
    blockers: tuple[BlockerRow, ...]
    roadmap_intro: str
    steps: tuple[StepSection, ...]
    kpis: tuple[Fact, ...]
    answers: tuple[AnswerGroup, ...]
    left_out: tuple[Fact, ...]
    method: tuple[Fact, ...]


def view(result: Result) -> ReportView:
    """Return what the templates show of a result."""
    primary, compared = result.rubric.primary_side, result.rubric.compared_side
    held = result.held(wording.basis_of(result))
    return ReportView(
        team=str(result.team["name"]),
        title=result.rubric.title,
        date=wording.say_date(result.assessed_on),
        generator=result.generator,
        rubric=f"{result.rubric.id} {result.rubric.version}",
        strict=result.strict,
        primary=side_title(result, primary),
        compared=side_title(result, compared) if compared else "",
        facts=tuple(_facts(result)),
        profile=tuple(_profile(result)),
        ladder=ladder(result, _flags(result)),
        summary=tuple(wording.summary(result)),
        challenge="" if held is None else result.levels[held].challenge,
        dumbbell=_chart(result, result.dimensions),
        comparison=tuple(_comparison(result, dimension) for dimension in result.dimensions),
        levels=tuple(_levels(result)),
        stage_chart=_chart(result, result.stages),
        stages=tuple(_stages(result)),
        blocked_level=_blocked_level(result),
        blockers=tuple(_blockers(result)),
        roadmap_intro=_roadmap_intro(result),
        steps=tuple(_steps(result)),
        kpis=tuple(_kpi(kpi) for kpi in result.kpis),
        answers=tuple(_answers(result)),
        left_out=tuple(_left_out(result)),
        method=tuple(_method(result)),
    )


def _facts(result: Result) -> Iterator[Fact]:
    for label, key in (("Level claimed", "claimed"), ("Level supported", "supported")):
        level = result.level[key]
        title = "nothing to hold" if level is None else result.levels[level].title
        yield Fact(label=label, value="–" if level is None else str(level), remark=title)
    compared = result.rubric.compared_side
    if compared:
        standing = result.sides[compared]
        yield Fact(
            label=f"{side_title(result, compared)} level",
            value="–" if standing.level is None else str(standing.level),
            remark=f"{_or_dash(standing.supported)} supported by evidence",
        )
    yield Fact(
        label="Score",
        value=show_score(result.score.value),
        remark=f"of {result.top}; {show_score(result.score.low)} to "
        f"{show_score(result.score.high)} with open answers",
    )
    counts = result.counts
    yield Fact(
        label="Coverage",
        value=show_share(result.coverage),
        remark=f"{counts.answered} of {counts.applicable} practices answered",
    )


def _or_dash(level: int | None) -> str:
    return "–" if level is None else str(level)


def _profile(result: Result) -> Iterator[Fact]:
    for field in result.rubric.profile:
        if field.id in result.team:
            value = result.team[field.id]
            words = {True: "yes", False: "no"}
            yield Fact(label=field.title, value=words[value] if isinstance(value, bool) else value)


def _flags(result: Result) -> dict[str, int | None]:
    primary, compared = result.rubric.primary_side, result.rubric.compared_side
    title = side_title(result, primary)
    flags = {
        f"{title} claimed": result.level["claimed"],
        f"{title} supported": result.level["supported"],
    }
    if compared:
        flags[f"{side_title(result, compared)} claimed"] = result.sides[compared].level
    return flags


def _chart(result: Result, parts: tuple[Sided, ...]) -> Dumbbell:
    rubric = result.rubric
    return dumbbell(
        parts, primary=rubric.primary_side, compared=rubric.compared_side, top=result.top
    )


def _comparison(result: Result, dimension: DimensionScore) -> ComparisonRow:
    primary = dimension.sides[result.rubric.primary_side]
    side = result.rubric.compared_side
    compared = dimension.sides[side] if side else None
    return ComparisonRow(
        id=dimension.id,
        title=dimension.title,
        compared_meaning=dimension.meaning.get(side or "", ""),
        primary_meaning=dimension.meaning.get(result.rubric.primary_side, ""),
        compared=show_score(compared.score if compared else None),
        primary=show_score(primary.score),
        compared_level=wording.say_standing(compared) if compared else "",
        primary_level=wording.say_standing(primary),
        gap=_sentence(wording.say_gap(result, dimension)),
        carries_over=dimension.carries_over,
        starts_fresh=dimension.starts_fresh,
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _levels(result: Result) -> Iterator[LevelSection]:
    titles = {practice.id: practice.title for practice in result.practices}
    for level in result.levels:
        yield LevelSection(
            level=level.level,
            title=level.title,
            summary=level.summary,
            challenge=level.challenge,
            standing=_level_standing(result, level.level),
            features=tuple(_feature(level.level, f, titles) for f in level.features),
        )


def _level_standing(result: Result, level: int) -> str:
    claimed, supported = result.level["claimed"], result.level["supported"]
    if level == 0:
        return "where every team starts"
    if claimed is None or claimed < level:
        return "not held"
    if supported is not None and supported >= level:
        return "held, supported by evidence"
    return "held as claimed, not supported by evidence"


_TRAIT = {"held": ("▲", "still there"), "missing": ("✓", "left behind")}
_FEATURE = {"held": ("✓", "held"), "missing": ("×", "missing")}
_OPEN = {"not_shown": ("?", "not shown"), "not_applicable": ("–", "does not apply")}


def _feature(level: int, feature: FeatureStatus, titles: dict[str, str]) -> FeatureRow:
    mark, word = ((_TRAIT if level == 0 else _FEATURE) | _OPEN)[feature.state]
    if level > 0 and feature.state == "held" and not feature.supported:
        word = "held, evidence missing"
    return FeatureRow(
        title=feature.title,
        summary=feature.summary,
        state=feature.state,
        mark=mark,
        word=word,
        lacking=tuple(titles[practice] for practice in feature.lacking),
    )


def _stages(result: Result) -> Iterator[PartRow]:
    primary, side = result.rubric.primary_side, result.rubric.compared_side
    for stage in result.stages:
        mine, theirs = stage.sides[primary], stage.sides[side] if side else None
        waiting = sum(s.applicable - s.answered for s in stage.sides.values())
        yield PartRow(
            title=stage.title,
            summary=stage.summary,
            compared=show_score(theirs.score if theirs else None),
            primary=show_score(mine.score),
            compared_level=wording.say_standing(theirs) if theirs else "",
            primary_level=wording.say_standing(mine),
            open=counted(waiting, "open answer") if waiting else "",
        )


def _blocked_level(result: Result) -> str:
    blockers = wording.blockers_of(result)
    return say_level(result, blockers[0].level) if blockers else ""


def _blockers(result: Result) -> Iterator[BlockerRow]:
    numbers = _step_numbers(result)
    for blocker in wording.blockers_of(result):
        lifting = [
            str(numbers[step.id])
            for step in result.roadmap.steps
            if step.raises.get(blocker.practice) == blocker.need
        ]
        yield BlockerRow(
            practice=blocker.practice,
            title=blocker.title,
            have="?" if blocker.have is None else str(blocker.have),
            need=str(blocker.need),
            reason=_sentence(blocker.reason),
            needed=result.practice(blocker.practice).levels[blocker.need],
            step=lifting[0] if lifting else "",
        )


def _step_numbers(result: Result) -> dict[str, int]:
    return {step.id: number for number, step in enumerate(result.roadmap.steps, 1)}


def _roadmap_intro(result: Result) -> str:
    roadmap = result.roadmap
    if roadmap.status == "reached":
        return "Nothing is left to do in this rubric: the highest level is held."
    if roadmap.target is None:
        return ""
    intro = (
        f"{counted(len(roadmap.steps), 'step')} to {say_level(result, roadmap.target.level)}, "
        f"likely {say_days(wording.total_days(roadmap.steps))}, in an order in which they can be "
        "done: whatever a step needs stands before it."
    )
    if roadmap.unreached:
        intro += f" The rubric has no step for {wording.join_words(roadmap.unreached)}."
    return intro


def _steps(result: Result) -> Iterator[StepSection]:
    numbers = _step_numbers(result)
    titles = {practice.id: practice.title for practice in result.practices}
    roles = {role.id: role.title for role in result.rubric.roles}
    after = {projection.step: projection for projection in result.roadmap.projection}
    for step in result.roadmap.steps:
        then = after[step.id]
        yield StepSection(
            id=step.id,
            number=numbers[step.id],
            title=step.title,
            why=step.why,
            raises=tuple(f"{titles[name]} to {level}" for name, level in step.raises.items()),
            after=wording.join_words([str(n) for n in sorted(numbers[d] for d in step.depends_on)]),
            effort=tuple(
                f"{roles[role]} {say_effort(effort)}" for role, effort in step.effort.items()
            ),
            calendar=f"at least {counted(step.calendar_days, 'working day')}",
            then=_then(then.level, then.toward, then.blockers_left),
            tasks=step.tasks,
            done_when=step.done_when,
            tools=tuple(f"{t.name} ({t.licence}): {t.choose_when}" for t in step.tools),
            remarks=tuple(_step_remarks(result, step)),
        )


def _then(level: int | None, toward: int, left: int) -> str:
    if left == 0 and level is not None and level >= toward:
        return f"Level {level} is reached."
    stand = "practice stands" if left == 1 else "practices stand"
    return f"{left} {stand} before level {toward}."


def _step_remarks(result: Result, step: RoadmapStep) -> Iterator[str]:
    if step.carries_over:
        yield f"Carries over: {step.carries_over}"
    if step.starts_fresh:
        yield f"Starts fresh: {step.starts_fresh}"
    for pitfall in step.pitfalls:
        yield f"Goes wrong: {pitfall}"
    if step.kpis:
        titles = {kpi.id: kpi.title for kpi in result.rubric.kpis}
        yield f"Should move: {wording.join_words([titles[name] for name in step.kpis])}."


def _kpi(kpi: KpiStatus) -> Fact:
    now = "not measured" if kpi.current is None else f"{kpi.current:g} {kpi.unit}"
    goal = "" if kpi.target is None else f", target {kpi.target:g} ({kpi.direction} wanted)"
    return Fact(label=kpi.title, value=now + goal, remark=kpi.how)


def _answers(result: Result) -> Iterator[AnswerGroup]:
    stages = {stage.id: stage.title for stage in result.stages}
    for dimension in result.dimensions:
        practices = [p for p in result.practices if p.dimension == dimension.id]
        yield AnswerGroup(
            title=dimension.title,
            answers=tuple(_answer(result, practice, stages) for practice in practices),
        )


_STATE_WORDS = {
    AnswerState.UNKNOWN: ("?", "unknown"),
    AnswerState.UNANSWERED: ("?", "not answered"),
    AnswerState.NOT_APPLICABLE: ("–", "not applicable"),
}


def _answer(result: Result, practice: PracticeScore, stages: dict[str, str]) -> AnswerRow:
    kinds = {kind.id: kind.title for kind in result.rubric.evidence_kinds}
    level = practice.claimed
    chip, answer = _STATE_WORDS.get(practice.state, (str(level), f"Level {level}"))
    side, stage = side_title(result, practice.side), stages[practice.stage]
    says = practice.question if level is None else practice.levels[level]
    return AnswerRow(
        id=practice.id,
        title=practice.title,
        side=side,
        place=f"{side}, {stage}. {_standing_words(practice, answer)}.",
        state=practice.state.value,
        chip=chip,
        answer=answer,
        supported="" if practice.supported is None else f"Level {practice.supported}",
        says=_sentence(practice.reason.rstrip(".")) if practice.reason else says,
        note=practice.note or "",
        evidence=tuple(_evidence(item, kinds) for item in practice.evidence),
    )


def _standing_words(practice: PracticeScore, answer: str) -> str:
    if not practice.claimed:
        return answer
    if not practice.evidence:
        return f"{answer} claimed without evidence"
    return f"{answer} claimed, {practice.supported} supported"


def _evidence(item: EvidenceScore, kinds: dict[str, str]) -> EvidenceRow:
    remarks = [f"observed {wording.say_date(item.observed_on)}"] if item.observed_on else []
    if item.expires_on:
        ends = "valid until" if item.valid else "expired"
        remarks.append(f"{ends} {wording.say_date(item.expires_on)}")
    counts = f"supports up to level {item.cap}" if item.valid else "no longer counts"
    return EvidenceRow(
        kind=kinds[item.kind],
        ref=item.ref,
        counts=counts,
        text=f"{kinds[item.kind]}: {item.ref} ({', '.join([*remarks, counts])})",
    )


def _left_out(result: Result) -> Iterator[Fact]:
    for practice in result.practices:
        if not practice.applicable:
            yield Fact(label=practice.title, value=_sentence(practice.reason or ""))


def _method(result: Result) -> Iterator[Fact]:
    primary = side_title(result, result.rubric.primary_side)
    caps = [f"{kind.title} up to {kind.caps}" for kind in result.rubric.evidence_kinds]
    yield Fact(
        label="Level held",
        value="The largest level up to which every practice that applies meets its gate. One "
        "unmet gate is enough to hold a level back; a mean never decides. The overall level "
        f"is that of the {primary} side. An unknown or open answer meets no gate.",
    )
    yield Fact(
        label="Claimed and supported",
        value="Claimed is the level answered. Supported is the claimed level, but no higher than "
        f"the strongest evidence valid on the day allows: {wording.join_words(caps)}.",
    )
    yield Fact(
        label="Score",
        value="The mean of answered levels by weight: sum of weight × level, divided by the sum "
        "of weights. Its bounds put every open answer at the lowest and at the highest level. "
        "Shown numbers are cut, never rounded up, so none reaches a level early.",
    )
    yield Fact(
        label="Gap",
        value="The score of the compared side less the score of the deciding side, per dimension.",
    )
    yield Fact(
        label="Order of steps",
        value="Steps that lift what blocks the target, with all they need first; where two do "
        "the same, the one with the least likely effort. Among those that can start: for the "
        "lowest level first, then by blocked weight lifted per person-day.",
    )
    yield Fact(
        label="Rubric",
        value=f"{result.rubric.title}, {result.rubric.id} {result.rubric.version}, "
        f"SHA-256 {result.rubric.sha256[:16]}…; written by {result.generator}.",
    )
