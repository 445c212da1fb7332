import pytest

from advisor.errors import UsageError
from advisor.serving.hosts import answers_to, host_name, names_of, same_origin


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
    names = names_of(served, ["Wiki.example"])
    assert answers_to(names, host, arrived) is right


@pytest.mark.parametrize(
    "host",
    ["", "[::1", "::1", "[]", "[::1]x", "a b", "a:b", "a:123456", "a/b", "a@b", "ä", "a\n", "[%]"],
)
def test_a_malformed_host_is_no_name(host: str) -> None:
    assert host_name(host) is None
    assert not answers_to(frozenset(), host, "127.0.0.1")


def test_a_missing_host_is_refused() -> None:
    assert not answers_to(frozenset(), None, "127.0.0.1")


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
