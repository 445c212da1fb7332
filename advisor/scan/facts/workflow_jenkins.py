"""Jenkinsfiles, declarative and scripted, read line by line."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from advisor.scan.facts.workflow_model import Context, Run, Workflow, in_order, unique
from advisor.scan.source import SourceTree

_NAME = re.compile(r"^Jenkinsfile(?:[._-][\w.-]+)?$|\.[Jj]enkinsfile$")
_STAGE = re.compile(r"\bstage\s*\(?\s*['\"]([^'\"]*)['\"]")
_STEP = re.compile(
    r"(?<![\w./-])(?:sh|bat|powershell|pwsh)\b\s*\(?\s*(?:\w+\s*:\s*[^'\",]+,\s*)*(?:script\s*:\s*)?('''|\"\"\"|'|\")"
)
# A script that a function of a shared library is given to run.
_GIVEN = re.compile(r"(?:\b(\w+)\s*\(|^)\s*(['\"])([\w./-]+\.sh)\2\s*(?:,|\)|$)")
_ONLY_READ = frozenset({"load", "readFile", "fileExists", "writeFile", "libraryResource"})
_CRON = re.compile(r"\b(cron|pollSCM|parameterizedCron)\s*\(?\s*(?:'''|\"\"\"|['\"])([^'\"]*)")
_OTHER = re.compile(
    r"\b(upstream|githubPush|gitlab|genericTrigger|GenericTrigger|githubPullRequests?)\b\s*[({]"
)
_LENIENT = re.compile(r"\b(?:catchError|warnError)\b.*\{|\btry\s*\{")
_ALWAYS = re.compile(r"\b(?:always|cleanup|failure|finally)\s*\{")
_WHEN_BRANCH = re.compile(
    r"(?:^|[\s{])branch\s*\(?\s*(?:pattern\s*:\s*)?['\"]([^'\"]+)['\"]|BRANCH_NAME\s*==\s*['\"]([^'\"]+)['\"]"
)
_FOLDER = re.compile(r"\bdir\s*\(\s*['\"]([^'\"]+)['\"]\s*\)")
_IMAGE = re.compile(
    r"\b(?:image|label)\s*[( ]\s*['\"]([^'\"]+)['\"]|docker\.image\(\s*['\"]([^'\"]+)['\"]"
)
_STRING_OR_COMMENT = re.compile(
    r"""'''[\s\S]*?'''|\"{3}[\s\S]*?\"{3}|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\""""
    r"|/\*[\s\S]*?\*/|(?<!:)//[^\n]*"
)
_LONG = ("'''", '"""')
_TRIGGERS = {"githubPush": "push", "gitlab": "push", "upstream": "workflow"}


def handles(path: str) -> bool:
    """Tell whether a file is a Jenkinsfile."""
    return bool(_NAME.search(posixpath.basename(path)))


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield each Jenkinsfile as a workflow."""
    for path in source.paths:
        if handles(path) and (text := source.text(path)):
            yield _JenkinsReader(path, text).workflow()


@dataclass(slots=True)
class _Block:
    """What holds within braces: they begin at a depth."""

    depth: int
    stage: str = ""
    folder: str = ""
    lenient: bool = False
    always: bool = False
    branches: list[str] = field(default_factory=list)


class _JenkinsReader:
    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = _without_comments(text[:400_000]).split("\n")
        self.blocks = [_Block(-1)]
        self.depth = 0
        self.runner = ""
        self.crons: list[tuple[int, str, bool]] = []
        self.triggers: set[str] = set()
        self.runs: list[Run] = []

    def workflow(self) -> Workflow:
        at = 0
        while at < len(self.lines):
            at = self._line(at)
        named = self.triggers or any(run.context.branches for run in self.runs)
        triggers = in_order((self.triggers or {"push"}) | (set() if named else {"unsaid"}))
        runs = [replace(r, context=self._with(r.context, triggers)) for r in self.runs]
        return Workflow(
            path=self.path,
            line=1,
            system="jenkins",
            name=self.path,
            triggers=triggers,
            branches=unique([name for run in runs for name in run.context.branches]),
            runs=tuple(runs),
            crons=tuple(self.crons),
        )

    def _with(self, context: Context, triggers: tuple[str, ...]) -> Context:
        given = tuple("tag" if one == "push" else one for one in triggers)
        return replace(context, triggers=given if context.triggers == ("tag",) else triggers)

    def _line(self, at: int) -> int:
        """Read a line, or a step that goes over several; return where to go on."""
        line = self.lines[at]
        self._started_by(at + 1, line)
        if image := _IMAGE.search(line):
            self.runner = self.runner or image[1] or image[2]
        for match in _WHEN_BRANCH.finditer(line):
            self._stage_block().branches.append(match[1] or match[2])
        if re.search(r"\bbuildingTag\s*\(|^\s*tag\s+['\"]", line):
            self._stage_block().branches.append("\0tag")
        self._open(line)
        step = _STEP.search(line)
        if step is None:
            given = _GIVEN.search(line)
            if given and given[1] not in _ONLY_READ:
                self.runs.append(self._run([(at + 1, given[3])], status=False))
            self._count(line)
            return at + 1
        return self._step(at, step)

    def _started_by(self, number: int, line: str) -> None:
        for name, when in _CRON.findall(line):
            if name == "pollSCM":
                self.triggers.add("push")
            elif when.strip():
                self.triggers |= {"schedule", "push"} if name else set()
                self.crons.append((number, when.strip(), True))
        for name in _OTHER.findall(line):
            self.triggers.add(_TRIGGERS.get(name, "event"))

    def _stage_block(self) -> _Block:
        return next((block for block in reversed(self.blocks) if block.stage), self.blocks[0])

    def _open(self, line: str) -> None:
        stage, folder = _STAGE.search(line), _FOLDER.search(line)
        lenient, always = bool(_LENIENT.search(line)), bool(_ALWAYS.search(line))
        if stage or folder or lenient or always:
            name, where = stage[1] if stage else "", folder[1] if folder else ""
            self.blocks.append(_Block(self.depth, name, where, lenient, always))

    def _count(self, line: str) -> None:
        plain = re.sub(r"'[^']*'|\"[^\"]*\"", "", line)
        for mark in plain:
            if mark == "{":
                self.depth += 1
            elif mark == "}":
                self.depth -= 1
                while len(self.blocks) > 1 and self.blocks[-1].depth >= self.depth:
                    self.blocks.pop()

    def _step(self, at: int, step: re.Match[str]) -> int:
        line, quote = self.lines[at], step[1]
        before, rest = line[: step.start()], line[step.end() :]
        self._count(before)
        body: list[tuple[int, str]] = []
        end = at
        if quote in _LONG:
            while quote not in rest and end + 1 < len(self.lines):
                body.append((end + 1, rest))
                end += 1
                rest = self.lines[end]
        inner, _, after = _split(rest, quote)
        body.append((end + 1, inner))
        status = re.search(r"returnStatus\s*:\s*true", line + after) is not None
        self.runs.append(self._run(body, status=status))
        self._count(after)
        return end + 1

    def _run(self, body: list[tuple[int, str]], *, status: bool) -> Run:
        named = [block.stage for block in self.blocks if block.stage]
        names = [name for block in self.blocks for name in block.branches]
        context = Context(
            system="jenkins",
            workflow=self.path,
            job=named[-1] if named else "",
            triggers=("tag",) if "\0tag" in names else (),
            branches=unique([name for name in names if name != "\0tag"]),
            blocking=not status and not any(block.lenient for block in self.blocks),
            always=any(block.always for block in self.blocks),
            runner=self.runner,
        )
        folders = [block.folder for block in self.blocks if block.folder]
        folder = posixpath.join("", *folders) if folders else ""
        return Run(self.path, tuple(body), context, folder=posixpath.normpath(folder or "."))


def _split(text: str, quote: str) -> tuple[str, str, str]:
    """Split text at the quote that ends a string."""
    if quote in _LONG:
        return text.partition(quote)
    match = re.match(rf"((?:[^{quote}\\]|\\.)*){quote}", text)
    inner = match[1] if match else text
    return inner.replace(f"\\{quote}", quote), quote, text[match.end() :] if match else ""


def _without_comments(text: str) -> str:
    def blank(match: re.Match[str]) -> str:
        return match[0] if match[0][0] in "'\"" else "\n" * match[0].count("\n")

    return _STRING_OR_COMMENT.sub(blank, text)
