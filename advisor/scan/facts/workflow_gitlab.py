"""Pipelines of GitLab: includes, jobs that extend others, rules."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.scan.facts.shell import inside
from advisor.scan.facts.workflow_model import Context, Run, Use, Workflow, in_order, unique
from advisor.scan.facts.yaml_tree import YamlNode, documents
from advisor.scan.source import SourceTree

_NO_JOBS = frozenset(
    [
        "image",
        "services",
        "stages",
        "types",
        "before_script",
        "after_script",
        "variables",
        "cache",
        "include",
        "default",
        "workflow",
        "pages:deploy",
        "spec",
    ]
)
_SOURCE = re.compile(r"\$CI_PIPELINE_SOURCE\s*(==|!=|=~)\s*[\"'/]([\w|^$()]+)[\"'/]")
_BRANCH = re.compile(
    r"\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==\s*(?:[\"']([\w./-]+)[\"']|\$CI_DEFAULT_BRANCH)"
)
_SOURCES = {
    "push": "push",
    "web": "dispatch",
    "merge_request_event": "pull-request",
    "external_pull_request_event": "pull-request",
    "schedule": "schedule",
    "api": "event",
    "trigger": "event",
    "chat": "event",
    "pipeline": "workflow",
    "parent_pipeline": "workflow",
}
_REFS = {
    "branches": "push",
    "pushes": "push",
    "tags": "tag",
    "merge_requests": "pull-request",
    "external_pull_requests": "pull-request",
    "schedules": "schedule",
    "web": "dispatch",
    "api": "event",
    "triggers": "event",
    "chat": "event",
    "pipelines": "workflow",
}
_DEEPEST = 8
_MOST_INCLUDES = 60


def handles(path: str) -> bool:
    """Tell whether a file is the pipeline of a repository or of a folder's template."""
    return path.rpartition("/")[2] in {".gitlab-ci.yml", ".gitlab-ci.yaml"}


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield each pipeline with what it includes."""
    for path in source.paths:
        if handles(path):
            yield _GitlabPipeline(source, path).workflow()


class _GitlabPipeline:
    def __init__(self, source: SourceTree, path: str) -> None:
        self.source, self.path = source, path
        self.lines: dict[str, list[str]] = {}
        self.top: dict[str, tuple[int, YamlNode]] = {}
        self.root = path.rpartition("/")[0]
        self._include(path, 0)

    def _include(self, path: str, depth: int) -> None:
        """Take in a file after those it includes: what is written last holds."""
        text = self.source.text(path)
        if (
            text is None
            or depth > _DEEPEST
            or path in self.lines
            or len(self.lines) > _MOST_INCLUDES
        ):
            return
        self.lines[path] = text.split("\n")
        tree = _pipeline(documents(text, path), path)
        include = tree.get("include")
        for one in include.items or [include]:
            for name in one.get("local").texts() or ((one.text,) if one.text else ()):
                if "://" not in name:
                    for found in self._matching(inside(self.root, name.lstrip("/"))):
                        self._include(found, depth + 1)
        for key, node in tree.entries.items():
            before = self.top[key][1] if key in self.top else node
            self.top[key] = (tree.line_of(key), _merged(before, node))

    def _matching(self, name: str) -> list[str]:
        if "*" not in name:
            return [name]
        pattern = re.escape(name).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
        return [path for path in self.source.paths if re.fullmatch(pattern, path)]

    def _node(self, key: str) -> YamlNode:
        return self.top[key][1] if key in self.top else YamlNode(1, 1, path=self.path)

    def workflow(self) -> Workflow:
        rules = self._node("workflow")
        allowed = self._rules(rules.get("rules"))[0] if rules.has("rules") else None
        runs: list[Run] = []
        uses: list[Use] = []
        triggers: set[str] = set()
        names: list[str] = []
        for name, (line, node) in self.top.items():
            if name in _NO_JOBS or name.startswith(".") or node.kind != "mapping":
                continue
            job = self._extended(node, 0)
            context = self._context(name, job, allowed)
            if not any(job.has(key) for key in ("script", "trigger", "run")):
                continue
            triggers |= set(context.triggers)
            names += context.branches
            uses += self._uses(line, node.path, job, context)
            runs += self._scripts(job, context)
        return Workflow(
            path=self.path,
            line=1,
            system="gitlab",
            name=rules.get("name").text or self.path,
            triggers=in_order(triggers),
            branches=unique(names),
            active=bool(triggers),
            runs=tuple(runs),
            uses=tuple(uses),
            crons=tuple((line, "", True) for line in self._scheduled_lines(triggers)),
        )

    def _scheduled_lines(self, triggers: set[str]) -> list[int]:
        """Return where a schedule is named; when it is stands at the host."""
        for number, line in enumerate(self.lines.get(self.path, []), 1):
            if "schedule" in triggers and re.search(r"^[^#]*[\"' \[-]schedules?\b", line):
                return [number]
        return []

    def _extended(self, node: YamlNode, depth: int) -> YamlNode:
        if depth > _DEEPEST:
            return node
        for parent in node.get("extends").texts():
            if parent in self.top:
                node = _merged(self._extended(self.top[parent][1], depth + 1), node)
        return node

    def _context(self, name: str, job: YamlNode, allowed: tuple[str, ...] | None) -> Context:
        triggers, branches, lenient = self._triggers(job)
        if allowed is not None:
            kept = tuple(one for one in triggers if one in allowed or one == "dispatch")
            triggers = kept if job.has("rules") or job.has("only") else allowed
        when = job.get("when").text
        if when == "manual" and not job.has("rules"):
            triggers, lenient = ("dispatch",), not job.get("allow_failure").is_false
        if when == "never":
            triggers = ()
        image = job.get("image") if job.has("image") else self._default("image")
        environment = job.get("environment")
        return Context(
            system="gitlab",
            workflow=self.path,
            job=name,
            triggers=triggers,
            branches=branches,
            active=bool(triggers),
            blocking=not (
                lenient or job.get("allow_failure").is_true or job.get("allow_failure").entries
            ),
            always=when in {"always", "on_failure"},
            runner=image.text or image.get("name").text or ", ".join(job.get("tags").texts()),
            environment=environment.text or environment.get("name").text,
        )

    def _default(self, key: str) -> YamlNode:
        default = self._node("default")
        return default.get(key) if default.has(key) else self._node(key)

    def _triggers(self, job: YamlNode) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Return triggers and branches of a job, and whether all its rules forgive failure."""
        if job.has("rules"):
            return self._rules(job.get("rules"))
        only = job.get("only")
        refs = only.texts() or only.get("refs").texts()
        if not refs:
            refused = job.get("except").texts()
            return ((), (), False) if "branches" in refused else (("push",), (), False)
        found = {_REFS.get(ref, "push") for ref in refs}
        branches = [ref for ref in refs if ref not in _REFS and not ref.startswith(("/", "$"))]
        return in_order(found), unique(branches), False

    def _rules(self, rules: YamlNode) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        found: set[str] = set()
        branches: list[str] = []
        lenient: list[bool] = []
        for rule in self._spread(rules, 0):
            if rule.get("when").text == "never":
                continue
            names, limited = _of_condition(rule.get("if").text)
            found |= {"dispatch"} if rule.get("when").text == "manual" else names
            branches += limited
            lenient.append(rule.get("allow_failure").is_true)
        return in_order(found), unique(branches), bool(lenient) and all(lenient)

    def _spread(self, node: YamlNode, depth: int) -> Iterator[YamlNode]:
        """Yield the items of a list with what '!reference' puts in their place."""
        if depth > _DEEPEST:
            return
        if node.tag == "!reference":
            keys = node.texts()
            if keys and keys[0] in self.top:
                found = self._extended(self.top[keys[0]][1], 0).at(*keys[1:])
                yield from self._spread(found, depth + 1)
        elif node.kind == "list":
            for item in node.items:
                yield from self._spread(item, depth + 1)
        elif node.given:
            yield node

    def _scripts(self, job: YamlNode, context: Context) -> Iterator[Run]:
        variables = {
            key: value.text
            for node in (self._node("variables"), job.get("variables"))
            for key, value in node.entries.items()
            if value.text and "$" not in value.text
        }
        for part in ("before_script", "script", "after_script"):
            given = job.get(part) if job.has(part) else self._default(part)
            if part == "script" and not job.has(part):
                continue
            by_file: dict[str, list[tuple[int, str]]] = {}
            for item in self._spread(given, 0):
                lines = item.numbered(self.lines.get(item.path, []))
                by_file.setdefault(item.path, []).extend(lines)
            for path, lines in by_file.items():
                yield Run(
                    path=path,
                    lines=tuple(lines),
                    context=context
                    if part != "after_script"
                    else replace(context, blocking=False, always=True),
                    step=part,
                    folder=self.root,
                    pipefail=True,
                    variables=variables,
                )

    def _uses(self, line: int, path: str, job: YamlNode, context: Context) -> Iterator[Use]:
        trigger = job.get("trigger")
        if not trigger.given:
            return
        include = trigger.get("include")
        name = trigger.text or trigger.get("project").text or include.text
        name = name or ", ".join(one.get("local").text for one in include.items)
        yield Use(path, line, line, name or "trigger", "", (), context)


def _pipeline(found: Iterable[YamlNode], path: str) -> YamlNode:
    """Return the document with the jobs: one before it may declare inputs under `spec`."""
    trees = [tree for tree in found if tree.kind == "mapping"]
    jobs = (tree for tree in trees if not (len(trees) > 1 and set(tree.entries) == {"spec"}))
    return next(jobs, YamlNode(1, 1, path=path))


def _merged(base: YamlNode, over: YamlNode) -> YamlNode:
    """Return a mapping laid over another, mapping by mapping."""
    if base.kind != "mapping" or over.kind != "mapping":
        return over
    entries = dict(base.entries)
    for key, value in over.entries.items():
        entries[key] = _merged(entries[key], value) if key in entries else value
    lines = {**base.key_lines, **over.key_lines}
    return YamlNode(
        over.line, over.end_line, kind="mapping", path=over.path, entries=entries, key_lines=lines
    )


def _of_condition(condition: str) -> tuple[set[str], list[str]]:
    """Return what can start a job under a condition, and the branches it is limited to."""
    if not condition:
        return {"push"}, []
    found: set[str] = set()
    unwanted: set[str] = set()
    for sign, names in _SOURCE.findall(condition):
        for name in re.split(r"[|()^$]+", names):
            if name:
                (unwanted if sign == "!=" else found).add(_SOURCES.get(name, "event"))
    branches = [name or "$CI_DEFAULT_BRANCH" for name in _BRANCH.findall(condition)]
    if re.search(r"\$CI_COMMIT_TAG\b(?!\s*==\s*null)", condition):
        found.add("tag")
    if "$CI_MERGE_REQUEST" in condition and not found:
        found.add("pull-request")
    return (found or {"push"}) - unwanted, branches
