"""The few files that pages are made of, in the language of the catalogue."""

import re
from functools import cache
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec.json import encode

from advisor.shipped import shipped
from advisor.translation import looked_up, sentence
from advisor.words.workshop_page import workshop_sentences

_SCRIPTS = ("phone.js", "shared.js", "show.js", "lead.js")
_ASSETS = ("phone.css", "show.css", "lead.css", *_SCRIPTS)
_LABEL = re.compile(r'\b_\("([^"]+)"')  # in a script, as _("…") in a template


def page(name: str) -> web.Response:
    """Return a page that travels with the product."""
    return web.Response(text=_page(name), content_type="text/html")


async def asset(request: web.Request) -> web.StreamResponse:
    """Return what a page looks like or does; nothing in it is secret."""
    name = request.match_info["name"]
    if name == "words.js":
        return web.Response(body=_words(), content_type="text/javascript")
    if name not in _ASSETS:
        raise web.HTTPNotFound(text=sentence("There is no such page.\n"))
    return web.FileResponse(_folder() / name)


def labels(script: str) -> list[str]:
    """Return the texts that a script looks up in the catalogue."""
    return _LABEL.findall(script)


@cache
def _page(name: str) -> str:
    pages = Environment(
        loader=FileSystemLoader(_folder()), autoescape=True, undefined=StrictUndefined
    )
    pages.globals |= {"_": _label, "words": workshop_sentences()}
    return pages.get_template(f"{name}.j2").render()


@cache
def _words() -> bytes:
    """Return the script that holds what the catalogue says of the texts of all scripts."""
    texts = {
        text for name in _SCRIPTS for text in labels((_folder() / name).read_text(encoding="utf-8"))
    }
    said = {text: looked_up(text) for text in sorted(texts) if looked_up(text) != text}
    return b'"use strict";\nconst catalogue = %s;\n' % encode(said)


def _label(text: str) -> Markup:
    """Return a label; a quotation mark in it ends no attribute."""
    return escape(looked_up(text))


def _folder() -> Path:
    return shipped("templates") / "workshop"
