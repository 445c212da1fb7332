"""The program of this computer that opens a file."""

import asyncio
import shutil
import subprocess
import time
from pathlib import Path
from threading import Thread

from advisor.translation import sentence

_PATIENCE_SECONDS = 3.0
_STEP_SECONDS = 0.1


async def open_file(path: Path) -> str:
    """Have this computer open a file, and return what came of it.

    A program that fails does so soon; one that still runs after a moment shows the file.
    """
    program = next((found for name in ("xdg-open", "open") if (found := shutil.which(name))), None)
    if program is None:
        return sentence(
            "There is no program here to open it with. The path to copy: {path}", path=path
        )
    name = Path(program).name
    try:
        process = subprocess.Popen(  # noqa: ASYNC220, S603 it starts at once; the path is ours
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return sentence(
            "{name} cannot be started: {strerror}. The path to copy: {path}",
            name=name,
            strerror=error.strerror,
            path=path,
        )
    end = time.monotonic() + _PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < end:  # noqa: ASYNC110 nothing else tells
        await asyncio.sleep(_STEP_SECONDS)
    if process.returncode is None:
        Thread(target=process.wait, daemon=True).start()  # no dead process stays behind
    elif process.returncode:
        return sentence(
            "{name} could not open it (exit {returncode}). The path to copy: {path}",
            name=name,
            returncode=process.returncode,
            path=path,
        )
    return sentence("{name} has taken {path} to open it.", name=name, path=path.name)
