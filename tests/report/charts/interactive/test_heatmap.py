from advisor.report.charts.interactive.heatmap import heatmap
from tests.report.build import sample
from tests.report.charts.interactive.figures import checked


def test_a_cell_holds_the_mean_of_its_practices_and_names_them() -> None:
    result = sample("parcel-eta")
    (field,) = checked(heatmap(result, "mlops"))["data"]
    assert len(field["z"]) == len(result.dimensions)
    assert {len(row) for row in field["z"]} == {len(result.stages)}
    row = field["y"].index("testing")
    column = field["x"].index("develop")
    found = [
        p
        for p in result.practices
        if (p.side, p.dimension, p.stage) == ("mlops", "testing", "develop") and p.applicable
    ]
    known = [p for p in found if p.claimed is not None]
    mean = sum(p.weight * (p.claimed or 0) for p in known) / sum(p.weight for p in known)
    assert abs(field["z"][row][column] - mean) < 1e-4
    assert all(p.title in field["hovertext"][row][column].replace("<br>", " ") for p in found)


def test_no_answer_and_no_practice_look_different() -> None:
    result = sample("parcel-eta")
    (field,) = checked(heatmap(result, "mlops"))["data"]
    texts = [text for row in field["text"] for text in row]
    hovers = [text for row in field["hovertext"] for text in row]
    scores = [score for row in field["z"] for score in row]
    for text, hover, score in zip(texts, hovers, scores, strict=True):
        assert (score is None) == (text in {"", "–"})
        assert (text == "") == ("no practice here" in hover)
    assert {"", "–"} <= set(texts)
