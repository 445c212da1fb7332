"""On what each sentence that claims something rests: the claim words, bound to their conditions.

A condition takes the result and the values that the sentence was given, and tells whether it is
true. Sentences that say nothing of a team, such as definitions, are listed apart.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from advisor.report.carries_over import carries_over
from advisor.result.basis import basis_of, blockers_of
from advisor.result.model import Result
from advisor.roadmap.bottleneck import bottleneck
from advisor.roadmap.model import Roadmap
from advisor.scoring.level import FeaturesInScope, features_of
from advisor.scoring.model import Toward
from advisor.scoring.number import show_share
from advisor.scoring.practice_score import CriterionScore, EvidenceScore, PracticeScore
from advisor.scoring.states import Basis, CriterionState, FeatureState
from advisor.words.coverage import as_range
from advisor.words.kpi import is_met
from advisor.words.level_held import say_held
from advisor.words.phrase import within

Values = Mapping[str, Any]
Condition = Callable[[Result, Values], bool]

_WEEK, _NAMED = 5, 3  # working days; roles that a decision names


def criteria(result: Result) -> list[CriterionScore]:
    return [c for practice in result.practices for c in practice.criteria]


def sides(result: Result) -> list[str]:
    named = (result.rubric.primary_side, result.rubric.compared_side)
    return [side for side in named if side]


def bases(_result: Result) -> tuple[Basis, ...]:
    return ("claimed", "supported")


def scopes(result: Result) -> list[FeaturesInScope]:
    return [features_of(result, side, basis) for side in sides(result) for basis in bases(result)]


def claimed_scopes(result: Result) -> list[FeaturesInScope]:
    return [features_of(result, side, basis_of(result)) for side in sides(result)]


def towards(result: Result) -> list[Toward]:
    found = [*(scope.toward for scope in scopes(result)), *result.toward.values()]
    return [toward for toward in found if toward]


def in_scope(practice: PracticeScore) -> list[CriterionScore]:
    return [criterion for criterion in practice.criteria if criterion.in_scope]


def met(found: Iterable[CriterionScore]) -> int:
    return sum(criterion.state is CriterionState.MET for criterion in found)


def unshown(practice: PracticeScore) -> int:
    return sum(c.met("claimed") and not c.supported for c in practice.criteria)


def evidence(result: Result) -> list[EvidenceScore]:
    return [item for p in result.practices if p.applicable for item in p.evidence]


def counted_features(role: str) -> Condition:
    def true(result: Result, values: Values) -> bool:
        for scope in claimed_scopes(result):
            for level in range(1, result.top + 1):
                found = scope.of(role, level)
                held = sum(scope.state(feature) is FeatureState.HELD for feature in found)
                if (held, len(found)) == (values["held"], values["n"]):
                    return True
        return False

    return true


def criteria_met(result: Result, values: Values) -> bool:
    number = values.get("met", values.get("unshown"))
    count = (unshown) if "unshown" in values else (lambda p: met(in_scope(p)))
    return any(
        count(p) == number and values["n"] in {len(in_scope(p)), met(in_scope(p))}
        for p in result.practices
    )


def on_the_way(result: Result, values: Values) -> bool:
    return any(
        (t.level, t.criteria.met, t.criteria.all) == (values["level"], values["met"], values["n"])
        for t in towards(result)
    )


def way_with_features(result: Result, values: Values) -> bool:
    return on_the_way(result, values) and any(
        (t.features.held, t.features.all)
        == (values["held"], values.get("all", values.get("features")))
        for t in towards(result)
    )


def next_features(result: Result, values: Values) -> bool:
    return any(
        (t.level, t.features.held, t.features.all) == (values["level"], values["held"], values["n"])
        for t in towards(result)
    )


def level_zero(result: Result, values: Values) -> bool:
    return any(
        scope.held == 0
        and scope.toward is not None
        and scope.toward.level == values["level"]
        and (scope.toward.features.held, scope.toward.features.all) == (values["held"], values["n"])
        for scope in scopes(result)
    )


def no_level_applies(result: Result, _: Values) -> bool:
    return any(scope.held is None for scope in scopes(result))


def is_at(result: Result, values: Values) -> bool:
    return not result.thin and values["held"] == within(say_held(result, basis=basis_of(result)))


def other_side_is_at(result: Result, values: Values) -> bool:
    side = result.rubric.compared_side
    held = within(say_held(result, side, basis_of(result)))
    return not result.thin and values["held"] == held


def foreseen(*statuses: str) -> Condition:
    return lambda result, values: is_at(result, values) and result.roadmap.status in statuses


def level_told(*, shown: bool | None = None, guarded: bool | str | None = "") -> Condition:
    """Return whether a level from 1 on is held as it is told."""

    def true(result: Result, _: Values) -> bool:
        basis = basis_of(result)
        held, supported = result.held("claimed") or 0, result.held("supported") or 0
        told = shown is None or (supported > 0 if shown else supported < held)
        guard = features_of(result, basis=basis).guarded
        return not result.thin and held > 0 and told and guarded in {"", guard}

    return true


def some_level_not_held(result: Result, _: Values) -> bool:
    return not result.thin and (result.held("claimed") or 0) < result.top


def nothing_blocks(result: Result, _: Values) -> bool:
    """Tell whether no level is above the one held: the chapter has the sentence ready always."""
    held = result.held(basis_of(result))
    return bool(blockers_of(result)) or held in {None, result.top}


def nothing_left(result: Result, _: Values) -> bool:
    roadmap = result.roadmap
    return roadmap.outcome == "reached" and not roadmap.steps and not roadmap.not_known


def top_is_held(result: Result, values: Values) -> bool:
    return nothing_left(result, values) and result.held(basis_of(result)) == result.top


def nothing_known_lacking(result: Result, values: Values) -> bool:
    roadmap = result.roadmap
    return roadmap.outcome == "reached" and values["n"] == roadmap.not_known > 0


def no_target(result: Result, _: Values) -> bool:
    return result.roadmap.target is None


def missing(kind: str) -> Condition:
    return lambda result, _: any(item.kind == kind for item in result.roadmap.missing)


def possible_work(result: Result, values: Values) -> bool:
    roadmap = result.roadmap
    return values["n"] == len(roadmap.possible) > 0 and roadmap.not_known > 0


def idle_roles(result: Result, _: Values) -> bool:
    """Tell whether one more of whoever is not named saves less than a week."""
    saved = [item.saved or 0 for item in result.roadmap.alternatives if not item.split]
    return sum(days >= _WEEK for days in saved) <= _NAMED and min(saved) in range(_WEEK)


def facts_open(result: Result, values: Values) -> bool:
    return bool(result.roadmap.not_known == values["n"])


def figures_met(result: Result, values: Values) -> bool:
    aimed = [kpi for kpi in result.kpis if kpi.target is not None]
    return (sum(map(is_met, aimed)), len(aimed)) == (values["n"], values["aimed"])


def no_figure_met(result: Result, values: Values) -> bool:
    return figures_met(result, {"n": 0, "aimed": values["n"]})


def no_step_moves(result: Result, _: Values) -> bool:
    behind = {kpi.id for kpi in result.kpis if kpi.target is not None and not is_met(kpi)}
    return all(behind.isdisjoint(step.kpis) for step in result.roadmap.steps)


def some_figure_stays(result: Result, _: Values) -> bool:
    moved = {kpi for step in result.roadmap.steps for kpi in step.kpis}
    return bool(result.roadmap.steps) and any(kpi.id not in moved for kpi in result.kpis)


def proved(aim: str) -> Condition:
    return lambda result, _: (
        result.roadmap.bound == 0 and (result.roadmap.aim == "date") == (aim == "date")
    )


def booked(result: Result, _: Values) -> bool:
    found = bottleneck(result.roadmap)
    return found is not None and found.planned > 0.99 * found.available


def nobody_waits(result: Result, _: Values) -> bool:
    roadmap: Roadmap = result.roadmap
    return (
        bottleneck(roadmap) is None
        or any(not (w.approved_by or w.expired) for w in result.waivers)
        or any(not line.person for line in roadmap.first_aid)
    )


def waiting_waivers(result: Result, _: Values) -> bool:
    waiting = [w for w in result.waivers if not (w.approved_by or w.expired)]
    return bool(waiting) and not any(w.counts for w in waiting)


def without_effect(result: Result, _: Values) -> bool:
    return any(not waiver.counts for waiver in result.waivers)


def nothing_carries(*, known: bool) -> Condition:
    """Return whether a dimension has nothing of the other side at level 1, known or not."""

    def true(result: Result, _: Values) -> bool:
        for dimension in result.dimensions:
            said = carries_over(result, dimension)
            own = [
                p
                for p in result.practices
                if (p.side, p.dimension) == (result.rubric.compared_side, dimension.id)
                if p.applicable
            ]
            open_there = any(
                p.claimed is None or any(c.open and c.level <= 1 for c in p.criteria) for p in own
            )
            there = any(
                (p.claimed or 0) >= 1 or any(c.met("claimed") for c in p.criteria) for p in own
            )
            if said.startswith("Nothing") and not there and known is not open_there:
                return True
        return False

    return true


def unscored(result: Result, _: Values) -> bool:
    return any(s.score is None for d in result.dimensions for s in d.sides.values())


def level_gap(result: Result, _: Values) -> bool:
    return not as_range(result) and any(d.gap == 0 for d in result.dimensions)


def below_first(result: Result, _: Values) -> bool:
    return any(status.level is None and status.points is None for status in result.crosswalks)


def framework(result: Result, values: Values) -> bool:
    held = str(values["held"]).split(" ", maxsplit=1)[0]
    return any(str(status.counts.get("held", 0)) == held for status in result.crosswalks)


def bare_practices(result: Result, values: Values) -> bool:
    claimed = [practice for practice in result.practices if met(in_scope(practice))]
    bare = sum(not any(item.valid for item in practice.evidence) for practice in claimed)
    claims = len(claimed)
    if "claims" not in values:
        return bool(values["n"] == claims == bare)
    return (values["claims"], values["n"]) == (claims, bare)


def claims_unshown(result: Result, values: Values) -> bool:
    return bool(values["n"] == sum(map(unshown, result.practices)))


def all_shown(result: Result, values: Values) -> bool:
    found = sum(c.met("claimed") for c in criteria(result))
    return values["n"] == found > 0 and not sum(map(unshown, result.practices))


def nothing_flagged(result: Result, _: Values) -> bool:
    return not (result.waivers or any(practice.flag for practice in result.practices))


def next_counts(result: Result, values: Values) -> bool:
    return any(
        practice.claimed is not None
        and practice.claimed + 1 == values["next"]
        and values["met"]
        == met(c for c in in_scope(practice) if c.level == values["next"])
        <= values["all"]
        for practice in result.practices
    )


def kpi_met(result: Result, _: Values) -> bool:
    return any(map(is_met, result.kpis))


def not_all_shown(result: Result, _: Values) -> bool:
    return not result.strict and any(
        result.held("claimed", side)
        and result.held("supported", side) != result.held("claimed", side)
        for side in sides(result)
    )


def unreachable_by_then(result: Result, _: Values) -> bool:
    return result.roadmap.feasible is not None


def waits_for_nothing(result: Result, _: Values) -> bool:
    numbers = result.roadmap.numbers
    return any(not set(step.depends_on) & set(numbers) for step in result.roadmap.steps)


def nothing_claimed(result: Result, _values: Values) -> bool:
    """Tell whether there is a dimension of which nothing is met, or above level 0."""
    claiming = {
        practice.dimension
        for practice in result.practices
        if met(practice.criteria) or (not practice.criteria and practice.level("claimed"))
    }
    return any(dimension.id not in claiming for dimension in result.dimensions)


TRUE_WHEN: dict[str, Condition] = {
    "nothing claimed": nothing_claimed,
    "Before level {level}, nothing": no_target,
    "As far as evidence shows, {team} is at {held}.": lambda r, v: r.strict and is_at(r, v),
    "By its own answers, {team} is at {held}.": lambda r, v: not r.strict and is_at(r, v),
    "Computed without an answers file, so there is no SHA-256 of one.": (
        lambda r, _: r.answers_sha256 is None
    ),
    "Evidence shows no level above 0.": lambda r, _: r.held("supported") == 0,
    "Evidence shows no more than {level}.": (
        lambda r, _: 0 < (r.held("supported") or 0) < (r.held("claimed") or 0)
    ),
    "If all that is open turns out met, it holds {level}.": (
        lambda r, v: (
            v["level"] == f"level {r.standing()['possible']}"
            and (r.standing()["possible"] or 0) > (r.held("claimed") or 0)
        )
    ),
    "In all of this a criterion that no valid evidence shows counts as not known, since this "
    "report acts on what evidence supports.": lambda r, _: r.strict,
    "It ended on {day} and counts as not answered.": without_effect,
    "Its {side} is at {held}.": other_side_is_at,
    "Level 0 with {held} of {n} core feature of level {level}": level_zero,
    "Level 0 with {held} of {n} core features of level {level}": level_zero,
    "The team marked nothing as having hurt it lately.": (
        lambda r, _: not any(practice.urgent for practice in r.practices)
    ),
    "No core feature applies, so there is no level to lead to.": no_level_applies,
    "No evidence is given for any practice in scope.": lambda r, _: not evidence(r),
    "No further level is reached by {by}; nothing can be done until then.": (
        lambda r, _: r.roadmap.outcome == "partial" and not r.roadmap.steps
    ),
    "No further level is reached by {by}; {n} step can be done until then.": (
        lambda r, _: r.roadmap.outcome == "partial"
    ),
    "No further level is reached by {by}; {n} steps can be done until then.": (
        lambda r, _: r.roadmap.outcome == "partial"
    ),
    "No level can be held: no core feature applies.": no_level_applies,
    "No level: no core feature applies": no_level_applies,
    "No note says why.": lambda r, _: any(p.flag and not p.note for p in r.practices),
    "No question is answered yet.": lambda r, _: not r.counts.answered,
    "No step is left for {practices}.": lambda r, _: bool(r.roadmap.unreached),
    "No. {why}": without_effect,
    "Nobody": nobody_waits,
    "Nobody else approved it, so it counts as not known.": (
        lambda r, _: any(not w.counts and not w.approved_by for w in r.waivers)
    ),
    "Nobody for it: {days} of {role}, in {steps}.": lambda r, _: bool(r.roadmap.unstaffed),
    "Hurt lately, nobody for it: {days} of {role}, in {steps}.": (
        lambda r, _: any(item.urgent for item in r.roadmap.unstaffed)
    ),
    "None of the {n} practices of which something is claimed has valid evidence.": bare_practices,
    "The one practice of which something is claimed has no valid evidence.": bare_practices,
    "Nothing blocks: there is no level above the one held.": nothing_blocks,
    "Nothing in this plan takes it away.": (
        lambda r, _: any(p.urgent and any(c.unmet for c in p.criteria) for p in r.practices)
    ),
    "All of it is in place by now.": (
        lambda r, _: any(
            p.urgent and not any(c.unmet or c.open for c in p.criteria) for p in r.practices
        )
    ),
    "Nothing is answered as met, so there is nothing for evidence to show.": (
        lambda r, _: not any(c.met("claimed") for c in criteria(r))
    ),
    "Nothing is flagged for discussion, and nothing is waived.": nothing_flagged,
    "Nothing is known to be lacking for this target, and {n} fact is not known.": (
        nothing_known_lacking
    ),
    "Nothing is known to be lacking for this target, and {n} facts are not known.": (
        nothing_known_lacking
    ),
    "Nothing is left to do for this target.": nothing_left,
    "Nothing is left to do in this rubric: the highest level is held.": top_is_held,
    "Nothing that is known.": nothing_carries(known=False),
    "Nothing yet.": nothing_carries(known=True),
    "Should none of this be in place, {n} further step follows, about {days}.": possible_work,
    "Should none of this be in place, {n} further steps follow, about {days}.": possible_work,
    "The rubric has no step for {practices}.": lambda r, _: bool(r.roadmap.unreached),
    "This assumes that {n} fact not yet known turns out well.": facts_open,
    "This assumes that {n} facts not yet known turn out well.": facts_open,
    "This is no assessment yet: {share} of the criteria that define the next level, core and "
    "components, are answered. Under {enough} a level would say little.": (
        lambda r, v: r.thin and v["share"] == show_share(r.coverage.defining or 0.0)
    ),
    "Valid evidence shows each of the {n} criteria that are answered as met.": all_shown,
    "Valid evidence shows the only criterion that is answered as met.": all_shown,
    "{what} goes first, and the target comes no later for it.": (lambda r, _: r.roadmap.price == 0),
    "Any other role would save less than a week.": idle_roles,
    "The target date is met without them.": lambda r, _: r.roadmap.status == "met",
    "No earlier assessment was given to compare this one with.": lambda r, _: r.since is None,
    "None of the {n} figures that the team follows meets its target": no_figure_met,
    "{n} of {aimed} figures that the team follows meet their targets": figures_met,
    "{n} of {aimed} figures that the team follows meets its target": figures_met,
    "{said}; no step of this plan is known to move the rest.": no_step_moves,
    "No step of this plan.": some_figure_stays,
    "Whether to approve the waiver of {practices}; until then it counts as open.": (
        waiting_waivers
    ),
    "Whether to approve the waivers of {practices}; until then they count as open.": (
        waiting_waivers
    ),
    "With these people, no other order of the steps reaches the target earlier: this is "
    "proved.": proved("level"),
    "With these people, no plan can raise more practices by then; this is proved.": proved("date"),
    "all dates rest": (
        lambda r, _: r.roadmap.not_known > 0 and any(step.end for step in r.roadmap.steps)
    ),
    "fully booked until the target is reached": booked,
    "below {title}": below_first,
    "each of the {n} criteria met": lambda r, v: any(
        len([c for c in p.criteria if c.met("claimed")]) == v["n"] for p in r.practices
    ),
    "the only criterion met": lambda r, _: any(
        len([c for c in p.criteria if c.met("claimed")]) == 1 for p in r.practices
    ),
    "held and unguarded": level_told(guarded=False),
    "held as claimed, and not all shown by evidence": level_told(shown=False),
    "held, and evidence shows it": level_told(shown=True),
    "held, and not known to be guarded": level_told(guarded=None),
    "level {level}, if all that is open turns out met": lambda r, v: any(
        r.standing(side)["possible"] == v["level"] for side in sides(r)
    ),
    "level {level}, no higher": lambda r, v: any(
        r.standing(side)["possible"] == r.standing(side)["claimed"] == v["level"]
        for side in sides(r)
    ),
    "level {level}: {held} of {all} core features held, {met} of {n} defining criteria met": (
        way_with_features
    ),
    "level {level}: {held} of {all} core features held, {met} of {n} defining criterion met": (
        way_with_features
    ),
    "no": lambda *_: True,  # a value of the team's own profile
    "no capacity is given, so the steps are in order and have no dates": (
        lambda r, v: missing("capacity")(r, v) and not any(s.end for s in r.roadmap.steps)
    ),
    "no gap": level_gap,
    "no level": lambda r, _: r.since is not None or no_level_applies(r, {}),
    "no longer counts": (
        lambda r, _: any(not (i.valid or i.premature) for p in r.practices for i in p.evidence)
    ),
    "no practice": (
        lambda r, _: any(not s.applicable for st in r.stages for s in st.sides.values())
    ),
    "nobody named": lambda r, _: any(not waiver.by for waiver in r.waivers),
    "none": lambda r, _: r.score.low is None,
    "not all of it shown by evidence": not_all_shown,
    "not held": some_level_not_held,
    "nothing": waits_for_nothing,
    "nothing further": no_target,
    "nothing stands before it": waits_for_nothing,
    "nothing that is answered as met": (
        lambda r, _: any(
            (p.evidence and not any(c.met("claimed") for c in p.criteria if c.level <= i.cap))
            or i.shows
            for p in r.practices
            for i in p.evidence
        )
    ),
    "nothing to compare: no answer on {sides}": unscored,
    "nothing to compare: no practice of {sides} applies": unscored,
    "The team says that this hurt lately, and not what happened.": lambda r, _: any(
        p.urgent and not (p.note or (p.hurt and (p.hurt.what or p.hurt.cost))) for p in r.practices
    ),
    "the plan has no dates": lambda r, _: r.roadmap.likely is None or r.roadmap.even is None,
    "{days}, which has no time": missing("role"),
    "{held} held and {partly} in part, of {n} capabilities asked here": framework,
    "{held} held and {partly} in part, of {n} capability asked here": framework,
    "{held} of {n} component": counted_features("component"),
    "{held} of {n} components": counted_features("component"),
    "{held} of {n} core feature": counted_features("core"),
    "{held} of {n} core features": counted_features("core"),
    "{level}, {met} of {all} for level {next}": next_counts,
    "{low} if all goes well, {high} if all goes badly": lambda r, _: bool(r.roadmap.steps),
    "{met} of {n} criteria met": criteria_met,
    "{met} of {n} criterion met": criteria_met,
    "{held} of {n} core feature of level {level}": next_features,
    "{held} of {n} core features of level {level}": next_features,
    "{held} of {features} core features of level {level}, {met} of {n} defining criteria": (
        way_with_features
    ),
    "{held} of {features} core features of level {level}, {met} of {n} defining criterion": (
        way_with_features
    ),
    "{now}; target met: {bound}": kpi_met,
    "{n} criteria are answered as met, and no valid evidence shows them": claims_unshown,
    "{n} criterion is answered as met, and no valid evidence shows it": claims_unshown,
    "{n} not met": lambda r, v: any(
        sum(c.unmet for c in in_scope(p)) == v["n"] for p in r.practices
    ),
    "{n} of the {claims} practices of which something is claimed has no valid evidence.": (
        bare_practices
    ),
    "{n} of the {claims} practices of which something is claimed have no valid evidence.": (
        bare_practices
    ),
    "{parts}: a level is held where both hold it.": lambda r, _: len(r.parts) > 1,
    "{target} with all criteria": (
        lambda r, _: r.roadmap.target is not None and r.roadmap.target.sound
    ),
    "{team} can hold no level: no core feature applies to it.": no_level_applies,
    "{team} is at {held}.": is_at,
    "{team}: {held}.": lambda r, _: r.held(basis_of(r)) == 0,
    "{team} is at {held}; it is likely to reach {goal} by {likely}, in time for the target date "
    "of {by}.": foreseen("met"),
    "{team} is at {held}; it is likely to reach {goal} by {likely}.": foreseen("none"),
    "{team} is at {held}; it will probably miss its target date of {by}: {goal} is likely by "
    "{likely}.": foreseen("missed"),
    "{team} is at {held}; {goal} by the target date of {by} is at risk: it is likely only by "
    "{likely}.": foreseen("at-risk"),
    "{unshown} of {n} criteria met": criteria_met,
    "{unshown} of {n} criterion met": criteria_met,
    "{when} no further level can be held.": unreachable_by_then,
    "{when} no further level can be held; {day}.": unreachable_by_then,
    "{when} {levels} can be held{known}.": unreachable_by_then,
    "{when} {levels} can be held{known}; {day}.": unreachable_by_then,
    " if {facts} not yet known turn out well": lambda r, _: r.roadmap.not_known > 0,
    "{what} is held already; the plan is for the rest": missing("held"),
    "{what} are held already; the plan is for the rest": missing("held"),
    "{what} is held already; the plan is for level {level}, with no date asked for": (
        missing("held")
    ),
    "{what} are held already; the plan is for level {level}, with no date asked for": (
        missing("held")
    ),
    "nothing is known to be lacking for {what}, and not all is known; the plan is for the rest": (
        missing("open")
    ),
    "{have} of the criteria that define the next level are answered; under {need} no step has a "
    "date": lambda r, _: r.thin,
    "{n} step to {goal}, for which people are missing.": (
        lambda r, _: r.roadmap.outcome == "unstaffed"
    ),
    "{n} steps to {goal}, for which people are missing.": (
        lambda r, _: r.roadmap.outcome == "unstaffed"
    ),
}
# Words for a state, chosen from all of them: told of each criterion and feature by its own.
OF_A_STATE = frozenset(
    {
        "held",
        "held, not all shown by evidence",
        "met",
        "met, not shown by evidence",
        "not met",
    }
)
# How those begin that define words, name columns, or join parts which claim for themselves.
OF_NO_TEAM = (
    "A feature is held when every criterion",
    "A team holds a level once it has all",
    "A practice counts the share of its criteria",
    "Criteria answered as met in each dimension",
    "Criteria shown by evidence, of those met",
    "Each practice is cut into criteria",
    "Level held",
    "Mean score, which decides no level",
    "Steps that meet criteria which",
    "Supported in place of met",
    "The level that could be held if",
    "where every team starts",
    "{n} step from {start} to {end}",
    "{n} steps from {start} to {end}",
    "{said}, {every} in all",
    "✓ held, × lacking, ? not known",
)
