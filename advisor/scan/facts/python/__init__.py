"""Facts of Python code, from its syntax tree."""

from advisor.scan.facts.python.index import (
    PythonIndex,
    handles,
    local_imports,
    python_facts,
    python_index,
)

__all__ = ["PythonIndex", "handles", "local_imports", "python_facts", "python_index"]
