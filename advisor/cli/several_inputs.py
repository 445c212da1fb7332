"""Several inputs of one command."""

from collections.abc import Iterable

import click

from advisor.document.read import STANDARD_INPUT
from advisor.translation import sentence


def require_one_stdin(sources: Iterable[str]) -> None:
    """Refuse to read standard input twice: the second reader would find it empty."""
    if list(sources).count(STANDARD_INPUT) > 1:
        raise click.UsageError(
            sentence("Standard input can be read once; name a file for the other input.")
        )
