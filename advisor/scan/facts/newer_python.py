"""Python parsed also where it is written for a newer release than the one that runs here.

A file is never lost for that: what only newer releases allow is written in the old way, line by
line, before it is parsed once more.
"""

import ast
import re
import warnings

_TRIPLE = ('"""', "'''")
# What a lexer must not look into, and where a string begins.
_TOKEN = re.compile(
    r"#[^\n]*|(?<![\w\"'])(?P<prefix>[rRbBuUfFtT]{0,2})(?P<quote>\"\"\"|'''|\"|')|[^#\"'rRbBuUfFtT]+|.",
    re.DOTALL,
)
_ALIAS = re.compile(r"^([ \t]*)type[ \t]+(\w+)(?:\[[^=\n]*\])?[ \t]*=", re.MULTILINE)
_GENERIC = re.compile(
    r"^([ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+\w+)\[(?:[^\[\]]|\[[^\[\]]*\])*\](?=[(:])",
    re.MULTILINE,
)
_EXCEPT = re.compile(
    r"^([ \t]*except\*?)[ \t]+([\w.]+(?:[ \t]*,[ \t]*[\w.]+)+)[ \t]*:", re.MULTILINE
)
_NESTED = 3


def parse(text: str) -> ast.Module:
    """Return the tree of a text. Raises what `ast.parse` does where it is no Python of any kind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text)
        except SyntaxError:
            older = in_older_words(text)
            if older == text:
                raise
            return ast.parse(older)


def in_older_words(text: str) -> str:
    """Return a text without what only newer releases of Python know, on the same lines."""
    text = _ALIAS.sub(r"\1\2 =", text)
    text = _GENERIC.sub(lambda found: found[1] + "\n" * found[0].count("\n"), text)
    text = _EXCEPT.sub(r"\1 (\2):", text)
    return _with_plain_strings(text)


def _with_plain_strings(text: str) -> str:
    made: list[str] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            break
        prefix, quote = found["prefix"], found["quote"]
        if quote is None:
            made.append(found[0])
            at = found.end()
        elif set(prefix.lower()) & {"f", "t"}:
            string, at = _formatted(text, found.end(), prefix, quote, 0)
            made.append(string)
        else:
            end = _end_of(text, found.end(), quote)
            made.append(text[at:end])
            at = end
    return "".join(made)


def _end_of(text: str, at: int, quote: str) -> int:
    """Return the place after the string that goes on at `at`."""
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text.startswith(quote, at):
            return at + len(quote)
        elif text[at] == "\n" and len(quote) == 1:
            return at
        else:
            at += 1
    return len(text)


def _formatted(text: str, at: int, prefix: str, quote: str, depth: int) -> tuple[str, int]:
    """Return a formatted string between quotes that its fields cannot end, and where it ends."""
    made: list[str] = []
    while at < len(text) and not text.startswith(quote, at):
        if text[at] == "\n" and len(quote) == 1:
            break
        if text.startswith(("{{", "}}"), at) or text[at] == "\\":
            made.append(text[at : at + 2])
            at += 2
        elif text[at] == "{":
            field, at = _field(text, at, depth)
            made.append(field)
        else:
            made.append(text[at])
            at += 1
    kind = "r" if "r" in prefix.lower() else ""
    outer = quote if depth or len(quote) > 1 else quote * 3
    return f"{kind}f{outer}{''.join(made)}{outer}", at + len(quote)


def _field(text: str, start: int, depth: int) -> tuple[str, int]:
    """Return a field in braces; of strings in it what an older release would trip over is gone."""
    made, at, open_ = ["{"], start + 1, 1
    while at < len(text) and open_:
        found = _TOKEN.match(text, at)
        quote = found["quote"] if found else None
        if found and quote is not None:
            if set(found["prefix"].lower()) & {"f", "t"} and depth < _NESTED:
                _, at = _formatted(text, found.end(), found["prefix"], quote, depth + 1)
                made.append("str()")
            else:
                end = _end_of(text, found.end(), quote)
                made.append(text[at:end].replace("\\", "/"))
                at = end
            continue
        letter = text[at]
        open_ += (letter in "{[(") - (letter in "}])")
        made.append(" " if letter == "\\" else letter)
        at += 1
    return "".join(made), at
