"""What the page runs: our script, Plotly packed, the charts as data, and the policy for them."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from advisor.document.data import as_data
from advisor.frozen import dataclass
from advisor.report.charts.interactive.build import charts
from advisor.report.renderers.content_policy import policy
from advisor.report.renderers.packing import packed, packed_once
from advisor.result.model import Result
from advisor.shipped import shipped

_PARTS = (
    *("elements", "scroll", "contents", "owners", "copy", "folding", "theme", "charts"),
    *("rows", "filter_bar", "practices", "copy_practices", "links", "address"),
)


@dataclass(frozen=True, kw_only=True)
class Program:
    """What a page with charts to explore carries.

    Plotly and the charts are packed: they would be most of the page. The titles of the charts, as
    JSON, are for the buttons that unpack them.
    """

    script: str
    plotly: str
    charts: str
    titles: str


def program(result: Result) -> Program:
    """Return what the page of a result runs."""
    shown = charts(result)
    data = json.dumps(as_data(shown), separators=(",", ":"))
    return Program(
        script=_script(),
        plotly=packed_once(_plotly(), "plotly"),
        charts=packed(data.encode()),
        titles=json.dumps({name: chart.title for name, chart in shown.items()}),
    )


def page_policy(*, interactive: bool) -> str:
    """Return the page's Content-Security-Policy: it runs these two scripts or none.

    Plotly may be put in once it is unpacked.
    """
    return policy(_script().encode(), _plotly()) if interactive else policy()


@cache
def _script() -> str:
    folder = shipped("templates") / "report" / "script"
    return "\n".join((folder / f"{part}.js").read_text(encoding="utf-8") for part in _PARTS)


@cache
def _plotly() -> bytes:
    # Found without being imported: only its script is wanted.
    spec = find_spec("plotly")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("plotly")
    folder = Path(spec.submodule_search_locations[0])
    return (folder / "package_data" / "plotly.min.js").read_bytes()
