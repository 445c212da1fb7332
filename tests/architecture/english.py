"""English in the program: what a person may read of it, and what a catalogue finds."""

import ast
import re
from collections.abc import Iterator

SENTENCE = 3  # words and more tell something
LABEL = 2
_WORD = re.compile(r"(?<![\w{.-])[A-Za-z][a-z]+(?![\w}-])")
_TELLS_NOBODY_OF_TEAMS = ("Error", "Problem", "Finding", "compile")
_MARKUP = re.compile(
    r"(bold|on) \$"  # a style of a terminal
    r"|[\w./+-]+$"  # a path, a key, a media type
    r"|[\w.]+\[[\w., \[\]]+\]$"  # a type in quotes
    r"|<|@font|:root|\(\?|\{\{?%"  # HTML, CSS, a pattern, a template
    r"|[\w:/,;=.+ -]*'none';"  # a policy
    r"|(https?|data|image)[:/]"
)


def called(call: ast.Call) -> str:
    """Return the name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def text(node: ast.AST) -> str | None:
    """Return a text as it is written, with what is put into it left open."""
    match node:
        case ast.Constant(value=str(written)):
            return written
        case ast.JoinedStr(values=parts):
            return "".join(text(part) or "{}" for part in parts)
    return None


def sentences(code: str, *, least: int = SENTENCE, beside: tuple[str, ...] = ()) -> list[str]:
    """Return the texts of so many words that are neither of errors nor docstrings.

    What goes to a function whose name ends as one of `beside` is passed over as well.
    """
    tree = ast.parse(code)
    passed = {id(node) for node in (*_docstrings(tree), *_of_calls(tree, beside))}
    passed |= {id(node) for node in _of_types(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
    return [
        f"line {node.lineno}: {written}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in passed
        if (written := text(node)) and len(_WORD.findall(written)) >= least
        if not _MARKUP.match(written)
    ]


def looked_up(code: str) -> Iterator[tuple[ast.Call, list[str | None]]]:
    """Yield each call of the translation's functions, with the texts it is to look up."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and called(node) in {"sentence", "counted"}:
            number = 1 if called(node) == "sentence" else 2
            texts = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            yield node, [found if isinstance(found, str) else None for found in texts[:number]]


def not_looked_up(code: str, *, least: int = LABEL) -> list[str]:
    """Return the texts of a module that no catalogue could give in another language."""
    through = {found for _, texts in looked_up(code) for found in texts}
    return [said for said in sentences(code, least=least) if said.partition(": ")[2] not in through]


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the texts that stand as statements: docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _of_calls(tree: ast.AST, beside: tuple[str, ...]) -> Iterator[ast.AST]:
    """Yield what is raised, asserted, told of an error or by the linter, or a pattern."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert) or (
            isinstance(node, ast.Call) and called(node).endswith((*_TELLS_NOBODY_OF_TEAMS, *beside))
        ):
            yield from ast.walk(node)


def _of_types(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield annotations, and names of types in quotes."""
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=ast.expr() as kind) | ast.AnnAssign(annotation=kind):
                yield from ast.walk(kind)
            case ast.FunctionDef(returns=ast.expr() as kind):
                yield from ast.walk(kind)
            case ast.Subscript(slice=kind):
                yield from ast.walk(kind)
