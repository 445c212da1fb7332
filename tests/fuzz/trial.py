"""Tries cases in a process of its own and says what must hold of each."""

import json
import subprocess
import sys
from types import TracebackType
from typing import Any, Self

from tests.fuzz.case import Case
from tests.fuzz.runner import FAULT

PATIENCE_SECONDS = 5
MOST_MEGABYTES = 500
_CODES = {0, 1, 2, 3, 4}


class Trial:
    """Runs cases one after the other; `patience` is what one may take of the processor."""

    def __init__(self, patience: int = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._process: subprocess.Popen[str] | None = None
        self.last: Case | None = None

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.runner"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.communicate()

    def check(self, case: Case) -> None:
        """Fail unless the case ends as it must."""
        self.last = case
        outcome = self._outcome(case)
        said: str = outcome["said"]
        assert outcome["code"] != FAULT, said
        assert outcome["code"] in _CODES, f"ended with {outcome['code']}: {said}"
        assert outcome["seconds"] <= self._patience
        assert outcome["megabytes"] <= MOST_MEGABYTES
        assert outcome["code"] in {0, 1} or said.strip(), "nothing was said of what is wrong"
        obeyed = [line for line in said.splitlines() if line.lstrip().startswith(("::", "##"))]
        assert not obeyed

    def _outcome(self, case: Case) -> dict[str, Any]:
        running = self._process
        assert running
        assert running.stdin
        assert running.stdout
        running.stdin.write(f"{json.dumps({**case.as_data(), 'patience': self._patience})}\n")
        running.stdin.flush()
        outcome: dict[str, Any] = json.loads(running.stdout.readline())
        return outcome
