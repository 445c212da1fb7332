"""Exports of a plan that can be repeated: what `plan` asks and says about them."""

from typing import TYPE_CHECKING

import click

from advisor.cli.diagnostics import remark
from advisor.report.plan.formats import SPREADSHEET, UPDATED_IN_PLACE
from advisor.translation import sentence

if TYPE_CHECKING:
    from advisor.report.plan.tracker import Tracker
    from advisor.result.model import Result


def require_fitting(output: str, existing: str | None, *, bom: bool) -> None:
    """Raise click.UsageError for an option that says nothing of what is to be written."""
    if bom and output != SPREADSHEET:
        raise click.UsageError(
            sentence("--bom is for spreadsheets: it goes with --format csv, and with no other.")
        )
    if existing is not None and output not in UPDATED_IN_PLACE:
        raise click.UsageError(sentence("--existing goes with --format github or jira."))


def opened_tracker(existing: str, output: str) -> "Tracker":
    """Return what the tracker holds of an earlier export. Raises InputError."""
    from advisor.report.plan.tracker import read_tracker  # noqa: PLC0415 seldom asked for

    return read_tracker(existing, output)


def remark_identity(result: "Result", output: str, tracker: "Tracker | None") -> None:
    """Say what the items of an export are known by, and which the tracker holds in vain."""
    from advisor.report.plan.repeating import identity_remarks  # noqa: PLC0415 few formats have ids

    for line in identity_remarks(result, output, tracker):
        remark(line)
