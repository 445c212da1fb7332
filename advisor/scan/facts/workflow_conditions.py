"""Conditions of jobs and steps: which triggers they leave, and whether they ever hold."""

import re

_GITHUB_EVENTS = {
    "push": "push",
    "pull_request": "pull-request",
    "pull_request_target": "pull-request",
    "merge_group": "pull-request",
    "release": "release",
    "schedule": "schedule",
    "workflow_dispatch": "dispatch",
    "repository_dispatch": "event",
    "workflow_call": "call",
    "workflow_run": "workflow",
}
_AZURE_REASONS = {
    "Schedule": "schedule",
    "PullRequest": "pull-request",
    "IndividualCI": "push",
    "BatchedCI": "push",
    "Manual": "dispatch",
    "ResourceTrigger": "workflow",
}
_GITHUB = re.compile(r"github\.event_name\s*(==|!=)\s*['\"](\w+)['\"]")
_AZURE = re.compile(r"(eq|ne)\(\s*variables(?:\['|\.)Build\.Reason(?:'\])?\s*,\s*'(\w+)'\s*\)")
_TAG = re.compile(
    r"startsWith\(\s*github\.ref\s*,\s*['\"]refs/tags|github\.ref_type\s*==\s*['\"]tag|"
    r"startsWith\(\s*variables\[?'?\.?Build\.SourceBranch'?\]?\s*,\s*'refs/tags"
)
_BRANCH = re.compile(
    r"github\.ref(?:_name)?\s*==\s*['\"](?:refs/heads/)?([\w./-]+)['\"]|"
    r"eq\(\s*variables(?:\['|\.)Build\.SourceBranch(?:Name)?(?:'\])?\s*,\s*'(?:refs/heads/)?([\w./-]+)'"
)
_NEVER = re.compile(r"^(?:\$\{\{\s*)?(?:false|0|''|\"\")(?:\s*&&.*)?(?:\s*\}\})?$", re.IGNORECASE)


def github_trigger(event: str) -> str:
    """Return our word for an event of GitHub; what is none of them is an event of the host."""
    return _GITHUB_EVENTS.get(event, "event")


def never(condition: str) -> bool:
    """Tell whether a condition never holds."""
    return bool(_NEVER.match(condition.strip()))


def ever(condition: str) -> bool:
    """Tell whether a condition also holds after a failure."""
    return "always()" in condition or "failed()" in condition or "failure()" in condition


def left(triggers: tuple[str, ...], condition: str) -> tuple[str, ...]:
    """Return the triggers under which a condition can hold."""
    if not condition:
        return triggers
    kept = set(triggers)
    wanted, unwanted = _compared(condition)
    if wanted and (len(wanted) > 1 or "||" not in condition):
        kept &= wanted
    if "||" not in condition:
        kept -= unwanted
    if _TAG.search(condition) and "||" not in condition and "!" not in condition:
        narrowed = kept & {"tag", "release", "call"}
        kept = narrowed | ({"tag"} if "push" in kept else set())
    return tuple(trigger for trigger in triggers if trigger in kept) + (
        ("tag",) if "tag" in kept and "tag" not in triggers else ()
    )


def _compared(condition: str) -> tuple[set[str], set[str]]:
    wanted: set[str] = set()
    unwanted: set[str] = set()
    for sign, event in _GITHUB.findall(condition):
        (wanted if sign == "==" else unwanted).add(github_trigger(event))
    for sign, reason in _AZURE.findall(condition):
        (wanted if sign == "eq" else unwanted).add(_AZURE_REASONS.get(reason, "event"))
    return wanted, unwanted


def branches(given: tuple[str, ...], condition: str) -> tuple[str, ...]:
    """Return the branches a condition is limited to, those given where it names none."""
    found = [one or two for one, two in _BRANCH.findall(condition)]
    return tuple(dict.fromkeys(found)) or given
