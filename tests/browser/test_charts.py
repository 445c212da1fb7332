"""The charts to explore: hover, filter, zoom."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from advisor.plain_text import counted
from advisor.report.brand.colour import ENOUGH, contrast
from advisor.result.model import Result
from advisor.scoring.bounds import bounded_score
from advisor.scoring.number import show_score
from advisor.scoring.practice_score import PracticeScore
from advisor.words.quantity import say_date, say_days, say_effort
from advisor.words.score_figure import say_scored
from tests.browser.conftest import Open, explore, unfold
from tests.report.build import sample
from tests.report.charts.interactive.figures import undated

COLOURS_OF_TEXT = """() => {
  const hex = (colour) => "#" + colour.match(/\\d+/g).slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll("svg text")].filter((text) => text.checkVisibility())
    .map((text) => {
      const box = text.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const under = [...text.ownerSVGElement.querySelectorAll("rect")].filter((rect) => {
        const b = rect.getBoundingClientRect();
        const {fill, fillOpacity} = getComputedStyle(rect);
        return fill.startsWith("rgb(") && fillOpacity === "1" && b.left <= x && x <= b.right
          && b.top <= y && y <= b.bottom
          && rect.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      }).at(-1);
      const ground = under ? getComputedStyle(under).fill : paper;
      return [text.textContent, hex(getComputedStyle(text).fill), hex(ground)];
    });
}"""
SHOWN = "() => document.querySelector('.view:not([hidden]) .plot')"
PLAN = "[data-explore*='effort']"
both_ways = pytest.mark.parametrize(
    ("given", "name"),
    [(undated, "Effort by role"), (sample, "Explore")],
    ids=["ordered", "dated"],
)


def tells(page: Page, *texts: str) -> None:
    """Wait until what is shown over the open chart holds all texts, wherever its lines break."""
    wanted = ["".join(text.split()) for text in texts]
    page.wait_for_function(
        """wanted => {
          const tip = document.querySelector(".view:not([hidden]) .hovertext");
          const said = (tip?.textContent ?? "").replace(/\\s/g, "");
          return wanted.every((text) => said.includes(text));
        }""",
        arg=wanted,
        timeout=10_000,
    )


def hover(page: Page, point: str, place: int) -> None:
    """Move the mouse to one of the points of the open chart."""
    page.locator(f".view:not([hidden]) {point}").nth(place).hover(force=True)


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


@pytest.mark.parametrize("within", ["#compare", "#stages"])
def test_each_mark_tells_the_score_of_its_side(open_report: Open, within: str) -> None:
    result = sample("churn-scoring")
    parts = result.stages if within == "#stages" else result.dimensions
    watched = open_report(result)
    explore(watched.page, "Explore", within=within)
    place = 0
    for side, title in (("devops", "DevOps"), ("mlops", "MLOps")):
        marked = [part for part in parts if part.sides[side].score is not None]
        for part in marked:
            standing = part.sides[side]
            hover(watched.page, ".points path", place)
            tells(
                watched.page,
                part.title,
                f"{title}: {say_scored(standing, ranged=False)}",
                f"{standing.answered} of {standing.applicable} practices answered",
            )
            place += 1
    assert watched.troubles == []


def _value(practice: PracticeScore) -> str:
    return "not known" if practice.value is None else show_score(practice.value)


@pytest.mark.parametrize(
    ("name", "side"), [("Explore MLOps", "mlops"), ("Explore DevOps", "devops")]
)
def test_fields_of_the_heat_map_tell_their_mean_and_their_practices(
    open_report: Open, name: str, side: str
) -> None:
    result = sample("churn-scoring")
    watched = open_report(result)
    page = watched.page
    explore(page, name)
    field = page.locator(".view:not([hidden]) .nsewdrag")
    field.scroll_into_view_if_needed()
    ground = field.bounding_box()
    assert ground
    across = ground["width"] / len(result.stages)
    down = ground["height"] / len(result.dimensions)
    for y, dimension in enumerate(result.dimensions):
        for x, stage in enumerate(result.stages):
            inside = [
                p
                for p in result.practices
                if (p.side, p.dimension, p.stage) == (side, dimension.id, stage.id) and p.applicable
            ]
            page.mouse.move(
                ground["x"] + across * (x + 0.5), ground["y"] + down * (y + 0.5), steps=2
            )
            score = show_score(bounded_score(inside).score)
            tells(
                page,
                f"{dimension.title}, {stage.title}",
                f"{score} from {counted(len(inside), 'practice')}"
                if inside
                else "no practice here",
                *(f"{practice.title}: {_value(practice)}" for practice in inside),
            )
    assert watched.troubles == []


def test_each_bar_of_the_plan_tells_days_roles_and_what_it_raises(open_report: Open) -> None:
    result = sample("churn-scoring")
    watched = open_report(result)
    explore(watched.page, "Explore", within=PLAN)
    order = watched.page.evaluate(f"() => ({SHOWN})().data.flatMap(trace => trace.y)")
    roles = {role.id: role.title for role in result.rubric.roles}
    steps = {step.id: (n, step) for n, step in enumerate(result.roadmap.steps, 1)}
    assert sorted(order) == sorted(steps)
    for place, name in enumerate(order[:6]):
        number, step = steps[name]
        assert step.start
        assert step.end
        hover(watched.page, ".bars .point path", place)
        tells(
            watched.page,
            f"{number}. {step.title}",
            f"{say_date(step.start)} to {say_date(step.end)}",
            *(f"{roles[role]}: {say_effort(effort)}" for role, effort in step.effort.items()),
        )
    assert watched.troubles == []


def test_each_piece_of_effort_tells_its_role_and_days(open_report: Open) -> None:
    result = sample("churn-scoring")
    watched = open_report(result)
    explore(watched.page, "Effort by role")
    place = 0
    for role in result.rubric.roles[:2]:
        for number, step in enumerate(result.roadmap.steps, 1):
            if role.id not in step.effort:
                continue
            hover(watched.page, ".bars .point path", place)
            tells(
                watched.page,
                f"{number}. {step.title}",
                f"{role.title}: {say_effort(step.effort[role.id])}",
                f"{say_days(step.likely_days)} with everybody",
            )
            place += 1
    assert watched.troubles == []


def test_each_point_of_the_projection_tells_what_is_left(open_report: Open) -> None:
    result = sample("churn-scoring")
    watched = open_report(result)
    explore(watched.page, "What is left after each step")
    drawn = watched.page.evaluate(f"() => ({SHOWN})().data.map(t => [t.x, t.y])")
    ends = {step.id: str(step.end) for step in result.roadmap.steps}
    left = sorted((ends[after.step], after.blockers_left) for after in result.roadmap.projection)
    assert sorted((x[:10], y) for xs, ys in drawn for x, y in zip(xs, ys, strict=True)) == left
    number, after = min(
        enumerate(result.roadmap.projection, 1), key=lambda item: ends[item[1].step]
    )
    hover(watched.page, ".points path", 0)
    left_then = f"{after.blockers_left} before level {after.toward}"
    tells(watched.page, f"After {number}. ", left_then)
    assert watched.troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_word_of_every_chart_stands_out(open_report: Open, width: int, scheme: str) -> None:
    """The heat map to explore is drawn on a canvas; tests/report computes its colours."""
    page = open_report(sample("churn-scoring"), width=width, scheme=scheme).page
    unfold(page)
    pairs = page.evaluate(COLOURS_OF_TEXT)
    explore(page, "Explore")
    explore(page, "Effort by role")
    pairs += page.evaluate(COLOURS_OF_TEXT)
    assert len(pairs) > 100
    faint = [(said, ink, paper) for said, ink, paper in pairs if contrast(ink, paper) < ENOUGH]
    assert faint == []


@both_ways
def test_steps_are_filtered_by_role_stage_and_dimension(
    open_report: Open, given: Callable[[str], Result], name: str
) -> None:
    result = given("parcel-eta")
    page = open_report(result).page
    explore(page, name, within=PLAN)
    view = page.locator(".view:not([hidden])")
    rows = f"() => ({SHOWN})()._fullLayout.yaxis._categories"
    view.get_by_label("Role").select_option("Platform engineer")
    owned = [step.id for step in result.roadmap.steps if "platform-engineer" in step.effort]
    page.wait_for_function(f"n => ({rows})().length === n", arg=len(owned))
    assert page.evaluate(rows) == owned
    stages = {p.id: p.stage for p in result.practices}
    both = [
        step.id
        for step in result.roadmap.steps
        if "platform-engineer" in step.effort and "deploy" in {stages[name] for name in step.raises}
    ]
    view.get_by_label("Stage").select_option("Deploy")
    page.wait_for_function(f"n => ({rows})().length === n", arg=len(both))
    assert page.evaluate(rows) == both
    view.get_by_label("Dimension").select_option("Core focus")
    expect(view.get_by_role("status")).to_have_text("Nothing passes all filters.")
    for label in ("Role", "Stage"):
        view.get_by_label(label).select_option("all")
    dimensions = {p.id: p.dimension for p in result.practices}
    focused = [
        step.id
        for step in result.roadmap.steps
        if "core-focus" in {dimensions[name] for name in step.raises}
    ]
    page.wait_for_function(f"n => ({rows})().length === n", arg=len(focused))
    assert page.evaluate(rows) == focused
    expect(view.get_by_role("status")).to_have_text("")


@both_ways
def test_the_axis_zooms_by_drag_and_by_keyboard_and_returns(
    open_report: Open, given: Callable[[str], Result], name: str
) -> None:
    watched = open_report(given("parcel-eta"))
    page = watched.page
    explore(page, name, within=PLAN)
    whole = axis(page)
    ground = page.locator(".view:not([hidden]) .nsewdrag").first
    ground.scroll_into_view_if_needed()
    drawn = ground.bounding_box()
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
