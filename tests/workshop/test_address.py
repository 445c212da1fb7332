import pytest

from advisor.workshop.address import entrance, qr_picture, qr_text, shown_address


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("localhost", "http://localhost:8090"),
        ("192.0.2.7", "http://192.0.2.7:8090"),
        ("2001:db8::7", "http://[2001:db8::7]:8090"),
    ],
)
def test_the_address_is_that_of_the_host(host: str, address: str) -> None:
    assert shown_address(host, 8090) == address


def test_who_listens_everywhere_shows_an_address_of_the_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = shown_address("0.0.0.0", 8090)  # noqa: S104 asked for
    assert "0.0.0.0" not in shown  # noqa: S104

    def offline(*_: object) -> None:
        raise OSError("unreachable")

    monkeypatch.setattr("advisor.workshop.address.socket.socket", offline)
    monkeypatch.setattr("advisor.workshop.address.socket.gethostname", lambda: "laptop")
    assert shown_address("::", 8090) == "http://laptop:8090"


def test_the_picture_leads_in_and_no_request_holds_the_code() -> None:
    assert entrance("http://laptop:8090", "ABC-DEF") == "http://laptop:8090/#ABC-DEF"
    picture = qr_picture("http://laptop:8090", "ABC-DEF")
    assert picture.startswith("<svg")
    assert "script" not in picture
    lines = qr_text("http://laptop:8090", "ABC-DEF").splitlines()
    assert 10 < len(lines) < 30
