"""`advisor web` against visitors who mean harm, and how its processes end."""

import asyncio
import contextlib
import json
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from socket import SHUT_RDWR, create_connection
from typing import Any

import aiohttp
import pytest
from aiohttp import WSMsgType
from yarl import URL

from tests.tui.web.served import (
    PATIENCE,
    TOKEN,
    Served,
    facts_of,
    finish,
    is_running,
    let_in,
    rest,
    serving,
    visiting,
    wait_until,
)

FLOOD = 260  # connections
MOST_MEMORY_KB = 500_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a server that is asked by all tests which leave it as it was."""
    with serving(tmp_path_factory.mktemp("web")) as found:
        yield found
        code, out, err = found.end()
    assert (code, out) == (0, "")
    assert err == f"Open {found.address}/?token=… with your token in a browser; ctrl+c ends it.\n"


def raw(served: Served, request: bytes) -> bytes:
    """Send bytes, and return all that comes back until the server closes."""
    with create_connection(("localhost", served.port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        with contextlib.suppress(ConnectionResetError):
            return b"".join(iter(lambda: connection.recv(1 << 16), b""))
    return b""


async def statuses(served: Served, *attempts: dict[str, Any]) -> list[int]:
    """Return how requests by somebody who was let in are answered, each with its own headers."""
    found = []
    async with let_in(served) as (session, page):
        for attempt in attempts:
            url = attempt.pop("at", page)
            async with session.get(url.replace("PAGE", page), headers=attempt) as response:
                found.append(response.status)
    return found


def test_every_answer_forbids_frames_sniffing_referrers_and_caches(served: Served) -> None:
    async def headers() -> AsyncIterator[Any]:
        async with let_in(served) as (session, page):
            for url in (served.address, served.entrance, page, f"{page}textual.js", f"{page}nix"):
                async with session.get(url) as response:
                    yield response.headers

    async def check() -> None:
        async for found in headers():
            assert "frame-ancestors 'none'" in found["Content-Security-Policy"]
            assert "script-src 'self';" in found["Content-Security-Policy"]
            assert found["X-Frame-Options"] == "DENY"
            assert found["X-Content-Type-Options"] == "nosniff"
            assert found["Referrer-Policy"] == "no-referrer"
            assert found["Cache-Control"] == "no-store"
            assert "aiohttp" not in found["Server"]

    finish(check())


def test_the_cookie_goes_to_one_unknown_path_and_holds_no_token(served: Served) -> None:
    async def entered() -> tuple[str, str]:
        async with let_in(served) as (session, page), session.get(served.entrance) as response:
            return response.headers["Set-Cookie"], page.removeprefix(served.address)

    cookie, path = finish(entered())
    assert len(path) > 20
    assert f"; Path={path}" in cookie
    assert {"HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))
    assert TOKEN not in cookie


def test_nobody_is_let_in_without_the_token_or_its_cookie(served: Served) -> None:
    async def answers() -> list[int]:
        async with let_in(served) as (_, page), aiohttp.ClientSession() as stranger:
            urls = [f"{served.address}{end}" for end in ("", "/?token=", "/?token=no", "/ws", "/x")]
            urls += [page, f"{page}page.js", f"{page}ws", f"{page}?token={TOKEN}"]
            found = []
            for url in urls:
                async with stranger.get(url) as response:
                    found.append(response.status)
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await stranger.ws_connect(f"{page}ws", origin=served.address)
            return [*found, refused.value.status]

    assert set(finish(answers())) == {403}


@pytest.mark.parametrize(
    "attempt",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Host": "[::1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"at": "PAGEws", "Upgrade": "websocket"},
        {"at": "PAGEws", "Upgrade": "WebSocket", "Origin": "http://localhost:1"},
    ],
)
def test_other_names_other_pages_and_no_page_are_refused_even_with_the_cookie(
    served: Served, attempt: dict[str, Any]
) -> None:
    refused, then = finish(statuses(served, dict(attempt), {}))
    assert refused in {400, 403}
    assert then == 200


def test_only_its_own_few_files_are_there(served: Served) -> None:
    names = ["../etc/passwd", "..%2f..%2fetc/passwd", "%2e%2e/", "/etc/passwd", "index.html", "%00"]
    found = finish(
        statuses(served, *({"at": f"PAGE{name}"} for name in names), {"at": "PAGEpage.js"})
    )
    assert found.pop() == 200
    assert set(found) <= {400, 403, 404}


@pytest.mark.parametrize(
    "request_",
    [
        b"\x00\xff\x80" * 100 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\r\n\r\n",  # a TLS hello
        b"GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET http://[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET /?token=%ff%fe%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc",
        b'GET /x HTTP/1.1\r\nHost: localhost\r\nCookie: a="; =;\xff\r\nConnection: close\r\n\r\n',
        b"GET / HTTP/9.9\r\n\r\n",
        b"get /\r\n\r\n",
    ],
)
def test_malformed_requests_are_refused_without_a_word_in_the_log(
    served: Served, request_: bytes
) -> None:
    answer = raw(served, request_)
    assert answer == b"" or answer.split()[1] in {b"400", b"403", b"405"}
    assert b"Traceback" not in answer


@pytest.mark.parametrize(
    "message",
    [
        b"\x00\x01\x02",
        "{",
        '["stdin", 5]',
        '["resize", {"width": "80", "height": {}}]',
        '["resize", {"width": 1e999, "height": 5}]',
        "[" * 100_000,
        '["stdin", "' + "x" * 300_000 + '"]',
    ],
)
def test_what_no_page_says_ends_the_visit(served: Served, message: str | bytes) -> None:
    async def closed_by() -> bool:
        async with visiting(served) as page:
            kind = WSMsgType.BINARY if isinstance(message, bytes) else WSMsgType.TEXT
            sent = message if isinstance(message, bytes) else message.encode()
            await page.send_frame(sent, kind)
            await rest(page)
            return page.closed

    assert finish(closed_by())
    wait_until(lambda: not served.children)


def test_broken_frames_end_the_visit(served: Served) -> None:
    async def handshake() -> bytes:
        async with let_in(served) as (session, page):
            cookie = session.cookie_jar.filter_cookies(URL(page)).output(header="Cookie:")
            path = page.removeprefix(served.address)
            return (
                f"GET {path}ws HTTP/1.1\r\nHost: localhost:{served.port}\r\n{cookie}\r\n"
                f"Origin: {served.address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
            ).encode()

    answer = raw(served, finish(handshake()) + b"\xff" * 64)
    assert answer.startswith(b"HTTP/1.1 101")
    wait_until(lambda: not served.children)


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ("width=999999&height=999999", ["focus"]),
        ("width=80&height=24", ["resize", {"width": 999_999, "height": 999_999}]),
        ("width=80&height=24", ["stdin", "\x1b[48;999999;999999;9;9t"]),  # what terminals report
        ("width=80&height=24", ["stdin", "\x1b[<0;999999999;999999999M"]),  # far outside
    ],
)
def test_no_visitor_can_make_the_screens_larger_than_a_screen(
    served: Served, size: str, message: list[Any]
) -> None:
    async def used() -> int:
        async with visiting(served, size) as page:
            reading = asyncio.create_task(rest(page))
            await page.send_str(json.dumps(message))
            await asyncio.sleep(2)
            (child,) = served.children
            status = facts_of(child, "status").decode()
            await page.send_str('["stdin", "q"]')
            drawn, _ = await reading
            assert len(drawn) < 4 << 20
            return int(status.partition("VmPeak:")[2].split()[0])

    assert finish(used()) < MOST_MEMORY_KB
    wait_until(lambda: not served.children)


def test_the_one_too_many_is_told_so_and_the_others_stay(tmp_path: Path) -> None:
    async def told(served: Served) -> list[Any]:
        async with visiting(served) as first:
            async with (
                let_in(served) as (session, page),
                session.ws_connect(f"{page}ws", origin=served.address) as second,
            ):
                _, said = await rest(second)
            assert not first.closed
            assert len(served.children) == 1
        async with visiting(served):
            return said

    with serving(tmp_path, "--visitors", "1") as served:
        ((kind, sentence),) = finish(told(served))
    assert kind == "ended"
    assert sentence.startswith("There is room for 1 visitor at once")


# What may be handled is handled by one and the same function; a kill is left to the children.
@pytest.mark.parametrize(
    ("how", "reads"),
    [
        (signal.SIGINT, True),
        (signal.SIGTERM, False),
        (signal.SIGKILL, True),
        (signal.SIGKILL, False),
    ],
)
def test_the_visitors_processes_end_with_the_server(
    how: signal.Signals, reads: bool, tmp_path: Path
) -> None:
    async def left(served: Served) -> set[int]:
        async with visiting(served) as page:
            reading = asyncio.create_task(rest(page)) if reads else None
            for _ in range(20):  # large pictures, which fill the pipes where nobody reads
                await page.send_str('["resize", {"width": 500, "height": 200}]')
                await page.send_str('["resize", {"width": 499, "height": 200}]')
            children = served.children
            assert len(children) == 1
            served.process.send_signal(how)
            await asyncio.to_thread(served.process.wait, PATIENCE)
            if reading is not None:
                await reading
            return children

    with serving(tmp_path) as served:
        (child,) = finish(left(served))
        wait_until(lambda: not is_running(child))
        assert served.process.wait() == (-how if how is signal.SIGKILL else 0)


@pytest.mark.parametrize("politely", [True, False])
def test_the_process_ends_with_its_visitor(served: Served, politely: bool) -> None:
    async def visit() -> set[int]:
        async with visiting(served) as page:
            found = served.children
            if politely:
                await page.close()
            else:
                page.get_extra_info("socket").shutdown(SHUT_RDWR)
            return found

    assert len(finish(visit())) == 1
    wait_until(lambda: not served.children)


def test_strangers_cannot_keep_the_server_from_its_visitors(tmp_path: Path) -> None:
    with serving(tmp_path) as served, contextlib.ExitStack() as open_:
        for _ in range(FLOOD):
            connection = open_.enter_context(create_connection(("localhost", served.port)))
            with contextlib.suppress(ConnectionError):
                connection.sendall(b"GET / HTTP/1.1\r\nHost: local")  # and never goes on
        wait_until(lambda: raw(served, b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n") != b"")
        assert served.end()[2].count("\n") == 1


def test_the_screens_do_not_inherit_the_token(served: Served) -> None:
    async def environment() -> bytes:
        async with visiting(served):
            (child,) = served.children
            return facts_of(child, "environ")

    assert b"TEXTUAL_DRIVER=" in finish(environment())
    assert TOKEN.encode() not in finish(environment())
    wait_until(lambda: not served.children)
