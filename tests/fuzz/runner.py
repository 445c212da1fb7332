"""The process that tries cases: it has all loaded, and forks for each.

One case a line as JSON on standard input, what came of it as JSON on standard output.
"""

import io
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from tests.build import SAMPLES

FAULT = 99
_SPACE_BYTES = 4_000_000_000  # for what goes wrong altogether; the limit is on memory in use
_LOADED = (
    *(f"advisor.cli.commands.{name}" for name in ("answers", "compare", "explain", "gate")),
    *(f"advisor.cli.commands.{name}" for name in ("merge", "plan", "report", "rubric", "scan")),
    "advisor.cli.commands.score",
    "advisor.document.validate",
    "advisor.result.references",
    "advisor.report.renderers.html",
    "advisor.report.renderers.markdown",
    "advisor.rubric.validate",
    "advisor.tui.prompts.question_prompts",
)


def main() -> None:
    """Try what comes until nothing more comes."""
    for module in _LOADED:
        import_module(module)
    with tempfile.TemporaryDirectory(prefix="advisor-fuzz-") as home:
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR"):
            os.environ[name] = home
        _warm_up(Path(home))
        for line in sys.stdin:
            print(json.dumps(_tried(json.loads(line), Path(home))), flush=True)  # noqa: T201


def _warm_up(home: Path) -> None:
    """Have rubric and templates read once here, and not by each process that is forked."""
    from advisor.cli.command_line import run  # noqa: PLC0415

    made = home / "warm"
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        run(["--quiet", "report", str(SAMPLES[0]), "--format", "html,md,json", "-o", str(made)])
        (document,) = made.glob("*.json")
        document.write_text(document.read_text().replace('"claimed"', '"clamed"'))
        run(["score", str(document)])  # what is refused is looked at closer, by more modules
        run(["scan", str(made), "-o", str(made / "proposals.yaml")])
    shutil.rmtree(made)


def _tried(case: dict[str, Any], home: Path) -> dict[str, Any]:
    folder = Path(tempfile.mkdtemp(dir=home))
    for name, text in case["files"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode("latin-1"))
    told, typed = folder.with_suffix(".err"), folder.with_suffix(".in")
    typed.write_bytes(case["typed"].encode("latin-1"))
    child = os.fork()
    if child == 0:
        _run(case, folder, told, typed)
    _, status, usage = os.wait4(child, 0)
    said = told.read_bytes().decode("utf-8", "replace") if told.exists() else ""
    for path in (told, typed):
        path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": usage.ru_utime + usage.ru_stime,
        "megabytes": usage.ru_maxrss / 1000,
        "said": said,
    }


def _run(case: dict[str, Any], folder: Path, told: Path, typed: Path) -> NoReturn:
    code = FAULT
    try:
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_AS, (_SPACE_BYTES, _SPACE_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (case["patience"], case["patience"] + 1))
        signal.alarm(12 * case["patience"])
        for place, flags, stream in (
            (str(typed), os.O_RDONLY, 0),
            (os.devnull, os.O_WRONLY, 1),
            (str(told), os.O_WRONLY | os.O_CREAT, 2),
        ):
            os.dup2(os.open(place, flags), stream)
        # What the process it was forked from reads ahead is not for this one.
        sys.stdin = os.fdopen(0, "r", closefd=False)
        from advisor.cli.command_line import run  # noqa: PLC0415
        from advisor.cli.streams import open_streams  # noqa: PLC0415

        open_streams()
        code = run(case["arguments"])
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 whatever it is, it is what is looked for
        os.write(2, traceback.format_exc().encode(errors="backslashreplace"))
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
