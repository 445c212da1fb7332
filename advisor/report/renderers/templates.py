"""The Jinja environments that templates are rendered in."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from markupsafe import Markup

from advisor.document.fault_words import nearest
from advisor.document.presence import is_file
from advisor.errors import InputError, Location
from advisor.plain_text import plain
from advisor.report.chapters import CHAPTERS
from advisor.report.renderers.template_files import TemplateFiles
from advisor.shipped import shipped
from advisor.translation import sentence
from advisor.words.phrase import say_cut, shortened
from advisor.words.report_page import page_sentences, page_words

PAGE = "report.html.j2"
_BASE = "page.html.j2"
_CHAPTER = (
    '{{% block {0} %}}{{% if {0} %}}{{% include "chapters/{0}.j2" %}}{{% endif %}}{{% endblock %}}'
)
_BEHIND = (
    '{{% block {0} %}}{{% if {0} %}}{{% if medium == "screen" %}}'
    '<details class="behind" data-chapter="{0}"><summary><h2>{{{{ chapters.{0} }}}}</h2></summary>'
    '{{% include "chapters/{0}.j2" %}}</details>'
    '{{% else %}}{{% include "chapters/{0}.j2" %}}{{% endif %}}{{% endif %}}{{% endblock %}}'
)
_CONTENTS = '{% if medium == "print" and behind %}{{ contents(behind) }}{% endif %}'
_OWN = "own"
_LONGEST_WORD = 2000  # characters: a third of a page
_ENDLESS = re.compile(f"[!-\u0dff]{{{_LONGEST_WORD + 1},}}")  # of letters that no line ends after


_on_paper: ContextVar[bool] = ContextVar("_on_paper", default=False)


@cache
def environment(*, escape: bool, finalize: Callable[[Any], Any]) -> Environment:
    """Return an environment that fails on unknown names and passes all output to `finalize`.

    With `escape` its templates make a page, without it Markdown.
    """
    return _made(Environment, _shipped(page=escape), escape=escape, finalize=finalize)


@cache
def page_beside(folder: str) -> Environment:
    """Return the environment of another page than the report's, which shares parts with it."""
    own = FileSystemLoader(shipped("templates") / folder)
    loader = ChoiceLoader([own, TemplateFiles(shipped("templates") / "report", page=True)])
    return _made(Environment, loader, escape=True, finalize=harmless)


def harmless(value: Any) -> Any:
    """Return text without control or direction characters, anything else as it is."""
    return plain(value) if type(value) is str else value


def _shown(value: Any) -> Any:
    """Return text as `harmless` does; on paper what it has no room for is left out of long words.

    One function for screen and paper, so that a template they share is compiled once for both.
    """
    text = harmless(value)
    if type(text) is not str or len(text) <= _LONGEST_WORD or not _on_paper.get():
        return text
    return _ENDLESS.sub(_shortened, text)


def _shortened(word: re.Match[str]) -> str:
    left_out = len(word.group()) - _LONGEST_WORD
    return sentence(
        "{word}… ({left_out:,} more characters)",
        word=word.group()[:_LONGEST_WORD],
        left_out=left_out,
    )


@contextmanager
def on_paper(*, paper: bool) -> Iterator[None]:
    """Have words that paper has no room for end early, where it is for `paper`."""
    before = _on_paper.set(paper)
    try:
        yield
    finally:
        _on_paper.reset(before)


@contextmanager
def report_page(own: Path | None) -> Iterator[Template]:
    """Give the template of the page: the shipped one, or the one in a folder of one's own.

    There, a bare name is a shipped template and `own/…` another one of the folder; nothing else
    of the program can be reached. Raises InputError for whatever goes wrong in it.
    """
    if own is None:
        yield environment(escape=True, finalize=_shown).get_template(PAGE)
        return
    if not is_file(own / PAGE):
        raise InputError(
            sentence("{own} holds no {page}", own=own, page=PAGE),
            hint=sentence('Start one with: {{% extends "{page}" %}}', page=PAGE),
            location=Location(file=str(own)),
        )
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 seldom used

    loader = ChoiceLoader([_shipped(page=True), PrefixLoader({_OWN: FileSystemLoader(own)})])
    sandbox = _made(SandboxedEnvironment, loader, escape=True, finalize=_shown)
    try:
        _refuse_unknown_blocks(sandbox, own)
        yield sandbox.get_template(f"{_OWN}/{PAGE}")
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 a template can raise anything
        raise _refusal(error, own) from None


def _refuse_unknown_blocks(sandbox: Environment, own: Path) -> None:
    """Raise InputError for a block that replaces nothing, such as one of an earlier release."""
    known = {name for page in (PAGE, _BASE) for name in sandbox.get_template(page).blocks}
    source = (own / PAGE).read_text(encoding="utf-8")
    for node in sandbox.parse(source, filename=str(own / PAGE)).body:
        if isinstance(node, nodes.Block) and node.name not in known:
            raise InputError(
                sentence("the report has no block `{name}`", name=plain(node.name)),
                hint=nearest(node.name, known) or sentence("docs/branding.md lists the blocks."),
                location=Location(file=str(own / PAGE), line=node.lineno),
            )


def _shipped(*, page: bool) -> BaseLoader:
    files = TemplateFiles(shipped("templates") / "report", page=page)
    return ChoiceLoader([DictLoader({PAGE: _page()}), files])


def _page() -> str:
    """Return the page: a block for each chapter, which a template of one's own can replace."""
    front = "\n".join(_CHAPTER.format(chapter.id) for chapter in CHAPTERS if chapter.front)
    behind = "\n".join(_BEHIND.format(chapter.id) for chapter in CHAPTERS if not chapter.front)
    blocks = f"{front}\n{_CONTENTS}\n{behind}"
    return f'{{% extends "page.html.j2" %}}{{% block chapters %}}{blocks}{{% endblock %}}'


def _made(
    kind: type[Environment], loader: Any, *, escape: bool, finalize: Callable[[Any], Any]
) -> Environment:
    made = kind(
        loader=loader,
        autoescape=escape,  # Markdown has an escape of its own, in `finalize`
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # constants are few, and looked for in all of each template
        finalize=finalize,
    )
    made.filters["tenths"] = tenths
    made.globals |= {"_": _label, "words": _words()}
    made.filters["cut"] = cut if escape else cut_short
    return made


def _label(text: str) -> Markup:
    """Return a label of a page; what the program writes itself needs no escape."""
    return Markup(sentence(text))  # noqa: S704


def _words() -> dict[str, Markup | Callable[..., str]]:
    """Return what is said alike of every team, by the name that a template has for it."""
    return {name: Markup(text) for name, text in page_sentences().items()} | page_words()  # noqa: S704


def tenths(number: float) -> str:
    """Return a length of a drawing with one decimal, or with none where it is whole."""
    return f"{number:.1f}".removesuffix(".0")


def cut(text: str, most: int) -> str:
    """Return a text of the team's with at most so many characters, and how many more there are.

    With 0 it is whole.
    """
    if not most or len(text) <= most:
        return text
    return say_cut(text, most)


def cut_short(text: str, most: int) -> str:
    """Return the same where the page says once that texts are cut."""
    return shortened(text, most) if most else text


def _refusal(error: Exception, own: Path) -> InputError:
    """Return what went wrong in a template, with the line of the user's file it went wrong in."""
    file, line = str(own / PAGE), None
    for frame in extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(own):
            file, line = frame.filename, frame.lineno
    if isinstance(error, TemplateSyntaxError) and error.filename:
        file, line = error.filename, error.lineno
    message = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, TemplateNotFound):
        message = sentence("there is no template {error}", error=error.name)
    return InputError(
        sentence("this template cannot be used: {message}", message=message),
        hint=sentence("docs/branding.md lists the blocks and what they can show."),
        location=Location(file=file, line=line),
    )
