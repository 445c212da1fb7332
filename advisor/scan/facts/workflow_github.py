"""Workflows, reusable workflows and composite actions of GitHub."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from advisor.scan.facts.workflow_conditions import branches, ever, github_trigger, left, never
from advisor.scan.facts.workflow_model import (
    Context,
    Run,
    Use,
    Workflow,
    in_order,
    switched_off,
    unique,
)
from advisor.scan.facts.yaml_tree import YamlNode, document
from advisor.scan.source import SourceTree

_HANDLED = re.compile(
    r"(?:^|/)\.github/workflows/[^/]+\.ya?ml$|(?:^|/)\.(?:gitea|forgejo)/workflows/[^/]+\.ya?ml$"
)
_SSH = re.compile(r"(?i)\bssh|-ssh\b")
_RUNS_SCRIPTS = re.compile(r"(?i)\bssh|-ssh\b|^azure/(?:cli|powershell)$|/w?retry\b")
_SCRIPTS = ("script", "inlineScript", "command")
_CHANGES_FOLDER = re.compile(r"^\s*cd\s+[^;&|]+(?:&&|;|$)")
_INPUT = re.compile(r"\$\{\{\s*(?:github\.event\.)?inputs\.([\w-]+)\s*\}\}")
_MATRIX = re.compile(r"\$\{\{\s*matrix\.([\w-]+)\s*\}\}")
_DEEPEST = 4


def handles(path: str) -> bool:
    """Tell whether a file is a workflow."""
    return bool(_HANDLED.search(path))


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield the workflows of a repository, reusable ones with the triggers of their callers."""
    found = {path: _File(source, path) for path in source.paths if handles(path)}
    for _ in range(_DEEPEST):
        for file in found.values():
            file.lend(found)
    for file in found.values():
        if file.jobs.entries or file.triggers:
            yield file.workflow()


class _File:
    """One workflow file; `lent` are the triggers its callers give."""

    def __init__(self, source: SourceTree, path: str) -> None:
        self.source, self.path = source, path
        text = source.text(path) or ""
        self.text = text.split("\n")
        self.tree = document(text, path)
        self.on = self.tree.get("on") if self.tree.has("on") else self.tree.get("true")
        self.jobs = self.tree.get("jobs")
        self.triggers = self._triggers()
        self.branches = self._branches()
        self.lent: set[str] = set()
        self.given: dict[str, set[str]] = {}
        self.root = (
            path.split(".github/", maxsplit=1)[0]
            .split(".gitea/", maxsplit=1)[0]
            .split(".forgejo/", maxsplit=1)[0]
            .rstrip("/")
        )

    def _triggers(self) -> tuple[str, ...]:
        names = set(self.on.entries) or set(self.on.texts())
        found = {github_trigger(name) for name in names}
        push = self.on.get("push")
        if push.has("tags"):
            found.add("tag")
            if not push.has("branches") and not push.has("branches-ignore"):
                found.discard("push")
        return in_order(found)

    def _branches(self) -> tuple[str, ...]:
        named = [
            name
            for event in ("push", "pull_request", "pull_request_target", "workflow_run")
            for name in self.on.at(event, "branches").texts()
        ]
        return unique(named)

    def all_triggers(self) -> tuple[str, ...]:
        return in_order(set(self.triggers) | self.lent)

    def lend(self, files: dict[str, "_File"]) -> None:
        """Give the reusable workflows that this one calls its triggers and inputs."""
        for job in self.jobs.entries.values():
            called = files.get(self._local(job.get("uses").text))
            if called is None or never(job.get("if").text):
                continue
            called.lent |= set(left(self.all_triggers(), job.get("if").text)) - {"call"}
            for name, value in job.get("with").entries.items():
                called.given.setdefault(name, set()).add(value.text)

    def _local(self, uses: str) -> str:
        return posixpath.normpath(posixpath.join(self.root, uses)) if uses.startswith("./") else ""

    def workflow(self) -> Workflow:
        runs: list[Run] = []
        uses: list[Use] = []
        for name, job in self.jobs.entries.items():
            for made in self._job(name, job):
                if isinstance(made, Run):
                    runs.append(made)
                else:
                    uses.append(made)
        jobs = self.jobs.entries.values()
        idle = bool(jobs) and all(never(job.get("if").text) for job in jobs)
        triggers = self.all_triggers()
        return Workflow(
            path=self.path,
            line=self.tree.line_of("name") if self.tree.has("name") else self.tree.line,
            system="github",
            name=self.tree.get("name").text or posixpath.basename(self.path),
            triggers=triggers,
            branches=self.branches,
            active=bool(triggers) and not idle,
            runs=tuple(runs),
            uses=tuple(uses),
            crons=tuple(
                (item.line_of("cron"), item.get("cron").text, True)
                for item in self.on.get("schedule").items
                if item.get("cron").text
            ),
        )

    def _job(self, name: str, job: YamlNode) -> Iterator[Run | Use]:
        condition = job.get("if").text
        environment = job.get("environment")
        runner = job.get("runs-on")
        context = Context(
            system="github",
            workflow=self.path,
            job=name,
            triggers=left(self.all_triggers(), condition),
            branches=branches(self.branches, condition),
            blocking=not job.get("continue-on-error").is_true,
            always=ever(condition),
            runner=job.at("container", "image").text
            or job.get("container").text
            or ", ".join(runner.texts() or runner.get("labels").texts()),
            environment=self._filled(environment.text or environment.get("name").text),
        )
        if never(condition):
            context = switched_off(context)
        if job.get("uses").text:
            yield self._use(job, context, "")
        yield from self._steps(job, context)

    def _filled(self, text: str) -> str:
        """Return text with the inputs put in that all callers give alike, or by default."""

        def value(match: re.Match[str]) -> str:
            given = self.given.get(match[1], set())
            default = self.on.at("workflow_call", "inputs", match[1], "default").text
            return next(iter(given)) if len(given) == 1 else default or match[0]

        return _INPUT.sub(value, text)

    def _steps(self, job: YamlNode, context: Context) -> Iterator[Run | Use]:
        default = job.at("defaults", "run")
        overall = self.tree.at("defaults", "run")
        folder = default.get("working-directory").text or overall.get("working-directory").text
        shell = default.get("shell").text or overall.get("shell").text
        variables = _plain(self.tree.get("env")) | _plain(job.get("env"))
        for step in job.get("steps").items:
            yield from self._step(step, context, folder, shell, variables)

    def _step(
        self, step: YamlNode, context: Context, folder: str, shell: str, variables: dict[str, str]
    ) -> Iterator[Run | Use]:
        context = _of_step(step, context)
        title = step.get("name").text or step.get("id").text
        folder = step.get("working-directory").text or folder
        if step.get("uses").text:
            use = self._use(step, context, title)
            yield use
            yield from self._composite(use, step, variables)
            yield from _elsewhere(self, step, use, variables)
        if step.get("run").text and not (step.get("shell").text or shell).startswith("python"):
            lines = [(n, self._filled(line)) for n, line in step.get("run").numbered(self.text)]
            yield _run(self, step, lines, context, folder, shell, variables)

    def _use(self, step: YamlNode, context: Context, title: str) -> Use:
        name, _, version = step.get("uses").text.partition("@")
        inputs = tuple(
            f"{key}={self._filled(value.text)}" for key, value in step.get("with").entries.items()
        )
        line = step.line_of("uses")
        end = max([line, *(value.end_line for value in step.get("with").entries.values())])
        return Use(self.path, line, end, name, version, inputs, context, title)

    def _composite(self, use: Use, step: YamlNode, variables: dict[str, str]) -> Iterator[Run]:
        """Yield what a composite action of the same repository runs."""
        yield from composite_runs(
            self.source,
            self._local(use.name),
            use,
            {key: value.text for key, value in step.get("with").entries.items()},
            variables,
        )


def _run(  # noqa: PLR0913, PLR0917 a script, where it stands and what holds there
    file: _File,
    step: YamlNode,
    lines: list[tuple[int, str]],
    context: Context,
    folder: str,
    shell: str,
    variables: dict[str, str],
) -> Run:
    shell = step.get("shell").text or shell
    return Run(
        path=file.path,
        lines=tuple(lines),
        context=context,
        step=step.get("name").text or step.get("id").text,
        folder=_folder(folder, file.root),
        pipefail=shell == "bash" or "pipefail" in shell,
        errexit=not shell.startswith(("cmd", "python")) and (" " not in shell or "-e" in shell),
        variables=variables | _plain(step.get("env")),
    )


def _elsewhere(file: _File, step: YamlNode, use: Use, variables: dict[str, str]) -> Iterator[Run]:
    """Yield the script that an action is given to run, here or in a copy on another machine."""
    given = (step.at("with", name) for name in _SCRIPTS)
    script = next((node for node in given if node.text), None)
    if script is None or not _RUNS_SCRIPTS.search(use.name):
        return
    context = replace(use.context, runner="ssh") if _SSH.search(use.name) else use.context
    lines = [(n, _CHANGES_FOLDER.sub("", line)) for n, line in script.numbered(file.text)]
    yield Run(
        path=file.path,
        lines=tuple(lines),
        context=context,
        step=use.step,
        folder=file.root,
        variables=variables,
    )


def _folder(text: str, root: str) -> str:
    text = re.sub(r"^\$\{\{\s*github\.workspace\s*\}\}/?", "", text)
    return posixpath.normpath(posixpath.join(root or ".", text.strip("/") or "."))


def _plain(env: YamlNode) -> dict[str, str]:
    return {key: value.text for key, value in env.entries.items() if "$" not in value.text}


def _of_step(step: YamlNode, context: Context) -> Context:
    condition = step.get("if").text
    if never(condition):
        return switched_off(context)
    return replace(
        context,
        triggers=left(context.triggers, condition),
        branches=branches(context.branches, condition),
        blocking=context.blocking and not step.get("continue-on-error").is_true,
        always=context.always or ever(condition),
    )


def composite_runs(
    source: SourceTree,
    folder: str,
    use: Use,
    given: dict[str, str],
    variables: dict[str, str],
    depth: int = 0,
) -> Iterator[Run]:
    """Yield the scripts of a composite action, each with the step that led there."""
    path = next(
        (p for p in (f"{folder}/action.yml", f"{folder}/action.yaml") if folder and source.text(p)),
        "",
    )
    if not path or depth > _DEEPEST:
        return
    text = source.text(path) or ""
    tree = document(text, path)
    inputs = {name: node.get("default").text for name, node in tree.get("inputs").entries.items()}
    inputs |= given
    source_lines = text.split("\n")
    for step in tree.at("runs", "steps").items:
        context = _of_step(step, use.context)
        nested = step.get("uses").text
        if nested.startswith("./"):
            below = {key: value.text for key, value in step.get("with").entries.items()}
            inner = posixpath.normpath(nested)
            yield from composite_runs(
                source, inner, replace(use, context=context), below, variables, depth + 1
            )
        lines = step.get("run").numbered(source_lines)
        if step.get("run").text:
            yield Run(
                path=path,
                lines=tuple((n, _put_in(line, inputs)) for n, line in lines),
                context=context,
                step=use.step or step.get("name").text,
                folder=_folder(_put_in(step.get("working-directory").text, inputs), ""),
                pipefail=step.get("shell").text == "bash",
                variables=variables | _plain(step.get("env")),
                place=(use.path, use.line),
            )


def _put_in(text: str, inputs: dict[str, str]) -> str:
    return _INPUT.sub(lambda match: inputs.get(match[1]) or match[0], text)
