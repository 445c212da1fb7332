import re

import pytest

from advisor.errors import UsageError
from advisor.tui.web.access import Access, fixed_token, host_name, names_of, same_origin


@pytest.mark.parametrize(
    ("served", "arrived", "host", "right"),
    [
        ("localhost", "127.0.0.1", "localhost:8000", True),
        ("localhost", "::1", "LOCALHOST:8000", True),
        ("localhost", "127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.2", "127.0.0.2", "127.0.0.2", True),
        ("::1", "::1", "[::1]:8000", True),
        ("localhost", "127.0.0.1", "evil.example:8000", False),
        ("localhost", "127.0.0.1", "localhost.evil.example", False),
        ("localhost", "127.0.0.1", "evil.example:8000@localhost", False),
        ("0.0.0.0", "192.0.2.7", "192.0.2.7:8000", True),  # noqa: S104 asked for
        ("0.0.0.0", "192.0.2.7", "team-server:8000", True),  # noqa: S104
        ("0.0.0.0", "192.0.2.7", "wiki.example", True),  # noqa: S104
        ("0.0.0.0", "192.0.2.7", "evil.example:8000", False),  # noqa: S104
        ("0.0.0.0", "192.0.2.7", "localhost:8000", False),  # noqa: S104
        ("::", "::ffff:192.0.2.7", "192.0.2.7", True),
        ("::", "2001:db8::7", "[2001:db8:0::7]:8000", True),
        ("::", "2001:db8::7", "evil.example", False),
        ("192.0.2.7", "192.0.2.7", "evil.example", False),
        ("localhost", "", "localhost", False),
    ],
)
def test_it_answers_to_its_own_names_alone(
    served: str, arrived: str, host: str, right: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Team-Server")
    access = Access(names=names_of(served, ["Wiki.example"]))
    assert access.answers_to(host, arrived) is right


@pytest.mark.parametrize(
    "host",
    ["", "[::1", "::1", "[]", "[::1]x", "a b", "a:b", "a:123456", "a/b", "a@b", "ä", "a\n", "[%]"],
)
def test_a_malformed_host_is_no_name(host: str) -> None:
    assert host_name(host) is None
    assert not Access().answers_to(host, "127.0.0.1")


def test_a_missing_host_is_refused() -> None:
    assert not Access().answers_to(None, "127.0.0.1")


@pytest.mark.parametrize("name", ["http://wiki.example", "wiki.example:8000", "", "[::1]", "a b"])
def test_what_is_no_host_name_cannot_be_allowed(name: str) -> None:
    with pytest.raises(UsageError, match="is no host name"):
        names_of("localhost", [name])


@pytest.mark.parametrize(
    ("origin", "right"),
    [
        ("http://localhost:8000", True),
        ("https://localhost:8000", True),
        ("http://localhost:9000", False),
        ("http://localhost", False),
        ("https://evil.example", False),
        ("http://localhost:8000.evil.example", False),
        ("null", False),
        ("", False),
        (None, False),
        ("http://[", False),
    ],
)
def test_only_its_own_pages_are_of_its_origin(origin: str | None, right: bool) -> None:
    assert same_origin(origin, "localhost:8000") is right


def test_token_pass_and_path_are_new_at_each_start_and_shown_by_no_message() -> None:
    one, other = Access(), Access()
    secrets = {one.token, one.pass_, one.path, other.token, other.pass_, other.path}
    assert len(secrets) == 6
    assert all(len(secret) > 20 for secret in secrets)
    assert not any(secret in repr(one) for secret in secrets)


@pytest.mark.parametrize("wrong", [None, "", "x", "ä", "\ud800", "A" * 100_000])
def test_nothing_but_the_token_and_the_pass_is_taken_for_them(wrong: str | None) -> None:
    access = Access(token="0123456789abcdef")  # noqa: S106 a token for the test
    assert access.has_token("0123456789abcdef")
    assert access.has_pass(access.pass_)
    assert not access.has_token(wrong)
    assert not access.has_pass(wrong)
    assert not access.has_pass(access.token)


@pytest.mark.parametrize("weak", ["short", "with spaces in it, long", "ä" * 20, "x" * 300])
def test_a_token_of_ones_own_must_be_long_and_fit_an_address(
    weak: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_WEB_TOKEN", weak)
    with pytest.raises(UsageError, match="ADVISOR_WEB_TOKEN") as error:
        fixed_token()
    assert weak not in str(error.value)


def test_without_one_of_ones_own_the_token_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WEB_TOKEN", "")
    assert fixed_token() is None
    assert re.fullmatch(r"[\w-]{43}", Access().token)
