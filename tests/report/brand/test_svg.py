import pytest

from advisor.report.brand.svg import fault_in
from tests.report.brand.build import SVG

_SPACE = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'


def svg(inside: str, more: str = "") -> bytes:
    return f"<svg {_SPACE} {more}>\n{inside}\n</svg>".encode()


@pytest.mark.parametrize(
    "data",
    [
        SVG.encode(),
        svg("<style>.a { fill: #b00060 }</style><path class='a' d='M0 0h9v9z'/>"),
        svg("<defs><linearGradient id='g'/></defs><rect fill='url(#g)' width='9' height='9'/>"),
        svg("<text style='font-weight:700' x='1'>Acme &amp; Sons</text>"),
        svg("<i:view/><rect/>", 'xmlns:i="http://www.inkscape.org/namespaces/inkscape"'),
        svg("<g><g><path d='M0 0h9v9z'/></g></g>"),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="0.9cm"><rect/></svg>',
    ],
)
def test_pictures_are_taken(data: bytes) -> None:
    assert fault_in(data) is None


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<p xmlns='http://www.w3.org/1999/xhtml'>x</p>",
        "<rect onload='alert(1)'/>",
        "<rect ONCLICK='alert(1)'/>",
        "<image href='http://evil.example/x.png'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<use href='#a'/>",
        "<a href='http://evil.example'><rect/></a>",
        "<a href='javascript:alert(1)'><rect/></a>",
        "<linearGradient href='http://evil.example/x.svg#g'/>",
        "<rect fill='url(http://evil.example/x.svg#g)'/>",
        "<rect fill='url( \"//evil.example\")'/>",
        "<rect style='fill:u\\72l(//evil.example)'/>",
        "<style>@import '//evil.example/x.css';</style>",
        "<style><![CDATA[rect { fill: url(//evil.example) }]]></style>",
        "<set attributeName='href' to='http://evil.example'/>",
        "<animate attributeName='x'/>",
        "<?xml-stylesheet href='http://evil.example/x.css'?>",
        "<g>" * 60 + "</g>" * 60,
        "<g/>" * 6000,
    ],
)
def test_what_runs_or_comes_from_outside_is_refused_by_line(inside: str) -> None:
    fault = fault_in(svg(inside))
    assert fault is not None
    assert fault.line == 2


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY x "y">]>' + SVG.encode(),
        b'<!DOCTYPE svg SYSTEM "http://evil.example/x.dtd">' + SVG.encode(),
        b"<svg viewBox='0 0 9 9'/>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        SVG.encode()[:-3],
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_not_a_plain_drawing_is_refused(data: bytes) -> None:
    assert fault_in(data) is not None


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<title>Acme</title><g/>",
        "<defs><path id='a' d='M0 0h9v9z'/></defs>",
        "<clipPath><rect/></clipPath>",
        "<metadata><rect/></metadata>",
    ],
)
def test_a_file_that_draws_nothing_is_refused(inside: str) -> None:
    fault = fault_in(svg(inside))
    assert fault is not None
    assert fault.message == "nothing is drawn in this file"


@pytest.mark.parametrize(
    "size",
    [
        'viewBox="0 0 0 0"',
        'viewBox="0,0,9,0"',
        'viewBox="0 0 -9 9"',
        'viewBox="0 0 9"',
        'width="0" height="9"',
        'width="9" height="0.0px"',
    ],
)
def test_a_drawing_of_no_size_is_refused(size: str) -> None:
    fault = fault_in(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect/></svg>'.encode())
    assert fault is not None
    assert "no size" in fault.message
