import re

import pytest

from advisor.errors import UsageError
from advisor.tui.web.access import Access, fixed_token


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
