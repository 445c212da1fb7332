"""A workshop served in this process, and clients that visit it as pages do."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import aiohttp
from yarl import URL

from advisor.assessment.votes.apply import apply, begin
from advisor.assessment.votes.ballot import agenda
from advisor.assessment.votes.events import (
    FrameSet,
    Joined,
    RoundDecided,
    RoundOpened,
    WorkshopEvent,
)
from advisor.assessment.votes.model import RoundStage, Workshop
from advisor.assessment.votes.refusal import RefusedEventError
from advisor.assessment.votes.store import TriedEvent
from advisor.errors import OutputError
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from advisor.workshop.keys import WorkshopKeys
from advisor.workshop.room import Room
from advisor.workshop.server import serving
from advisor.workshop.site import Site
from tests.tui.web.served import free_port

NAMES = frozenset({"localhost"})
DAY = datetime(2026, 12, 1, 10, tzinfo=UTC)
RUBRIC: Rubric = load_rubric()
QUESTIONS = 3
_T = TypeVar("_T")


def finish(scene: Coroutine[Any, Any, _T]) -> _T:
    """Run a scene in a thread of its own, since the browser's tests leave a loop in this one."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, scene).result()


@dataclass
class MemoryStore:
    """Keeps a workshop while a test runs."""

    workshop: Workshop
    happened: list[WorkshopEvent] = field(default_factory=list)
    broken: bool = False

    def record_each(self, tried: Sequence[WorkshopEvent], /) -> list[TriedEvent]:
        """Have each event happen that is not refused."""
        if self.broken:
            raise OutputError("the disk is full")
        return [self._record(event) for event in tried]

    def _record(self, event: WorkshopEvent) -> TriedEvent:
        try:
            self.workshop = apply(self.workshop, event)
        except RefusedEventError as error:
            return TriedEvent(event=event, refused=error)
        self.happened.append(event)
        return TriedEvent(event=event)


class Clock:
    """A clock that stands until it is told otherwise."""

    def __init__(self) -> None:
        self.time = DAY

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.time += timedelta(seconds=seconds)


def new_workshop() -> Workshop:
    """Return a workshop on a few questions."""
    items = agenda(RUBRIC, [practice.id for practice in RUBRIC.practices[:QUESTIONS]], ())
    return begin(RUBRIC.reference, "Churn", items, DAY)


@dataclass(kw_only=True)
class Scene:
    """One served workshop."""

    store: MemoryStore = field(default_factory=lambda: MemoryStore(new_workshop()))
    keys: WorkshopKeys = field(default_factory=WorkshopKeys)
    clock: Clock = field(default_factory=Clock)
    decided: list[RoundDecided] = field(default_factory=list)
    address: str = ""

    def __post_init__(self) -> None:
        self.room = Room(self.store, RUBRIC, self.decided.append, self.clock)
        self.site = Site(self.room, self.keys, NAMES, "http://workshop.example:8090")

    @property
    def question(self) -> str:
        """The first question."""
        return self.room.workshop.agenda[0].practice

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts of the first question."""
        return self.room.workshop.agenda[0].criteria

    async def open_question(self, number: int = 0) -> None:
        """Open a question."""
        practice = self.room.workshop.agenda[number].practice
        await self.room.submit(RoundOpened(practice=practice, at=self.clock()))

    async def frame(self, **more: Any) -> None:
        """Say how long all and one question may take, and until when people vote apart."""
        await self.room.submit(FrameSet(at=self.clock(), **more))

    async def join_named(self, name: str, **more: Any) -> None:
        """Let somebody take part by name."""
        await self.room.submit(Joined(name=name, **more))

    @property
    def stage(self) -> RoundStage:
        """How far the first question has come."""
        return self.room.workshop.rounds[self.question].stage

    def crowd(self, size: int) -> None:
        """Have so many people take part, who have no phones."""
        self.store.record_each([Joined(name=f"Person {n}") for n in range(size)])

    @asynccontextmanager
    async def browser(self) -> AsyncIterator["Browser"]:
        """Give a browser that knows nothing yet."""
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as session:
            yield Browser(self, session)

    @asynccontextmanager
    async def phone(self, name: str | None = None, **more: Any) -> AsyncIterator["Browser"]:
        """Give the phone of somebody who takes part."""
        async with self.browser() as browser:
            await browser.enter()
            who = {"unnamed": True} if name is None else {"name": name}
            joined = await browser.post("join", who | more)
            assert joined.status == 200, joined.said
            yield browser

    @asynccontextmanager
    async def leader(self) -> AsyncIterator["Browser"]:
        """Give the page of whoever leads."""
        async with self.browser() as browser:
            await browser.get(f"/lead?token={self.keys.token('lead')}")
            yield browser


@dataclass
class Reply:
    """What the server answered."""

    status: int
    headers: Any
    data: Any

    @property
    def said(self) -> str:
        """What it says to the person."""
        return str(self.data["said"]) if isinstance(self.data, dict) else str(self.data)


class Browser:
    """One browser: its cookies, and the headers that a page of this server sends."""

    def __init__(self, scene: Scene, session: aiohttp.ClientSession) -> None:
        self._scene, self._session = scene, session
        self.set_cookies: list[str] = []

    def cookie(self, door: Any) -> str:
        """Return one of its cookies."""
        found: str = self._cookies()[self._scene.keys.cookie(door)].value
        return found

    def set_cookie(self, door: Any, value: str) -> None:
        """Forge a cookie."""
        jar = self._session.cookie_jar
        jar.update_cookies({self._scene.keys.cookie(door): value}, self._place)

    def _cookies(self) -> Any:
        return self._session.cookie_jar.filter_cookies(self._place)

    @property
    def _place(self) -> URL:
        return URL(f"{self._scene.address}{self._scene.keys.path}")

    async def enter(self, code: str | None = None) -> Reply:
        """Come in by the code."""
        return await self.post("/enter", {"code": self._scene.keys.code if code is None else code})

    async def get(self, path: str, **headers: str) -> Reply:
        """Ask for a page, or what it asks for."""
        return await self._ask("GET", path, headers=headers)

    async def post(self, path: str, data: Any, **headers: str) -> Reply:
        """Send what a page sends."""
        own = {"Origin": self._scene.address} | headers
        if isinstance(data, bytes):
            own = {"Content-Type": "application/json"} | own
            return await self._ask("POST", path, headers=own, data=data)
        return await self._ask("POST", path, headers=own, json=data)

    async def state(self, since: str = "") -> Any:
        """Return all that the phone shows."""
        return (await self.get(f"state?since={since}")).data

    async def vote(self, *met: str, **more: Any) -> Reply:
        """Vote on the first question."""
        return await self.post("vote", {"question": self._scene.question, "met": met, **more})

    async def do(self, deed: str, **more: Any) -> Reply:
        """Do what whoever leads does."""
        return await self.post("lead/do", {"do": deed, **more})

    async def _ask(self, method: str, path: str, **more: Any) -> Reply:
        whole = path if path.startswith("/") else f"{self._scene.keys.path}{path}"
        url = f"{self._scene.address}{whole}"
        async with self._session.request(method, url, allow_redirects=False, **more) as answer:
            self.set_cookies += answer.headers.getall("Set-Cookie", [])
            text = await answer.text()
            is_json = "json" in answer.headers.get("Content-Type", "")
            data = await answer.json() if is_json else text
            return Reply(answer.status, answer.headers, data)


@asynccontextmanager
async def served(scene: Scene | None = None) -> AsyncIterator[Scene]:
    """Serve a workshop in this process."""
    scene = scene or Scene()
    port = free_port()
    async with serving(scene.room, scene.site, "127.0.0.1", port):
        scene.address = f"http://localhost:{port}"
        yield scene


async def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds, which it does soon."""
    for _ in range(1000):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError
