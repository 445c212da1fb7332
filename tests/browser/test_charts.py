"""The charts to explore: hover, filter, zoom."""

import pytest
from playwright.sync_api import Page, expect

from advisor.report.result import Result
from tests.browser.conftest import Open, explore
from tests.report.build import sample
from tests.report.charts.interactive.figures import undated

SHOWN = "() => document.querySelector('.view:not([hidden]) .plot')"
PLAN = "[data-explore*='effort']"
both_ways = pytest.mark.parametrize(
    ("result", "name"),
    [(undated("parcel-eta"), "Effort by role"), (sample("parcel-eta"), "Explore")],
    ids=["ordered", "dated"],
)


def hover_text(page: Page, point: str, place: int = 0) -> str:
    """Return what is shown over one of the points of the open chart."""
    page.locator(f".view:not([hidden]) {point}").nth(place).hover(force=True)
    tip = page.locator(".view:not([hidden]) .hovertext").first
    tip.wait_for()
    return tip.text_content() or ""


def axis(page: Page) -> list[object]:
    """Return the range of the x axis of the open chart."""
    found: list[object] = page.evaluate(f"({SHOWN})()._fullLayout.xaxis.range")
    return found


def test_a_chart_takes_the_place_of_the_printed_one_and_gives_it_back(open_report: Open) -> None:
    page = open_report(sample("parcel-eta")).page
    figure = page.locator("figure[data-explore^='dimensions']")
    printed = figure.locator(":scope > .scroll")
    assert page.evaluate("typeof Plotly") == "undefined"
    explore(page, "Explore")
    expect(printed).to_be_hidden()
    figure.get_by_role("button", name="As printed").press("Enter")
    expect(printed).to_be_visible()
    expect(figure.locator(".view")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "point"),
    [
        ("Explore", ".points path"),
        ("As a radar", ".points path"),
        ("What is left after each step", ".points path"),
        ("Effort by role", ".bars .point path"),
    ],
)
def test_points_say_what_they_are(open_report: Open, name: str, point: str) -> None:
    watched = open_report(sample("parcel-eta"))
    explore(watched.page, name)
    said = hover_text(watched.page, point)
    assert any(word in said for word in ("Primary goal", "person-days", "level"))
    assert watched.troubles == []


def test_cells_of_the_heat_map_name_their_practices(open_report: Open) -> None:
    result = sample("parcel-eta")
    page = open_report(result).page
    explore(page, "Explore MLOps")
    page.mouse.move(0, 0)
    drawn = page.locator(".view:not([hidden]) .nsewdrag").bounding_box()
    assert drawn
    across = drawn["width"] / len(result.stages)
    down = drawn["height"] / len(result.dimensions)
    page.mouse.move(drawn["x"] + across / 2, drawn["y"] + down / 2, steps=3)
    tip = page.locator(".view:not([hidden]) .hovertext").first
    expect(tip).to_contain_text(f"{result.dimensions[0].title}, {result.stages[0].title}")


@both_ways
def test_steps_are_filtered_by_role_stage_and_dimension(
    open_report: Open, result: Result, name: str
) -> None:
    page = open_report(result).page
    explore(page, name, within=PLAN)
    view = page.locator(".view:not([hidden])")
    rows = f"() => ({SHOWN})()._fullLayout.yaxis._categories"
    view.get_by_label("Role").select_option("Product owner")
    owned = [step.id for step in result.roadmap.steps if "product-owner" in step.effort]
    page.wait_for_function(f"n => ({rows})().length === n", arg=len(owned))
    assert page.evaluate(rows) == owned
    stages = {p.id: p.stage for p in result.practices}
    both = [
        step.id
        for step in result.roadmap.steps
        if "product-owner" in step.effort and "deploy" in {stages[name] for name in step.raises}
    ]
    view.get_by_label("Stage").select_option("Deploy")
    page.wait_for_function(f"n => ({rows})().length === n", arg=len(both))
    assert page.evaluate(rows) == both
    view.get_by_label("Dimension").select_option("Core focus")
    expect(view.get_by_role("status")).to_have_text("Nothing passes all filters.")


@both_ways
def test_the_axis_zooms_by_drag_and_by_keyboard_and_returns(
    open_report: Open, result: Result, name: str
) -> None:
    watched = open_report(result)
    page = watched.page
    explore(page, name, within=PLAN)
    whole = axis(page)
    drawn = page.locator(".view:not([hidden]) .nsewdrag").first.bounding_box()
    assert drawn
    page.mouse.move(drawn["x"] + 60, drawn["y"] + 90)
    page.mouse.down()
    page.mouse.move(drawn["x"] + 260, drawn["y"] + 95, steps=5)
    page.mouse.up()
    page.wait_for_function(
        f"whole => ({SHOWN})()._fullLayout.xaxis.range[1] !== whole", arg=whole[1]
    )
    page.get_by_role("button", name="Reset axes").press("Enter")
    page.wait_for_function(
        f"whole => ({SHOWN})()._fullLayout.xaxis.range[1] === whole", arg=whole[1]
    )
    page.get_by_role("button", name="Zoom in").press("Enter")
    page.wait_for_function(
        f"whole => ({SHOWN})()._fullLayout.xaxis.range[1] !== whole", arg=whole[1]
    )
    assert watched.troubles == []


def test_a_chart_can_be_kept_as_a_picture_and_sent_nowhere(open_report: Open) -> None:
    watched = open_report(sample("parcel-eta"))
    explore(watched.page, "Explore")
    with watched.page.expect_download() as download:
        watched.page.get_by_role("button", name="Download plot as a PNG").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert watched.page.get_by_role("button", name="Share chart").count() == 0
    assert watched.troubles == []
    assert [
        url for url in watched.requests if not url.startswith(("file:", "blob:", "data:"))
    ] == []
