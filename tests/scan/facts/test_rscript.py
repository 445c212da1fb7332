from advisor.scan.facts.rscript import handles, r_facts
from tests.scan.facts.told import facts, rows


def calls(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    return rows(facts(r_facts, "a.R", text), "call", "name", "arguments")


def test_packages_are_loaded() -> None:
    found = facts(r_facts, "a.R", "library(dplyr)\n# library(caret)\nrequire('arrow')\n")
    assert rows(found, "import", "module") == [(1, "dplyr"), (3, "arrow")]
    assert handles("R/train.R")
    assert not handles("train.Rmd")


def test_calls_of_packages_and_models_are_told_with_their_arguments() -> None:
    text = (
        'm <- fit(wf, data = train)\naws.s3::put_object(\n  file = "a, b",\n  object = f(x, 1)\n)\n'
    )
    assert calls(text) == [
        (1, "r.fit", ("wf", "data=train")),
        (2, "aws.s3.put_object", ('file="a, b"', "object=f(x, 1)")),
    ]


def test_a_function_of_a_known_package_is_told_with_it() -> None:
    assert [name for _, name, _ in calls("lgb.train(p)\nwrite_parquet(x)\nmean(x)\n")] == [
        "lightgbm.lgb.train",
        "arrow.write_parquet",
    ]
    assert calls("train(x, y)\n") == []
    assert calls("library(caret)\ntrain(x, y)\n") == [(2, "caret.train", ("x", "y"))]


def test_remarks_texts_and_members_call_nothing() -> None:
    assert calls("# fit(m)\nx <- \"fit(m) # no\"\nm$fit(x)\nprint('a') # predict(m)\n") == []


def test_a_call_that_is_never_closed_ends() -> None:
    assert len(calls("fit(a,\n" + "b,\n" * 500)) == 1
