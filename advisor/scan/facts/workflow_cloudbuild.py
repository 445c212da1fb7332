"""Builds of Google's Cloud Build; what starts them stands in Terraform, if anywhere."""

import posixpath
import re
from collections.abc import Iterator

from advisor.scan.facts.workflow_model import Context, Run, Use, Workflow, in_order, unique
from advisor.scan.facts.yaml_tree import YamlNode, document
from advisor.scan.source import SourceTree

_NAME = re.compile(r"^cloud-?build[\w.-]*\.ya?ml$|^.*\.cloudbuild\.ya?ml$")
_TRIGGER = re.compile(r'resource\s+"google_cloudbuild_trigger"\s+"[^"]+"\s*\{')
_FILENAME = re.compile(r'\bfilename\s*=\s*"([^"]+)"')
_SHELLS = frozenset({"bash", "sh", "env"})  # whatever folder they are in
_TAGGED = re.compile(r"(?m)^(?!\s*#).*\$\{?TAG_NAME\b")
_PROGRAMS = frozenset(
    {"docker", "gcloud", "kubectl", "git", "gsutil", "npm", "yarn", "go", "mvn", "terraform"}
)


def handles(path: str) -> bool:
    """Tell whether a file is a build."""
    name = posixpath.basename(path)
    below = posixpath.basename(posixpath.dirname(path)) in {
        "cloudbuild",
        "cloud-build",
        ".cloudbuild",
    }
    return bool(_NAME.match(name)) or (below and name.endswith((".yaml", ".yml")))


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield each build with the triggers that Terraform gives it."""
    files = [path for path in source.paths if handles(path)]
    started = _started(source) if files else {}
    for path in files:
        text = source.text(path) or ""
        tree = document(text, path)
        if tree.get("steps").items:
            triggers, names = started.get(path, (_implied(text), []))
            yield _workflow(path, tree, text.split("\n"), in_order(triggers), unique(names))


def _started(source: SourceTree) -> dict[str, tuple[set[str], list[str]]]:
    """Return by file what Terraform says starts it."""
    found: dict[str, tuple[set[str], list[str]]] = {}
    for path in source.paths:
        text = (source.text(path) or "") if path.endswith(".tf") else ""
        for match in _TRIGGER.finditer(text) if "google_cloudbuild_trigger" in text else ():
            body = _braced(text, match.end())
            if re.search(r"\bdisabled\s*=\s*true", body):
                continue
            for name in _FILENAME.findall(body):
                triggers, names = found.setdefault(name.lstrip("/"), (set(), []))
                triggers |= _events(body)
                names += [n.strip("^$") for n in re.findall(r'\bbranch\s*=\s*"([^"]+)"', body)]
    return found


def _implied(text: str) -> set[str]:
    """Return what must start a build of which no Terraform speaks: only tags have TAG_NAME."""
    return {"tag"} if _TAGGED.search(text) else set()


def _events(body: str) -> set[str]:
    found = set()
    if re.search(r"\bpull_request\s*\{", body):
        found.add("pull-request")
    if re.search(r"\bpush\s*\{|\btrigger_template\s*\{", body):
        found.add("tag" if re.search(r"\btag(?:_name)?\s*=", body) else "push")
    if re.search(r"\b(?:pubsub_config|webhook_config)\s*\{", body):
        found.add("event")
    return found or {"dispatch"}


def _braced(text: str, start: int) -> str:
    depth = 1
    for at in range(start, min(len(text), start + 20_000)):
        depth += (text[at] == "{") - (text[at] == "}")
        if not depth:
            return text[start:at]
    return text[start : start + 20_000]


def _workflow(
    path: str, tree: YamlNode, lines: list[str], triggers: tuple[str, ...], names: tuple[str, ...]
) -> Workflow:
    runs: list[Run] = []
    uses: list[Use] = []
    for step in tree.get("steps").items:
        image = step.get("name").text
        context = Context(
            system="cloudbuild",
            workflow=path,
            job=step.get("id").text,
            triggers=triggers,
            branches=names,
            blocking=not (step.get("allowFailure").is_true or step.get("allowExitCodes").given),
            runner=image,
        )
        name, _, version = image.partition("@") if "@" in image else image.rpartition(":")
        name, version = (name, version) if name else (image, "")
        end = max([step.line, *(value.end_line for value in step.entries.values())])
        uses.append(Use(path, step.line_of("name"), end, name, version, (), context))
        run = _run(path, step, context, lines, _values(tree))
        if run:
            runs.append(run)
    return Workflow(
        path, 1, "cloudbuild", path, triggers, names, runs=tuple(runs), uses=tuple(uses)
    )


def _values(tree: YamlNode) -> dict[str, str]:
    return {key: node.text for key, node in tree.get("substitutions").entries.items() if node.text}


def _run(
    path: str, step: YamlNode, context: Context, lines: list[str], values: dict[str, str]
) -> Run | None:
    folder = step.get("dir").text
    script = step.get("script")
    if script.text:
        made = script.numbered(lines)
        return Run(path, tuple(made), context, folder=folder, variables=values)
    words = (*step.get("entrypoint").scalars(), *step.get("args").scalars())
    if not words:
        return None
    entry = step.get("entrypoint").text.rpartition("/")[2]
    if entry in _SHELLS or words[0].text.rpartition("/")[2] in _SHELLS:
        flag = next(
            (n for n, word in enumerate(words) if word.text.startswith("-") and "c" in word.text),
            -1,
        )
        if 0 <= flag < len(words) - 1:
            strict = "e" in words[flag].text
            made = words[flag + 1].numbered(lines)
            made = [(number, line.replace("$$", "$")) for number, line in made]
            return Run(path, tuple(made), context, folder=folder, errexit=strict, variables=values)
    return Run(path, _as_words(step, words), context, folder=folder, variables=values)


def _as_words(step: YamlNode, words: tuple[YamlNode, ...]) -> tuple[tuple[int, str], ...]:
    """Return entry point and arguments as one command, begun by the program of the image."""
    program = posixpath.basename(step.get("name").text).partition(":")[0].partition("@")[0]
    own = [] if step.get("entrypoint").text or program not in _PROGRAMS else [program]
    texts = [word.text.replace("\n", " ") for word in words]
    quoted = [f"'{text}'" if " " in text and "'" not in text else text for text in texts]
    return ((words[0].line, " ".join(own + quoted)),)
