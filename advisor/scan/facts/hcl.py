"""The language of Terraform into nodes: blocks with labels, attributes, no expression evaluated."""

import re
from dataclasses import dataclass

from advisor.scan.facts.node import DEEPEST, Node, listing, mapping

_TOKEN = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*|//[^\n]*|/\*.*?(?:\*/|\Z))
    |(?P<newline>\n)
    |(?P<heredoc><<-?[ \t]*(?P<mark>\w{1,60})[^\n]*\n.*?(?:^[ \t]*(?P=mark)\b|\Z))
    |(?P<string>"(?:\\.|\$\{(?:[^{}"]|"[^"\n]*"|\{[^{}]*\})*\}|[^"\\\n])*"?)
    |(?P<word>[\w.\-*]+)
    |(?P<mark1>=>|==|!=|<=|>=|&&|\|\||.)""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_OPEN, _CLOSE = {"{", "[", "("}, {"}", "]", ")"}


@dataclass(frozen=True, slots=True)
class TerraformBlock:
    """A block: its type, its labels, what it holds and the line it opens on."""

    type: str
    labels: tuple[str, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def read_blocks(text: str) -> tuple[TerraformBlock, ...]:
    """Return the blocks at the top of a file; what follows a fault may be missing."""
    reader = _Reader(_tokens(text))
    blocks = []
    while not reader.ended:
        block = reader.block(0)
        if block is not None:
            blocks.append(block)
    return tuple(blocks)


def _tokens(text: str) -> list[_Token]:
    tokens, line = [], 1
    for found in _TOKEN.finditer(text):
        kind = "sign" if found["mark1"] else str(found.lastgroup)
        kind = "heredoc" if found["heredoc"] else kind
        if kind != "skip":
            tokens.append(_Token(kind, found[0], line))
        line += found[0].count("\n")
    return tokens


class _Reader:
    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def ended(self) -> bool:
        return self.at >= len(self.tokens)

    def peek(self) -> _Token:
        return self.tokens[self.at] if not self.ended else _Token("end", "", self._last())

    def take(self) -> _Token:
        token = self.peek()
        self.at += 1
        return token

    def _last(self) -> int:
        return self.tokens[-1].line if self.tokens else 1

    def block(self, depth: int) -> TerraformBlock | None:
        """Return the block that begins here, None where none does; always moves on."""
        first = self.take()
        if first.kind != "word":
            return None
        labels = []
        while self.peek().kind in {"word", "string"}:
            labels.append(_unquoted(self.take().text))
        if self.peek().text != "{":
            return None
        self.take()
        return TerraformBlock(first.text, tuple(labels), self.body(first.line, depth + 1))

    def body(self, line: int, depth: int) -> Node:
        """Return entries up to the brace that closes them."""
        if depth > DEEPEST:
            raise ValueError("nested too deep")
        pairs: list[tuple[str, Node]] = []
        while not self.ended and self.peek().text != "}":
            token = self.peek()
            following = self.tokens[self.at + 1].text if self.at + 1 < len(self.tokens) else ""
            if token.kind in {"word", "string"} and following in {"=", ":"}:
                self.at += 2
                pairs.append((_unquoted(token.text), self.value(token.line, depth)))
            elif token.kind == "word":
                inner = self.block(depth)
                if inner is not None:
                    name = ".".join((inner.type, *inner.labels))
                    # An empty block, such as a backend that is filled in elsewhere, says so too.
                    body = (
                        inner.body if inner.body.pairs else Node(inner.body.line, inner.body.line)
                    )
                    pairs.append((name, body))
            else:
                self.take()
        return mapping(line, self.take().line, pairs)

    def value(self, line: int, depth: int) -> Node:
        """Return an expression: a list, an object, or its text."""
        first = self.peek()
        if depth > DEEPEST:
            raise ValueError("nested too deep")
        if first.text == "{" and not self._is_for():
            self.take()
            return self.body(line, depth + 1)
        if first.text == "[" and not self._is_for():
            self.take()
            return self.items(line, depth + 1)
        return self.expression(line)

    def _is_for(self) -> bool:
        following = (t for t in self.tokens[self.at + 1 : self.at + 20] if t.kind != "newline")
        return next(following, _Token("end", "", 0)).text == "for"

    def items(self, line: int, depth: int) -> Node:
        """Return the items of a list."""
        items = []
        while not self.ended and self.peek().text != "]":
            if self.peek().kind == "newline" or self.peek().text == ",":
                self.take()
            else:
                before = self.at
                items.append(self.value(self.peek().line, depth))
                self.at = max(self.at, before + 1)
        return listing(line, self.take().line, items)

    def expression(self, line: int) -> Node:
        """Return the text of an expression, which ends with the line or the bracket around it."""
        parts: list[str] = []
        depth, end = 0, line
        while not self.ended:
            token = self.peek()
            if depth == 0 and (token.kind == "newline" or token.text in {",", *_CLOSE}):
                break
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if token.kind != "newline":
                parts.append(token.text)
            end = token.line + token.text.count("\n") * (token.kind == "heredoc")
            self.take()
        return Node(line, end, text=_told(parts))


def _told(parts: list[str]) -> str:
    if len(parts) != 1:
        return " ".join(parts).replace(" ( ", "(").replace(" )", ")")
    text = parts[0]
    if text.startswith("<<"):
        return "\n".join(text.split("\n")[1:-1])
    return _unquoted(text)


def _unquoted(text: str) -> str:
    return text[1:].removesuffix('"') if text.startswith('"') else text
