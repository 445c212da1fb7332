"""The text of a Python file by the places that its syntax tree gives."""

import ast

LONGEST = 300


class Lines:
    """Lines of a file, cut at places that count columns in bytes of UTF-8."""

    def __init__(self, text: str) -> None:
        self._plain = text.isascii()
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def of(self, node: ast.expr | ast.stmt | ast.keyword) -> str:
        """Return the source text of a node on one line, cut where it is long."""
        line = node.lineno
        if self._plain and node.end_lineno == line and line <= len(self._lines):  # nearly always
            return self._lines[line - 1][node.col_offset : node.end_col_offset][:LONGEST]
        return self.between(line, node.col_offset, node.end_lineno, node.end_col_offset)

    def after(self, inner: ast.expr, outer: ast.expr) -> str:
        """Return what follows `inner` up to the end of `outer`."""
        return self.between(
            inner.end_lineno or inner.lineno,
            inner.end_col_offset or 0,
            outer.end_lineno,
            outer.end_col_offset,
        )

    def between(self, line: int, column: int, end_line: int | None, end: int | None) -> str:
        """Return the text between two places."""
        lines = self._lines
        if not 1 <= line <= len(lines):
            return ""
        if end_line == line or end_line is None:
            return self._cut(lines[line - 1], column, end)[:LONGEST]
        parts = [self._cut(lines[line - 1], column, None)]
        length = 0
        for number in range(line, min(end_line, len(lines)) - 1):
            parts.append(lines[number][:LONGEST])
            length += len(parts[-1].strip())
            if length > LONGEST:
                break
        else:
            parts.append(self._cut(lines[min(end_line, len(lines)) - 1], 0, end))
        return " ".join(" ".join(parts).split())[:LONGEST]

    def _cut(self, line: str, start: int, end: int | None) -> str:
        if self._plain:
            return line[start:end]
        return line.encode("utf-8", "replace")[start:end].decode("utf-8", "replace")
