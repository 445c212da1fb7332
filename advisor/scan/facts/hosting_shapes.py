"""What GitHub and GitLab print, recognised by the keys it has, as names with values."""

from collections import Counter
from collections.abc import Callable, Iterator

from advisor.scan.facts.node import Node

Told = Iterator[tuple[str, str, str]]  # name, value, and what it speaks of


def told(node: Node) -> Told:
    """Yield what a document says, nothing where it has no shape that is known."""
    for mark, tell in _SHAPES:
        if node.form == "mapping" and all(node.has(key) for key in mark):
            yield from tell(node)
            return
    if node.form == "list" and node.items:
        for mark, tell in _LISTS:
            if all(node.items[0].has(key) for key in mark):
                yield from tell(node)
                return


def _protection(node: Node) -> Told:
    """Tell the protection of a branch of GitHub."""
    branch = node.said("url").removesuffix("/protection").rpartition("/branches/")[2]
    yield "branch-protected", "true", branch
    reviews = node.get("required_pull_request_reviews")
    if reviews:
        yield "push-refused", "true", branch
        yield "required-review", reviews.said("required_approving_review_count") or "0", branch
        yield "required-owner-review", _flag(reviews, "require_code_owner_reviews"), branch
    checks = node.get("required_status_checks")
    contexts = [item.text for item in checks.get("contexts").items]
    contexts += [item.said("context") for item in checks.get("checks").items]
    if contexts:
        yield "required-checks", ", ".join(dict.fromkeys(contexts)), branch
    for key, name in _FLAGS.items():
        if node.has(key):
            yield name, _flag(node, key, "enabled"), branch


_FLAGS = {
    "enforce_admins": "binds-administrators",
    "required_signatures": "required-signatures",
    "allow_force_pushes": "force-push-allowed",
    "allow_deletions": "deletion-allowed",
}


def _unprotected(node: Node) -> Told:
    if "not protected" in node.said("message").lower():
        yield "branch-protected", "false", ""


def _ruleset(node: Node) -> Told:
    """Tell a ruleset of GitHub, whose rules bind only where it is enforced."""
    target = ", ".join(item.text for item in node.get("conditions", "ref_name", "include").items)
    target = target or node.said("name")
    active = node.said("enforcement") == "active"
    yield "ruleset", node.said("enforcement"), target
    if active:
        for rule in node.get("rules").items:
            yield from _of_rule(rule, target)


def _rules(node: Node) -> Told:
    """Tell the rules that hold for a branch of GitHub."""
    for rule in node.items:
        yield from _of_rule(rule, rule.said("ruleset_source"))


def _of_rule(rule: Node, target: str) -> Told:
    kind, said = rule.said("type"), rule.get("parameters")
    if kind == "pull_request":
        yield "push-refused", "true", target
        yield "required-review", said.said("required_approving_review_count") or "0", target
        yield "required-owner-review", _flag(said, "require_code_owner_review"), target
    elif kind == "required_status_checks":
        checks = [item.said("context") for item in said.get("required_status_checks").items]
        yield "required-checks", ", ".join(checks), target
    elif kind in {"required_signatures", "required_deployments", "code_scanning"}:
        yield kind.replace("_", "-"), "true", target
    elif kind == "non_fast_forward":
        yield "force-push-allowed", "false", target
    elif kind == "deletion":
        yield "deletion-allowed", "false", target


def _environment(node: Node) -> Told:
    """Tell an environment of GitHub."""
    name = node.said("name")
    kinds = [rule.said("type") for rule in node.get("protection_rules").items]
    yield "environment", ", ".join(kinds) or "open", name
    if "required_reviewers" in kinds:
        yield "deployment-review", "true", name


def _runs(node: Node) -> Told:
    """Tell what became of the runs of each workflow of GitHub."""
    yield from _counted(
        [
            (
                run.said("workflowName") or run.said("name"),
                run.said("conclusion") or run.said("status"),
                run.said("event"),
                run.said("createdAt") or run.said("created_at"),
            )
            for run in node.items
        ]
    )


def _pipelines(node: Node) -> Told:
    """Tell what became of the pipelines of GitLab, by branch."""
    yield from _counted(
        [
            (run.said("ref"), run.said("status"), run.said("source"), run.said("created_at"))
            for run in node.items
        ]
    )


def _counted(runs: list[tuple[str, str, str, str]]) -> Told:
    for name in dict.fromkeys(name for name, *_ in runs):
        own = [run for run in runs if run[0] == name]
        outcomes = Counter(_OUTCOMES.get(outcome, "other") for _, outcome, _, _ in own)
        yield "runs", str(len(own)), name
        for outcome in ("succeeded", "failed"):
            yield f"run-{outcome}", str(outcomes[outcome]), name
        starts = Counter(event for _, _, event, _ in own if event)
        for event in sorted(starts):
            yield f"run-by-{event.replace('_', '-')}", str(starts[event]), name
        latest = max((when for *_, when in own if when), default="")
        if latest:
            yield "run-last", latest, name


_OUTCOMES = {
    "success": "succeeded",
    "failure": "failed",
    "failed": "failed",
    "timed_out": "failed",
    "startup_failure": "failed",
}


def _pulls(node: Node) -> Told:
    """Tell how many merged pull requests somebody approved."""
    merged = [one for one in node.items if one.said("mergedAt") or one.said("merged_at")]
    yield "pulls-merged", str(len(merged)), ""
    if any(one.has("reviews") or one.has("reviewDecision") for one in merged):
        yield "pulls-approved", str(sum(map(_is_approved, merged))), ""


def _is_approved(pull: Node) -> bool:
    states = [review.said("state") for review in pull.get("reviews").items]
    return "APPROVED" in [*states, pull.said("reviewDecision")]


def _protected(node: Node) -> Told:
    """Tell a protected branch of GitLab; level 0 means that nobody may push."""
    branch = node.said("name")
    yield "branch-protected", "true", branch
    levels = [level.said("access_level") for level in node.get("push_access_levels").items]
    yield "push-refused", str(all(level == "0" for level in levels)).lower(), branch
    yield "force-push-allowed", _flag(node, "allow_force_push"), branch
    if node.has("code_owner_approval_required"):
        yield "required-owner-review", _flag(node, "code_owner_approval_required"), branch


def _approval(node: Node) -> Told:
    branches = [branch.said("name") for branch in node.get("protected_branches").items]
    yield "required-review", node.said("approvals_required"), ", ".join(branches)


def _project(node: Node) -> Told:
    """Tell the settings of a project of GitLab."""
    name = node.said("path_with_namespace")
    if node.set("only_allow_merge_if_pipeline_succeeds"):
        yield "required-checks", "pipeline", name


def _flag(node: Node, *keys: str) -> str:
    return str(node.set(*keys)).lower()


_SHAPES: tuple[tuple[tuple[str, ...], Callable[[Node], Told]], ...] = (
    (("url", "enforce_admins"), _protection),
    (("url", "required_pull_request_reviews"), _protection),
    (("message", "status"), _unprotected),
    (("enforcement", "target"), _ruleset),
    (("protection_rules", "name"), _environment),
    (("push_access_levels", "name"), _protected),
    (("approvals_required", "name"), _approval),
    (("only_allow_merge_if_pipeline_succeeds",), _project),
)
_LISTS: tuple[tuple[tuple[str, ...], Callable[[Node], Told]], ...] = (
    (("type", "ruleset_id"), _rules),
    (("conclusion", "event"), _runs),
    (("conclusion", "workflowName"), _runs),
    (("status", "ref", "source"), _pipelines),
    (("mergedAt",), _pulls),
    (("merged_at", "number"), _pulls),
)
