from itertools import chain

from advisor.report.charts.interactive.heatmap import heatmap
from advisor.scoring.number import show_score
from tests.report.build import sample
from tests.report.charts.interactive.figures import checked


def test_a_cell_holds_the_mean_of_its_practices_and_names_them() -> None:
    result = sample("parcel-eta")
    field = checked(heatmap(result, "mlops"))["data"][0]
    assert len(field["z"]) == len(result.dimensions)
    assert {len(row) for row in field["z"]} == {len(result.stages)}
    row = field["y"].index("testing")
    column = field["x"].index("develop")
    found = [
        p
        for p in result.practices
        if (p.side, p.dimension, p.stage) == ("mlops", "testing", "develop") and p.applicable
    ]
    known = [p for p in found if p.value is not None]
    mean = sum(p.weight * (p.value or 0) for p in known) / sum(p.weight for p in known)
    assert field["text"][row][column] == show_score(mean)
    assert field["z"][row][column] == int(mean * 4 / result.top)
    assert all(f"{p.title}:" in field["hovertext"][row][column].replace("<br>", " ") for p in found)


def test_no_answer_and_no_practice_look_different() -> None:
    result = sample("parcel-eta")
    field = checked(heatmap(result, "mlops"))["data"][0]
    texts = [text for row in field["text"] for text in row]
    hovers = [text for row in field["hovertext"] for text in row]
    scores = [score for row in field["z"] for score in row]
    for text, hover, score in zip(texts, hovers, scores, strict=True):
        assert (score is None) == (text in {"", "–"})
        assert (text == "") == ("no practice here" in hover)
    assert {"", "–"} <= set(texts)


def test_the_strongest_shade_has_its_text_in_the_colour_of_the_paper() -> None:
    every, strongest = checked(heatmap(sample("churn-scoring"), "mlops"))["data"]
    seen = 0
    fields = (every["z"], every["text"], strongest["text"])
    for shade, dark, bright in zip(*(chain(*field) for field in fields), strict=True):
        seen += shade == 4
        assert bool(bright) == (shade == 4)
        assert not (dark and bright)
    assert seen
    assert every["textfont"]["color"] == "var(--ink)"
    assert strongest["textfont"]["color"] == "var(--paper)"
    assert strongest["hoverinfo"] == "skip"
