"""Pipelines of Azure with the templates they are made of."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from advisor.scan.facts.shell import inside
from advisor.scan.facts.workflow_conditions import branches, ever, left, never
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

_NAMED = re.compile(r"^\.?(?:azure-pipelines?|azure_pipelines?|azurepipelines)[\w.-]*\.ya?ml$")
_FOLDER = re.compile(
    r"(?:^|/)\.(?:azure[\w-]*|azdo|ado|pipelines)/.*\.ya?ml$|(?:^|/)(?:azure|azdo|ado|devops|vsts)[-_/]?pipelines/.*\.ya?ml$"
)
_PARAMETER = re.compile(r"\$\{\{\s*parameters\.([\w-]+)\s*\}\}")
_STARTS = ("trigger", "pr", "schedules")
_BODIES = ("stages", "jobs", "steps", "extends")
_SCRIPTS = {"script": False, "bash": False, "pwsh": True, "powershell": True}
_INLINE = ("inlineScript", "script", "inline", "scriptPath", "filePath", "ScriptPath")
_DEEPEST = 8
_MOST_STEPS = 3000
_DEEPEST_VALUE = 30

Made = Run | Use
Values = dict[str, YamlNode]


def handles(path: str) -> bool:
    """Tell whether a file may be a pipeline."""
    return bool(_NAMED.match(posixpath.basename(path)) or _FOLDER.search(path))


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield the pipelines of a repository; templates give what they hold to those who use them."""
    files = {
        path: document(source.text(path) or "", path) for path in source.paths if handles(path)
    }
    used = {target for path, tree in files.items() for target in _templates(source, path, tree, 0)}
    for path, tree in files.items():
        starts = any(tree.has(key) for key in _STARTS)
        whole = any(tree.has(key) for key in _BODIES)
        given = tree.has("parameters") and not _asked(tree)
        template = path in used or "template" in path or given
        if whole and (starts or not template):
            yield _AzurePipeline(source, path, tree).workflow()


def _asked(tree: YamlNode) -> bool:
    """Tell whether parameters are those that a person fills in, who starts the pipeline."""
    return any(one.get("displayName").text for one in tree.get("parameters").items)


def _templates(source: SourceTree, path: str, node: YamlNode, depth: int) -> Iterator[str]:
    if depth > _DEEPEST_VALUE:
        return
    for key, value in node.entries.items():
        if key == "template" and value.text:
            yield _target(source, path, value.text)
        yield from _templates(source, path, value, depth + 1)
    for item in node.items:
        yield from _templates(source, path, item, depth + 1)


def _target(source: SourceTree, path: str, name: str) -> str:
    name = name.partition("@")[0]
    if name.startswith("/"):
        return inside("", name.lstrip("/"))
    beside = inside(posixpath.dirname(path), name)
    return beside if source.text(beside) is not None else inside("", name)


class _AzurePipeline:
    def __init__(self, source: SourceTree, path: str, tree: YamlNode) -> None:
        self.source, self.path, self.tree = source, path, tree
        self.lines = {path: (source.text(path) or "").split("\n")}
        self.trees = {path: tree}
        self.steps = 0

    def workflow(self) -> Workflow:
        triggers, branches_ = self._triggers(), self._branches()
        context = Context("azure", self.path, triggers=triggers, branches=branches_)
        context = replace(context, runner=_pool(self.tree))
        made = list(self._body(self.tree, context, (), {}, 0))
        return Workflow(
            path=self.path,
            line=self.tree.line_of("name") if self.tree.has("name") else 1,
            system="azure",
            name=self.path,
            triggers=triggers,
            branches=branches_,
            active=bool(triggers),
            runs=tuple(one for one in made if isinstance(one, Run)),
            uses=tuple(one for one in made if isinstance(one, Use)),
            crons=tuple(
                (item.line_of("cron"), item.get("cron").text, True)
                for item in self.tree.get("schedules").items
                if item.get("cron").text
            ),
        )

    def _triggers(self) -> tuple[str, ...]:
        """Return what starts the pipeline; without a word on it every push does."""
        tree, found = self.tree, {"dispatch"}
        trigger, pr = tree.get("trigger"), tree.get("pr")
        wanting = any(not one.has("default") for one in tree.get("parameters").items)
        if not tree.has("trigger") and wanting:
            pass  # no push can say what a person has to
        elif not tree.has("trigger") or _starts(trigger):
            only_tags = trigger.has("tags") and not trigger.has("branches")
            found |= {"tag"} if only_tags else {"push"}
            found |= {"tag"} if trigger.has("tags") else set()
        if _starts(pr):
            found.add("pull-request")
        if tree.get("schedules").items:
            found.add("schedule")
        for pipeline in tree.at("resources", "pipelines").items:
            if _starts(pipeline.get("trigger")):
                found.add("workflow")
        if found != {"dispatch"}:
            found.discard("dispatch")
        return in_order(found)

    def _branches(self) -> tuple[str, ...]:
        names: list[str] = []
        for key in ("trigger", "pr"):
            node = self.tree.get(key)
            given = node.get("branches")
            names += node.texts() if node.items else (given.get("include").texts() or given.texts())
        return unique([name for name in names if name != "none"])

    def _body(
        self,
        node: YamlNode,
        context: Context,
        via: tuple[tuple[str, int], ...],
        values: Values,
        depth: int,
    ) -> Iterator[Made]:
        """Yield what stages, jobs or steps run, at any depth of templates."""
        if depth > 3 * _DEEPEST:
            return
        if node.has("extends"):
            yield from self._template(node.get("extends"), context, via, values, depth)
        for key in ("stages", "jobs", "steps"):
            for item in self._items(node.get(key), 0):
                yield from self._item(item, key, context, via, values, depth)
        for inner in _strategies(node):
            if inner.given:
                yield from self._body(inner, context, via, values, depth + 1)

    def _items(self, node: YamlNode, depth: int) -> Iterator[YamlNode]:
        """Yield items, those under '${{ if }}' and '${{ each }}' among them."""
        for item in node.items:
            inserted = [value for key, value in item.entries.items() if key.startswith("${{")]
            if inserted and depth < _DEEPEST:
                for value in inserted:
                    yield from self._items(value, depth + 1)
            else:
                yield item

    def _item(
        self,
        item: YamlNode,
        key: str,
        context: Context,
        via: tuple[tuple[str, int], ...],
        values: Values,
        depth: int,
    ) -> Iterator[Made]:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        context = self._context(item, key, context, values)
        if item.has("template"):
            yield from self._template(item, context, via, values, depth)
        elif key == "steps":
            yield from self._step(item, context, via, values)
        else:
            yield from self._body(item, context, via, values, depth + 1)

    def _context(self, item: YamlNode, key: str, context: Context, values: Values) -> Context:
        condition = item.get("condition").text
        if never(condition) or item.get("enabled").is_false:
            return switched_off(context)
        name = next(
            (item.get(k).text for k in ("stage", "job", "deployment") if item.get(k).text), ""
        )
        environment = item.get("environment")
        where = _filled(environment.text or environment.get("name").text, values)
        return replace(
            context,
            job=_filled(name, values) if name and key != "steps" else context.job,
            triggers=left(context.triggers, condition),
            branches=branches(context.branches, condition),
            blocking=context.blocking and not item.get("continueOnError").is_true,
            always=context.always or ever(condition),
            runner=_pool(item) or context.runner,
            environment=where or context.environment,
        )

    def _template(
        self,
        item: YamlNode,
        context: Context,
        via: tuple[tuple[str, int], ...],
        values: Values,
        depth: int,
    ) -> Iterator[Made]:
        path = _target(self.source, item.path, _filled(item.get("template").text, values))
        text = self.source.text(path)
        if text is None or depth > 2 * _DEEPEST or len(via) > _DEEPEST:
            return
        if path not in self.trees:
            self.trees[path], self.lines[path] = document(text, path), text.split("\n")
        tree = self.trees[path]
        given = _defaults(tree.get("parameters"))
        for name, value in item.get("parameters").entries.items():
            given[name] = _value(value, values)
        place = (item.path, item.line_of("template"))
        yield from self._body(tree, context, (*via, place), given, depth + 2)

    def _step(
        self, item: YamlNode, context: Context, via: tuple[tuple[str, int], ...], values: Values
    ) -> Iterator[Made]:
        title = _filled(item.get("displayName").text or item.get("name").text, values)
        for key in _SCRIPTS:
            if item.get(key).given:
                yield self._run(item, item.get(key), context, title, via, values)
        task = item.get("task").text
        if not task:
            return
        name, _, version = task.partition("@")
        inputs = item.get("inputs")
        shown = tuple(
            f"{key}={_filled(value.text, values)}" for key, value in inputs.entries.items()
        )
        end = max([item.line, *(value.end_line for value in inputs.entries.values())])
        yield Use(item.path, item.line_of("task"), end, name, version, shown, context, title)
        for key in _INLINE:
            if inputs.get(key).text:
                yield self._run(item, inputs.get(key), context, title, via, values, task=name)

    def _run(  # noqa: PLR0913, PLR0917 a script, where it stands and what holds there
        self,
        item: YamlNode,
        body: YamlNode,
        context: Context,
        title: str,
        via: tuple[tuple[str, int], ...],
        values: Values,
        task: str = "",
    ) -> Run:
        lines = [
            (number, _filled(line, values))
            for number, line in body.numbered(self.lines.get(body.path, []))
        ]
        if task.startswith("PythonScript") and len(lines) == 1:
            lines = [(lines[0][0], f"python {lines[0][1]}")]
        folder = item.get("workingDirectory").text or item.at("inputs", "workingDirectory").text
        return Run(
            path=body.path,
            lines=tuple(lines),
            context=context,
            step=title,
            folder=_folder(_filled(folder, values)),
            errexit=False,
            place=via[0] if via else None,
        )


def _strategies(node: YamlNode) -> Iterator[YamlNode]:
    """Yield what the phases of a deployment hold."""
    for how in ("runOnce", "rolling", "canary"):
        phases = node.at("strategy", how)
        for phase in ("preDeploy", "deploy", "routeTraffic", "postRouteTraffic"):
            yield phases.get(phase)
        yield phases.at("on", "success")
        yield phases.at("on", "failure")


def _folder(text: str) -> str:
    plain = re.sub(
        r"^\$\((?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory|Pipeline\.Workspace(?:\)/s)?)\)?/?",
        "",
        text,
    )
    return "" if "$" in plain else inside("", plain)


def _pool(node: YamlNode) -> str:
    pool = node.get("pool")
    return pool.get("vmImage").text or pool.get("name").text or pool.text


def _defaults(parameters: YamlNode) -> Values:
    """Return the defaults of a template's parameters, written as a list or as a mapping."""
    if parameters.items:
        return {item.get("name").text: item.get("default") for item in parameters.items}
    return dict(parameters.entries)


def _value(node: YamlNode, values: Values) -> YamlNode:
    whole = _PARAMETER.fullmatch(node.text.strip())
    if whole:
        return values.get(whole[1], node)
    filled = _filled(node.text, values)
    return node if filled == node.text else replace(node, text=filled)


def _starts(node: YamlNode) -> bool:
    """Tell whether a trigger is given, 'none' being none, also as the only one of a list."""
    return node.given and node.text != "none" and node.texts() != ("none",)


def _filled(text: str, values: Values) -> str:
    def value(match: re.Match[str]) -> str:
        node = values.get(match[1])
        return node.text if node is not None and node.text else match[0]

    return _PARAMETER.sub(value, text) if "parameters." in text else text
