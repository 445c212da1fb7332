import pytest

from advisor.tui.web import trusted


@pytest.mark.parametrize(
    ("served", "asked", "origin", "right"),
    [
        ("localhost", "localhost:8000", None, True),
        ("localhost", "localhost:8000", "http://localhost:8000", True),
        ("127.0.0.1", "127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("localhost", "localhost:8000", "https://evil.example", False),
        ("localhost", "localhost:8000", "null", False),
        ("localhost", "localhost:8000", "http://localhost:9000", False),
        ("localhost", "evil.example:8000", "http://evil.example:8000", False),
        ("0.0.0.0", "team-server:8000", "http://team-server:8000", True),  # noqa: S104 asked for
        ("0.0.0.0", "team-server:8000", "https://evil.example", False),  # noqa: S104
    ],
)
def test_only_its_own_pages_may_drive_the_screens(
    served: str, asked: str, origin: str | None, right: bool
) -> None:
    assert trusted(served, asked, origin) is right
