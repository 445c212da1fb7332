"""Proposals gone through: taken, rejected and looked at by one key each."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.assessment.model import Answer
from advisor.errors import AdvisorError
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.model import Rubric
from advisor.scan.document import load_proposals
from advisor.scan.proposal import Proposal, Rejection
from advisor.tui.workspace.workspace import Workspace
from tests.tui.app_driver import LARGE, SMALL, Driven, begun, drive, open_again
from tests.tui.scanned import proposal, write, write_some

TRACKING = "version-control.experiment-tracking"
UNIT = "testing.pipeline-tests"


@pytest.fixture(scope="module")
def shipped() -> Rubric:
    return load_rubric()


@pytest.fixture
def given(folder: Path, shipped: Rubric) -> Workspace:
    """Return open answers with proposals beside them: one met, one contradicted, one open."""
    workspace = begun(folder, shipped)
    workspace.session.criterion(UNIT, "unit-tests", "met")
    write(
        folder / "proposals.yaml",
        proposal(f"{TRACKING}/runs-recorded", places=4),
        proposal(f"{UNIT}/unit-tests", "contradicts"),
    )
    return workspace


def rejected(workspace: Workspace) -> dict[str, Rejection | None]:
    """Return what the file of proposals says is rejected, read anew."""
    (scan,) = load_proposals(str(workspace.session.path.parent / "proposals.yaml"))
    return {item.criterion: item.rejected for item in scan.proposals}


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_proposal_is_shown_with_all_that_is_needed_to_decide(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    workspace.session.answer("release.pipeline-release", 1)
    write_some(workspace.session.path.parent / "proposals.yaml")

    async def scene(driven: Driven) -> None:
        await driven.press("P")
        assert driven.screen == "ProposalsScreen"
        told = driven.words()
        for words in (
            "1 of 3: all proposals",
            "The pipeline is installed from version control by a script.",
            "Release of the pipeline (release.pipeline-release/level-1)",
            "contradicted; medium confidence: one file shows it",
            "met: the answer says otherwise",
            "Place 1 of 5: .ci/0.yml:12",
            "what it finds is caught, overwritten or only",
            "12 jobs:",
            "Not shown Whether the job ran lately.",
            "Seen at The runs of the workflow at the code host.",
            "churn-service @ 0123456789ab",
        ):
            assert words in told
        await driven.press("tab")
        assert "Place 2 of 5: .ci/1.yml:13" in driven.words()
        await driven.press("shift+tab", "shift+tab")
        assert "Place 5 of 5: .ci/4.yml:16" in driven.words()

    drive(scene, workspace, size=size)


def test_what_a_repository_holds_is_shown_and_never_obeyed(workspace: Workspace) -> None:
    hostile = proposal("release.code-release/level-1")
    found = replace(hostile.findings[0], path="a[bold]\nb\x1b]8;;x\x07/\u202e.yml", shows="[red]x")
    write(workspace.session.path.parent / "proposals.yaml", replace(hostile, findings=(found,)))

    async def scene(driven: Driven) -> None:
        await driven.press("P")
        told = driven.text()
        assert "\x1b" not in told
        assert "\u202e" not in told
        assert r'"[red]"\x1b[31m\u202e' in told
        assert r"a[bold] b\x1b]8;;x\x07/\u202e.yml:12" in told
        assert "[red]x" in told

    drive(scene, workspace, size=LARGE)


def test_taking_is_one_change_that_is_saved_and_goes_on_and_comes_back(given: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("P", "right", "K")
        answer = open_again(given).answer_to(TRACKING)
        assert answer.met == ("runs-recorded",)
        assert [item.ref for item in answer.evidence] == [f".ci/{n}.yml:{12 + n}" for n in range(3)]
        assert {item.found_by for item in answer.evidence} == {"release-by-script"}
        assert "met, with evidence" in driven.words()
        assert "This is the last one." in driven.words()
        await driven.press("left")
        assert "contradicts an answer" in driven.words()
        await driven.press("right")
        assert "met: the answer names it already" in driven.words()
        await driven.press("ctrl+z")
        assert open_again(given).answer_to(TRACKING) == Answer()
        assert "not answered yet" in driven.words()

    drive(scene, given, size=LARGE)


def test_taking_what_contradicts_makes_it_unmet_with_a_note(given: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("P", "K")
        answer = open_again(given).answer_to(UNIT)
        assert (answer.unmet, answer.met) == (("unit-tests",), ())
        assert answer.note == "unit-tests: .ci/0.yml:12"
        assert "2 of 2: all proposals" in driven.words()
        await driven.press("ctrl+z")
        assert open_again(given).answer_to(UNIT).met == ("unit-tests",)
        assert "1 of 2: all proposals" in driven.words()

    drive(scene, given, size=LARGE)


def test_a_rejection_is_kept_in_the_file_and_taken_back(given: Workspace) -> None:
    before = given.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        await driven.press("P", "X", "enter")
        assert driven.screen == "FormScreen"
        assert "A few words are needed" in driven.words()
        await driven.type("a demo")
        await driven.press("tab")
        await driven.type("Ada")
        await driven.press("enter")
        assert rejected(given)[f"{UNIT}/unit-tests"] == Rejection(reason="a demo", by="Ada")
        assert "2 of 2: all proposals" in driven.words()
        assert "1 is not answered yet" not in driven.words()
        await driven.press("left")
        assert "Rejected by Ada: a demo" in driven.words()
        await driven.press("K")
        assert "It was rejected; X takes that back first." in driven.words()
        await driven.press("ctrl+z")
        assert set(rejected(given).values()) == {None}
        await driven.press("X", *"no", "enter", "left", "X")
        assert set(rejected(given).values()) == {None}
        assert "No longer rejected." in driven.words()
        await driven.press("ctrl+z")
        assert rejected(given)[f"{UNIT}/unit-tests"] == Rejection(reason="no", by="Ada")

    drive(scene, given, size=LARGE)
    assert given.session.path.read_bytes() == before


def test_undo_takes_back_the_last_of_changes_and_rejections_first(given: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("P", "K", "X", *"no", "enter", "ctrl+z")
        assert set(rejected(given).values()) == {None}
        assert open_again(given).answer_to(UNIT).unmet == ("unit-tests",)
        await driven.press("ctrl+z")
        assert open_again(given).answer_to(UNIT).met == ("unit-tests",)

    drive(scene, given, size=LARGE)


def test_contradictions_or_what_is_open_are_gone_through_alone(given: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("P", "W")
        assert "1 of 1: what contradicts an answer" in driven.words()
        await driven.press("W")
        assert "1 of 1: what is not answered yet" in driven.words()
        assert "(version-control.experiment-tracking/runs-recorded)" in driven.words()
        await driven.press("K", "W", "W", "W")
        assert "Every criterion with a proposal is answered" in driven.words()
        await driven.press("K", "X", "tab", "enter", "right")
        assert driven.screen == "ProposalsScreen"
        await driven.press("W")
        assert "of 2: all proposals" in driven.words()

    drive(scene, given, size=LARGE)


def test_it_leads_to_the_question_and_keeps_its_place(given: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("P", "right", "enter")
        assert driven.screen == "QuestionsScreen"
        assert given.here == TRACKING
        await driven.press("P")
        assert "2 of 2" in driven.words()
        await driven.press("home", "left")
        assert "This is the first one." in driven.words()
        await driven.press("escape")
        assert driven.screen == "QuestionsScreen"

    drive(scene, given, size=LARGE)


def test_for_reading_only_it_says_why_nothing_is_taken(given: Workspace) -> None:
    reading = open_again(given)
    before = given.session.path.read_bytes()

    async def scene(driven: Driven) -> None:
        for key in ("K", "X", "ctrl+z"):
            await driven.press("P", key)
            assert driven.screen == "ProposalsScreen"
            assert "Open for reading only: nothing is changed." in driven.words()
        await driven.press("tab", "right")
        assert "2 of 2" in driven.words()

    drive(scene, reading, size=LARGE)
    assert given.session.path.read_bytes() == before
    assert set(rejected(given).values()) == {None}


def test_what_shows_nothing_is_not_taken_and_says_so(workspace: Workspace) -> None:
    path = workspace.session.path.parent / "proposals.yaml"
    write(path, proposal("watching.drift/level-1", "dormant"))

    async def scene(driven: Driven) -> None:
        await driven.press("P", "K")
        assert driven.screen == "ProblemsScreen"
        assert "shows nothing that could be taken" in driven.words()

    drive(scene, workspace, size=LARGE)


def test_without_proposals_it_says_how_to_get_some(workspace: Workspace) -> None:
    async def scene(driven: Driven) -> None:
        await driven.press("P")
        assert driven.screen == "ProblemsScreen"
        assert "here is no proposals.yaml beside the answers" in driven.words()
        assert "advisor scan REPOSITORY -o proposals.yaml" in driven.words()

    drive(scene, workspace, size=LARGE)


def test_a_file_that_changed_meanwhile_or_cannot_be_saved_is_told(
    given: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = given.session.path.parent / "proposals.yaml"

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    async def scene(driven: Driven) -> None:
        await driven.press("P")
        kept = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            await driven.press("X", *"no", "enter")
        assert "No space left on device" in driven.words()
        assert path.read_bytes() == kept
        write(path, proposal(f"{TRACKING}/runs-recorded"))
        await driven.press("escape", "X", *"no", "enter")
        assert "is no longer in its file" in driven.words()
        await driven.press("escape", "X", *"no", "enter")
        assert rejected(given)[f"{TRACKING}/runs-recorded"] == Rejection(reason="no")

    drive(scene, given, size=LARGE)


@pytest.mark.parametrize("project", [None, "b", "c"])
def test_of_several_projects_one_is_gone_through(given: Workspace, project: str | None) -> None:
    from advisor.scan.kept_proposals import KeptProposals  # noqa: PLC0415 as the screens do

    def of(name: str) -> Proposal:
        return replace(proposal(f"{UNIT}/unit-tests"), project=name)

    path = write(given.session.path.parent / "two.yaml", of("a"), of("b"))
    if project == "b":
        given.open_proposals(KeptProposals.read(path, project))
        assert given.proposals is not None
        assert len(given.proposals.of("all", given.assessment)) == 1
        return
    with pytest.raises(
        AdvisorError, match="several projects" if project is None else "project `c`"
    ):
        KeptProposals.read(path, project)
