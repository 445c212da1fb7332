"""Scripts in R, read as text: what they load and which functions of packages they call."""

import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact, Value
from advisor.scan.facts.lines import lines_of
from advisor.scan.source import SourceTree

_LOADED = re.compile(r"\b(?:library|require|requireNamespace)\(\s*[\"']?([\w.]+)")
_CALL = re.compile(r"(?<![\w.:$@])(?:([A-Za-z][\w.]*)::)?([A-Za-z.][\w.]*)\s*\(")
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"?|'(?:\\.|[^'\\])*'?")
# Functions that are known without the name of their package, and where they come from.
_PACKAGES = {
    **dict.fromkeys(("lgb.train", "lgb.cv"), "lightgbm"),
    **dict.fromkeys(("xgb.train", "xgb.cv"), "xgboost"),
    **dict.fromkeys(("fit_resamples", "last_fit", "tune_grid", "tune_bayes"), "tune"),
    **dict.fromkeys(("write_parquet", "write_dataset", "read_parquet"), "arrow"),
    **dict.fromkeys(("put_object", "s3write_using", "s3saveRDS", "save_object"), "aws.s3"),
    **dict.fromkeys(("pin_write", "pin_upload"), "pins"),
    **dict.fromkeys(("gcs_upload",), "googleCloudStorageR"),
    "ranger": "ranger",
    "randomForest": "randomForest",
    "write_csv": "readr",
    "saveRDS": "base",
    "read_yaml": "yaml",
    "dbWriteTable": "DBI",
}
_BARE = frozenset({"fit", "predict", "augment", "train"})
_MOST_CALLS = 2_000
_MOST_LINES = 40
_MOST_TEXT = 4_000
_LONGEST = 1_000


def handles(path: str) -> bool:
    """Tell whether a file is a script in R."""
    return path.endswith((".R", ".r"))


def r_facts(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield what a script loads, and its calls of packages and of models."""
    lines = [_code(line[:_LONGEST]) for line in lines_of(text)]
    loaded: set[str] = set()
    told = 0
    for number, line in enumerate(lines):
        for package in _LOADED.findall(line):
            loaded.add(package)
            values: dict[str, Value] = {"module": package, "used": True}
            yield SourceFact("import", path, number + 1, number + 1, values)
        for found in _CALL.finditer(_STRING.sub(_blank, line)):
            name = _name(found[1], found[2], loaded)
            if name and told < _MOST_CALLS:
                told += 1
                yield _call(path, number, name, _arguments(lines, number, found.end()))


def _code(line: str) -> str:
    """Return a line without the remark at its end."""
    at = _STRING.sub(_blank, line).find("#")
    return line if at < 0 else line[:at]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _name(package: str | None, function: str, loaded: set[str]) -> str:
    if package:
        return f"{package}.{function}"
    if function in _PACKAGES:
        return f"{_PACKAGES[function]}.{function}"
    if function == "train":  # of any name, so that its package must be loaded
        return "caret.train" if "caret" in loaded else ""
    return f"r.{function}" if function in _BARE else ""


def _arguments(lines: list[str], number: int, start: int) -> tuple[str, ...]:
    """Return what stands between the brackets of a call, without what follows on far lines."""
    made, word, depth, read = [], "", 0, 0
    for at in range(number, min(number + _MOST_LINES, len(lines))):
        line = lines[at][start:] if at == number else lines[at]
        plain = _STRING.sub(_blank, line)
        read += len(line)
        if read > _MOST_TEXT:
            break
        for sign, shown in zip(plain, line, strict=True):
            if depth == 0 and sign in ",)":
                made.append(" ".join(word.split()))
                word = ""
                if sign == ")":
                    return tuple(filter(None, made))
                continue
            depth += (sign in "([{") - (sign in ")]}")
            word += shown
        word += " "
    return tuple(filter(None, made))


def _call(path: str, number: int, name: str, arguments: tuple[str, ...]) -> SourceFact:
    values: dict[str, Value] = {
        "name": name,
        "arguments": tuple(re.sub(r"^(\w[\w.]*) = ", r"\1=", one) for one in arguments),
        "within": "",
        "reachable": True,
        "optional": False,
    }
    return SourceFact("call", path, number + 1, number + 1, values)
