"""What a shell offers for an argument: files, folders, ids of a rubric."""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # only a shell that asks needs it
    from click.shell_completion import CompletionItem


def offered(names: Iterable[str], incomplete: str) -> "list[CompletionItem[str]]":
    """Return those names that begin as what was typed."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 see above

    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def files(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem[str]]":
    """Have the shell offer its files."""
    return _of_shell(incomplete, "file")


def folders(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem[str]]":
    """Have the shell offer its folders."""
    return _of_shell(incomplete, "dir")


def ids(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem[str]]":
    """Offer the ids of the rubric that --rubric names or of the shipped one.

    Criteria, of which there are hundreds, are offered once their practice is named.
    """
    with suppress(Exception):  # a person who is typing is told nothing
        from advisor.rubric.catalogue import find_rubric, named_rubric  # noqa: PLC0415 see above

        rubric = named_rubric(ctx.params.get("rubric")) or find_rubric()
        named: Iterable[str] = (p.id for p in rubric.practices)
        if "/" in incomplete:
            named = (f"{p.id}/{c.id}" for p in rubric.practices for c in p.criteria)
        else:
            groups = (rubric.dimensions, rubric.stages)
            features = (f.id for level in rubric.levels for f in level.features)
            named = (*named, *(one.id for group in groups for one in group), *features)
        return offered(sorted({*named}), incomplete)
    return []


def _of_shell(incomplete: str, kind: str) -> "list[CompletionItem[str]]":
    from click.shell_completion import CompletionItem  # noqa: PLC0415 see above

    return [CompletionItem(incomplete, type=kind)]
