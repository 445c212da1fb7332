import re
from contextlib import suppress
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import InputError
from advisor.report.brand.svg import picture
from tests.report.brand.build import SVG

SPACE = "http://www.w3.org/2000/svg"
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
_SPACE = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'


def svg(inside: str, more: str = "") -> bytes:
    return f"<svg {_SPACE} {more}>\n{inside}\n</svg>".encode()


def refusal(data: bytes) -> tuple[str, int | None]:
    """Return why an SVG is refused, and by which line."""
    with pytest.raises(InputError) as caught:
        picture(data, "logo.svg")
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert problem.location.file == "logo.svg"
    return problem.message, problem.location.line


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
    drawn = ET.fromstring(picture(data, "logo.svg"))  # noqa: S314 a test of just that
    assert {element.tag for element in drawn.iter()} > {f"{{{SPACE}}}svg"}


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
        f"<rect {XLINK} xlink:onload='alert(1)'/>",
        "<rect xmlns:ev='http://www.w3.org/2001/xml-events' ev:onClick='alert(1)'/>",
        "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
        f"<linearGradient {XLINK} xlink:href=' javascript:alert(1)'/>",
        "<linearGradient id='a' HREF='JaVa&#10;script:alert(1)'/>",
        "<rect style='fill:image-set(\"//evil.example/x.png\" 1x)'/>",
        "<rect fill='src(//evil.example)'/>",
        "<rect fill='url(#a) url(//evil.example)'/>",
        "<style>ur<!-- -->l(//evil.example){}</style>",
        "<style>.a{fill:u<!-- -->rl(//evil.example)}</style>",
        "<style>@font-face{font-family:a;src:url(//evil.example)}</style>",
        "<set attributeName='href' to='http://evil.example'/>",
        "<animate attributeName='x'/>",
        "<?xml-stylesheet href='http://evil.example/x.css'?>",
        "<g>" * 60 + "</g>" * 60,
        "<g/>" * 6000,
    ],
)
def test_what_runs_or_comes_from_outside_is_refused_by_line(inside: str) -> None:
    assert refusal(svg(inside))[1] == 2


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
    assert refusal(data)[0]


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
    assert refusal(svg(inside))[0] == "nothing is drawn in this file"


@pytest.mark.parametrize(
    "size",
    [
        'viewBox="0 0 0 0"',
        'viewBox="0,0,9,0"',
        'viewBox="0 0 -9 9"',
        'viewBox="0 0 9"',
        'width="0" height="9"',
        'width="9" height="0.0px"',
        'viewBox="0 0 NaN 9"',
        'viewBox="0 0 1e999 9"',
        'viewBox="0 0 1e-9 1e-9"',
    ],
)
def test_a_drawing_of_no_size_is_refused(size: str) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect/></svg>'.encode()
    assert "no size" in refusal(data)[0]


GRADIENT = """<linearGradient id='g' {}><stop stop-color='red'/><stop offset='1'/></linearGradient>
<rect width='9' height='9' fill='url(#g)'/>"""
MASKED = "mask='url(#m)'"
MANY = "<rect width='1' height='1' {0}/>" * 400


@pytest.mark.parametrize(
    "inside",
    [
        GRADIENT.format("x2='1e-9' spreadMethod='repeat' gradientUnits='userSpaceOnUse'"),
        GRADIENT.format("r='1e-9' spreadMethod='reflect'").replace("linear", "radial"),
        GRADIENT.format("href='#h'") + "<linearGradient id='h' href='#g'/>",
        f"<mask id='m'>{MANY.format('')}</mask>{MANY.format(MASKED)}",
        f"<style>.m{{mask:url(#m)}}</style><mask id='m'>{MANY.format('')}</mask>"
        + MANY.format("class='m'"),
        f"<mask id='m'>{MANY.format('')}</mask><g fill='url(#m)'>{MANY.format('')}</g>",
        "<mask id='m'><rect mask='url(#m)'/></mask><rect/>",
        "<clipPath id='m'><g clip-path='url(#n)'/></clipPath><clipPath id='n'/><rect/>",
        "<style>*{mask:url(#m)}</style><mask id='m'><rect/></mask><rect/>",
        "<style>.m{mask:url(#m)}</style><mask id='m'><rect class='m'/></mask><rect/>",
        "<path d='M0 0h9' stroke-dasharray='1e-9' stroke='red'/>",
        "<path d='M0 0h9' style='stroke-dasharray:0 .001' stroke='red'/>",
        "<path d='M0 0h1e300'/>",
        "<rect width='1e999' height='9'/>",
        "<g transform='scale(1e30)'><rect/></g>",
        "<svg viewBox='0 0 1 1'><rect/></svg>",
        "<pattern id='p' width='1e-9' height='1e-9'><rect/></pattern><rect fill='url(#p)'/>",
        "<filter id='f'/><rect filter='url(#f)'/>",
        f"<text>{'w' * 2000}</text>",
        f"<style>{'a{} ' * 1000}</style><rect/>",
    ],
)
def test_what_would_cost_too_much_to_draw_is_refused(inside: str) -> None:
    assert refusal(svg(inside))[0]


def test_what_draws_nothing_is_left_out() -> None:
    data = svg(
        "<metadata><script xmlns='http://www.w3.org/1999/xhtml' src='//evil.example'/></metadata>"
        "<i:note i:href='#a' onload='alert(1)'><rect/></i:note><title>&lt;script></title>"
        "<rect id='a' i:label='b' data-x='url(//evil.example)' style='-x:y;fill:red;x2:1'/>"
        "<circle id='a' class='c url(d)' spreadMethod='pad' r='1'/>",
        'xmlns:i="http://www.inkscape.org/namespaces/inkscape" width="9" version="1.1"',
    )
    assert picture(data, "logo.svg").decode() == (
        f'<svg xmlns="{SPACE}" viewBox="0 0 9 9" width="9">'
        '<rect id="a" style="fill:red" /><circle class="c" r="1" /></svg>'
    )


PARTS = st.sampled_from(
    [
        *("<rect ", "<g ", "<svg ", "<style>", "<text ", "<mask ", "<linearGradient ", "<i:x "),
        *("</rect>", "</g>", "</svg>", "</style>", "</text>", "</mask>", "</linearGradient>"),
        *("<script>", "</script>", "<metadata>", "</metadata>", "<!--", "-->", "<![CDATA[", "]]>"),
        *("/>", ">", "onload='a' ", "style='", "fill='", "href='", "xlink:href='", "id='", "'"),
        *("url(", "#a", ")", "//evil.example", "javascript:", "{", "}", ";", ":", "@import ", "\\"),
        *("fill", "mask", " ", "&#10;", "&amp;", "1e9", "a", "ur", "l(", "<?x ?>", "/*", "*/"),
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_what_is_taken_holds_no_script_and_refers_to_nothing(inside: str) -> None:
    names = f'{XLINK} xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
    try:
        made = picture(svg(f"{inside}<rect/>", names), "logo.svg").decode()
    except InputError:
        return
    assert not re.search(r"[@\\]|javascript|url\((?!#)|import", made, re.IGNORECASE)
    for element in ET.fromstring(made).iter():  # noqa: S314 as above
        assert element.tag.startswith(f"{{{SPACE}}}")
        assert "script" not in element.tag
        for name, value in element.attrib.items():
            assert not name.startswith(("on", "{"))
            assert name != "href" or value.startswith("#")


LONG = 90_000


@pytest.mark.timeout(20)  # what looks from each sign to the end takes minutes
@pytest.mark.parametrize(
    "inside",
    [
        f"<path d='{'M' * LONG}'/>",
        f"<rect width='{'9' * LONG}' height='9'/>",
        f"<path d='M1 1h1v1z' transform='{' ' * LONG}'/>",
        f"<path d='M1 1h1v1z' style='fill:red{' ' * LONG}x'/>",
        f"<path d='M1 1h1v1z' fill='{'a(' * (LONG // 2)}'/>",
        f"<style>{'a' * LONG}</style><path d='M1 1h1v1z'/>",
        f"<style>{'a,' * (LONG // 2)}</style><path d='M1 1h1v1z'/>",
        f"<style>{'/*' * (LONG // 2)}</style><path d='M1 1h1v1z'/>",
        f"<style>{'{' * LONG}</style><path d='M1 1h1v1z'/>",
    ],
    ids=lambda inside: inside[:24],
)
def test_long_texts_are_taken_or_refused_at_once(inside: str) -> None:
    with suppress(InputError):
        picture(SVG.replace("</svg>", f"{inside}</svg>").encode(), "logo.svg")


@pytest.mark.parametrize(
    "style",
    [
        ".a{fill:#fff}/* one */ .b , .c{stroke:red !important;}",
        "/* first */.a{fill:#fff}/* last */",
        "\n.a {\n fill : red ; }\n\n",
        "",
    ],
)
def test_plain_rules_with_comments_are_taken(style: str) -> None:
    drawn = f"<style>{style}</style><path class='a' d='M1 1h1v1z'/>"
    assert picture(SVG.replace("</svg>", f"{drawn}</svg>").encode(), "logo.svg")


@pytest.mark.parametrize("style", [".a{fill:red}}", ".a{{fill:red}", ".a fill:red", "/* open", "}"])
def test_what_is_no_plain_rule_is_refused(style: str) -> None:
    drawn = f"<style>{style}</style><path d='M1 1h1v1z'/>"
    with pytest.raises(InputError):
        picture(SVG.replace("</svg>", f"{drawn}</svg>").encode(), "logo.svg")


@pytest.mark.parametrize("encoding", ["shift_jis", "utf-7", "bogus", "rot13", "base64", "idna"])
def test_an_encoding_that_cannot_be_read_is_said(encoding: str) -> None:
    data = f"<?xml version='1.0' encoding='{encoding}'?>{SVG}".encode()
    with pytest.raises(InputError) as raised:
        picture(data, "logo.svg")
    assert raised.value.problems[0].location is not None
