"""Exports of a plan that can be repeated: what `plan` asks and says about them."""

from typing import TYPE_CHECKING

import click

from advisor.cli.diagnostics import remark
from advisor.plain_text import plain_line
from advisor.report.plan.formats import SPREADSHEET, UPDATED_IN_PLACE
from advisor.translation import counted, sentence

if TYPE_CHECKING:
    from advisor.report.plan.tracker import Tracker
    from advisor.result.model import Result

_REPEATED = frozenset({"ics", *UPDATED_IN_PLACE})


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
    if output not in _REPEATED:
        return
    from advisor.report.plan.identity import team_id  # noqa: PLC0415 few formats have ids

    team = team_id(result)
    if not result.team.get("id"):
        if output in UPDATED_IN_PLACE:
            remark(
                sentence(
                    "The ids in it follow from the team's name. Before you change the name, write "
                    "`id: {team}` below it in the answers.",
                    team=team,
                )
            )
        else:
            remark(
                sentence(
                    "The events have no id of the team. Should several teams share a calendar, "
                    "write `id: {team}` below the team's name in the answers.",
                    team=team,
                )
            )
    if tracker:
        from advisor.report.plan.issues import ids  # noqa: PLC0415 likewise
        from advisor.report.plan.tracker import gone  # noqa: PLC0415 likewise

        if left := gone(tracker, team, ids(result)):
            remark(
                counted(
                    "{n} open item is not in this plan, being done or dropped: {keys}.",
                    "{n} open items are not in this plan, being done or dropped: {keys}.",
                    len(left),
                    keys=", ".join(map(plain_line, left)),
                )
            )
