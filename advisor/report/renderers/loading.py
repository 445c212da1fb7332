"""WeasyPrint, imported in half the time."""

import ctypes.util
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from types import ModuleType
from typing import Any

_SELDOM = {
    "fontTools.subset": ("Options", "Subsetter"),  # without harfbuzz-subset
    "fontTools.ttLib.woff2": ("decompress",),  # ours are not packed
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}


def load_weasyprint() -> Any:
    """Import WeasyPrint. Raises OSError when its system libraries are missing."""
    try:
        with _without_search():
            return _import_weasyprint()
    except OSError:
        return _import_weasyprint()


def _import_weasyprint() -> Any:
    # It prints advice on stdout, which is for data.
    with redirect_stdout(io.StringIO()), _fonttools_later():
        import weasyprint  # noqa: PLC0415 heavy, and missing libraries must be told
    return weasyprint


@contextmanager
def _without_search() -> Iterator[None]:
    """Have system libraries opened by name: a search starts a process for each name it tries."""
    original = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 the signature of the original
    try:
        yield
    finally:
        ctypes.util.find_library = original


@contextmanager
def _fonttools_later() -> Iterator[None]:
    """Put off importing what only rare fonts need, which is half of WeasyPrint's import."""
    stand_ins = {module: ModuleType(module) for module in _SELDOM if module not in sys.modules}
    for module, stand_in in stand_ins.items():
        for name in _SELDOM[module]:
            setattr(stand_in, name, _called_later(module, name))
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for module in stand_ins:
            del sys.modules[module]


def _called_later(module: str, name: str) -> Callable[..., Any]:
    def call(*args: Any, **options: Any) -> Any:
        return getattr(import_module(module), name)(*args, **options)

    return call
