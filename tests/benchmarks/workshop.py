"""What a workshop promises: two hundred phones vote, and each vote counts in a moment."""

import asyncio
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp

from advisor import load_rubric
from tests.build import answers_text
from tests.tui.web.served import free_port

PEOPLE = 200
QUESTIONS = 4
SPREAD = 4.0  # seconds within which all vote: fifty votes a second
LIMIT = 200  # milliseconds
ROOT = Path(__file__).parents[2]


class Phones:
    """Two hundred phones, and the leader's page, which all wait for news as pages do."""

    def __init__(self, address: str, code: str, lead: str) -> None:
        self._address, self._code, self._lead = address, code, lead
        self._path = ""
        self.counted: list[float] = []
        self.seen: list[float] = []
        self._sent: dict[int, float] = {}

    async def vote(self) -> None:
        """Have everybody vote on every question."""
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as leader:
            await leader.get(self._lead)
            phones = [
                aiohttp.ClientSession(
                    cookie_jar=aiohttp.CookieJar(unsafe=True),
                    connector=aiohttp.TCPConnector(limit=3),
                )
                for _ in range(PEOPLE)
            ]
            try:
                for number, phone in enumerate(phones):
                    await self._join(phone, number)
                waiting = [asyncio.create_task(self._follow(phone)) for phone in phones]
                for _ in range(QUESTIONS):
                    await self._question(leader, phones)
                for task in waiting:
                    task.cancel()
                await asyncio.gather(*waiting, return_exceptions=True)
            finally:
                await asyncio.gather(*(phone.close() for phone in phones))

    async def _join(self, phone: aiohttp.ClientSession, number: int) -> None:
        self._path = (await self._post(phone, "/enter", code=self._code))["path"]
        who: dict[str, Any] = {"unnamed": True} if number % 4 == 0 else {"name": f"Person {number}"}
        await self._post(phone, f"{self._path}join", **who)

    async def _post(self, phone: aiohttp.ClientSession, path: str, **data: Any) -> Any:
        headers = {"Origin": self._address}
        async with phone.post(f"{self._address}{path}", json=data, headers=headers) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def _follow(self, phone: aiohttp.ClientSession) -> None:
        version = ""
        while True:
            url = f"{self._address}{self._path}state?since={version}"
            async with phone.get(url) as answer:
                version = (await answer.json())["version"]

    async def _question(
        self, leader: aiohttp.ClientSession, phones: Sequence[aiohttp.ClientSession]
    ) -> None:
        await self._post(leader, f"{self._path}lead/do", do="next")
        state = await self._state(leader, "")
        await asyncio.sleep(0.5)
        watching = asyncio.create_task(self._watch(leader, state["version"]))
        pause = SPREAD / len(phones)
        started = time.perf_counter()
        votes = []
        self._sent = {}
        # The last one never votes, or votes would be shown, and all told at once.
        for number, phone in enumerate(phones[:-1]):
            due = started + number * pause
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            votes.append(asyncio.create_task(self._vote(phone, number, state["current"])))
        await asyncio.gather(*votes)
        await watching

    async def _vote(self, phone: aiohttp.ClientSession, number: int, current: Any) -> None:
        question = current["question"]
        met = [fact["id"] for fact in question["facts"][: number % 5]]
        start = time.perf_counter()
        self._sent[number] = start
        await self._post(phone, f"{self._path}vote", question=question["id"], met=met)
        self.counted.append(time.perf_counter() - start)

    async def _watch(self, leader: aiohttp.ClientSession, version: str) -> None:
        """Note when the leader's page shows how many have voted."""
        shown = 0
        while shown < PEOPLE - 1:
            state = await self._state(leader, version)
            version = state["version"]
            if "current" not in state:
                continue
            now = time.perf_counter()
            votes = int(re.findall(r"^\d+", state["current"]["voted"])[0])
            self.seen += [now - self._sent[number] for number in range(shown, votes)]
            shown = max(shown, votes)

    async def _state(self, leader: aiohttp.ClientSession, version: str) -> Any:
        async with leader.get(f"{self._address}{self._path}lead/state?since={version}") as answer:
            return await answer.json()


def measure_votes() -> bool:
    """Have two hundred people vote; print what it takes until a vote counts, and is shown."""
    with tempfile.TemporaryDirectory() as folder:
        rubric = load_rubric()
        team = dict.fromkeys([p.id for p in rubric.practices[:QUESTIONS]], "unknown")
        (Path(folder) / "team.yaml").write_text(answers_text(rubric, team))
        port = free_port()
        line = [sys.executable, "-m", "advisor", "workshop", "team.yaml", "--no-screen"]
        server = subprocess.Popen(
            [*line, "--port", str(port)],
            cwd=folder,
            env=os.environ | {"XDG_STATE_HOME": folder, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            return _measured(server, port)
        finally:
            server.terminate()
            server.communicate()
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            print(f"server: {used.ru_utime + used.ru_stime:.2f} s of CPU")


def _measured(server: "subprocess.Popen[str]", port: int) -> bool:
    told = ""
    assert server.stderr is not None
    while "ctrl+c" not in told:
        told += server.stderr.readline()
    code, lead = re.findall(r"code (\S+)", told)[0], re.findall(r"Lead from: (\S+)", told)[0]
    phones = Phones(f"http://localhost:{port}", code, lead)
    asyncio.run(phones.vote())
    held = True
    for name, taken in (
        ("vote to answer, on disk", phones.counted),
        ("vote to the leader's tally", phones.seen),
    ):
        median, p95 = statistics.median(taken) * 1000, statistics.quantiles(taken, n=20)[-1] * 1000
        held = held and p95 <= LIMIT
        print(
            f"{name:<28} median {median:6.1f} ms   p95 {p95:6.1f} ms   at most {LIMIT}   "
            f"{'held' if p95 <= LIMIT else 'NOT HELD'}",
            flush=True,
        )
    return held
