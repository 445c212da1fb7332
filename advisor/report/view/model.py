"""The report as its templates see it: every text written, every position worked out."""

from dataclasses import dataclass

from advisor.report.charts.drawing import Picture
from advisor.report.charts.heatmap import HeatMap


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A label with its value and a remark."""

    label: str
    value: str
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thought of the summary: what it is about, and what follows from the answers."""

    title: str
    text: str


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
    facts: str
    tasks: tuple[str, ...]
    done_when: tuple[str, ...]
    tools: tuple[str, ...]
    remarks: tuple[str, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """One piece of evidence in a sentence, and by its parts."""

    kind: str
    ref: str
    counts: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One practice with what the team answered; `chip` is the level claimed, or a mark.

    `stage_number` counts the stages in their order; `blocks` names the level it keeps away;
    `backing` says how much evidence and whether a note follows.
    """

    id: str
    title: str
    side: str
    stage: str
    stage_number: int
    blocks: str
    place: str
    state: str
    chip: str
    answer: str
    supported: str
    says: str
    note: str
    backing: str
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerGroup:
    """The answers of one dimension."""

    title: str
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, kw_only=True)
class FrameworkItem:
    """One item of another framework: its state, and the practices the verdict rests on."""

    title: str
    place: str
    mark: str
    word: str
    seen: str


@dataclass(frozen=True, kw_only=True)
class FrameworkRow:
    """The inferred position in another framework, and what stands before its next level."""

    id: str
    title: str
    source: str
    position: str
    coverage: str
    next: str
    note: str
    items: tuple[FrameworkItem, ...]


@dataclass(frozen=True, kw_only=True)
class History:
    """Earlier assessments: level and score over time, and what moved since the last one."""

    since: str
    chart: Picture
    because: tuple[str, ...]
    counts: str
    risen: tuple[Point, ...]
    fallen: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The roadmap with dates: chart, levels reached, what it takes, every part month by month."""

    headline: str
    remarks: tuple[str, ...]
    gantt: tuple[Picture, ...]
    roles: str
    milestones: tuple[Fact, ...]
    tiles: tuple[Fact, ...]
    outlook: HeatMap
    stages: HeatMap
    load: HeatMap | None
    score: Picture | None


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
    ladder: Picture
    summary: tuple[str, ...]
    challenge: str
    strengths: tuple[Point, ...]
    gaps: tuple[Point, ...]
    carried: tuple[Point, ...]
    change: tuple[Point, ...]
    first_steps: tuple[Point, ...]
    density: str
    next_level: str
    dumbbell: Picture
    heatmap: HeatMap
    backing: Picture
    comparison: tuple[ComparisonRow, ...]
    levels: tuple[LevelSection, ...]
    stage_chart: Picture
    stages: tuple[PartRow, ...]
    crosswalks: tuple[FrameworkRow, ...]
    blocked_level: str
    nothing_blocks: str
    blockers: tuple[BlockerRow, ...]
    unsupported: tuple[BlockerRow, ...]
    roadmap_intro: str
    plan: Plan | None
    steps: tuple[StepSection, ...]
    kpis: tuple[Fact, ...]
    answers: tuple[AnswerGroup, ...]
    left_out: tuple[Fact, ...]
    method: tuple[Fact, ...]
    history: History | None
