"""What pipelines run: the steps of an action, the script of a job, in a repository of their own."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from advisor.document.parse import load_document, parse_document
from tests.build import ROOT

_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+)(?: *\|\| *([\w.-]+))? *\}\}")
_INPUT = re.compile(r"\$\[\[ *inputs\.([\w-]+) *\]\]")
# Python as a runner has it: what it makes runs this checkout, and notes what pip is asked for.
_PYTHON = f"""#!/bin/sh
mkdir -p "$3/bin"
printf '#!/bin/sh\\necho "pip $*" >> "$NOTES"\\n' > "$3/bin/pip"
printf '#!/bin/sh\\nexec {sys.executable} -m advisor "$@"\\n' > "$3/bin/advisor"
chmod +x "$3/bin/pip" "$3/bin/advisor"
"""


class Ran(NamedTuple):
    """How a step or job ended, and what it printed."""

    code: int
    out: str
    err: str


class Runner:
    """A machine of a pipeline with a clone of a repository, which has a branch `main`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clone = folder / "clone"
        self.notes = folder / "notes"
        self.summary = folder / "summary.md"
        (folder / "bin").mkdir()
        (folder / "bin" / "python3").write_text(_PYTHON, encoding="utf-8")
        (folder / "bin" / "python3").chmod(0o755)
        self.environment = os.environ | {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "NOTES": str(self.notes),
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": "T" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "t@example.org" for who in ("AUTHOR", "COMMITTER")},
        }
        origin = folder / "origin.git"
        self.run(f"git init --quiet --bare --initial-branch main '{origin}'", cwd=folder)
        self.run(f"git clone --quiet '{origin}' clone", cwd=folder)
        self.run("git checkout --quiet -B main && git commit --quiet --allow-empty -m empty")
        self.run("git push --quiet origin main && git checkout --quiet -b answers")

    def commit(self, **files: str) -> None:
        """Commit files to the branch at hand; the name of each ends in .yaml."""
        for name, text in files.items():
            (self.clone / f"{name}.yaml").write_text(text, encoding="utf-8")
        self.run("git add --all && git commit --quiet -m change")

    def merge(self) -> None:
        """Merge the branch into `main`, and go on from there."""
        self.run("git push --quiet origin answers:main")

    def run(
        self, script: str, more: Mapping[str, str] | None = None, *, cwd: Path | None = None
    ) -> Ran:
        """Run a script to its end, as GitHub does it."""
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=cwd or self.clone,
            env={**self.environment, **(more or {})},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def action(self, given: Mapping[str, Any], base: str = "main") -> Ran:
        """Run the steps of the action on a pull request until one fails."""
        action = load_document(ROOT / "action.yml").data
        known = {"github.base_ref": base}
        defaults = {name: value.get("default", "") for name, value in action["inputs"].items()}
        known |= {
            f"inputs.{name}": _filled(str(value), known)
            for name, value in {**defaults, **given}.items()
        }
        out, err = "", ""
        for step in action["runs"]["steps"]:
            runner = {
                "RUNNER_TEMP": str(self.folder),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_WORKSPACE": str(self.clone),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_PATH": str(self.folder / "path"),
            }
            own = {name: _filled(text, known) for name, text in step.get("env", {}).items()}
            ran = self.run(step["run"], runner | own)
            out, err = out + ran.out, err + ran.err
            if ran.code:
                return Ran(ran.code, out, err)
        return Ran(0, out, err)

    def component(self, given: Mapping[str, str], began: str = "") -> Ran:
        """Run the script of the component's job on a merge request whose branch `began` there."""
        text = (ROOT / "templates" / "gate" / "template.yml").read_text(encoding="utf-8")
        head, job = (_parsed(part) for part in text.split("\n---\n"))
        defaults = {name: i.get("default") for name, i in head["spec"]["inputs"].items()}
        inputs = {**defaults, **given}
        (settings,) = job.values()
        variables = {
            name: _INPUT.sub(lambda found: str(inputs[found[1]]), value)
            for name, value in settings["variables"].items()
        }
        merging = {
            "CI_PROJECT_DIR": str(self.clone),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": began,
        }
        return self.run("\n".join(settings["script"]), merging | variables)


def _parsed(text: str) -> Any:
    return parse_document(text, file="template.yml").data


def _filled(text: str, known: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda found: known[found[1]] or known[found[2] or found[1]], text)
