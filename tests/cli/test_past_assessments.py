from datetime import date
from pathlib import Path

import pytest

from advisor.cli.past_assessments import gather_commits, gather_files
from advisor.errors import InputError
from advisor.report.result_json import result_json
from advisor.result.given import open_given
from advisor.rubric.catalogue import load_rubric
from advisor.scoring.history import PastCard
from tests.build import ROOT
from tests.cli.pasts import commit, git, text, write
from tests.rubric.sound import SOUND as FILE

SOUND = load_rubric(FILE)
SCHEMA_1 = ROOT / "tests" / "fixtures" / "results" / "schema-1.json"


def _told(past: tuple[PastCard, ...]) -> list[tuple[str, int | None]]:
    return [(str(item.on or item.card.assessed_on), item.card.held("claimed")) for item in past]


def test_a_folder_is_read_at_any_depth_and_what_is_neither_answers_nor_result_passed_over(
    tmp_path: Path,
) -> None:
    write(tmp_path, b=text("2026-02-01", 1), package='{"name": "team", "rubric": 1}')
    (tmp_path / "older").mkdir()
    write(tmp_path / "older", a=text("2025-02-01", 0), c=SCHEMA_1.read_text())
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / ".hidden", a="{")
    schema = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "team": {}, "rubric": 1}'
    write(tmp_path, schema=schema, copy=text("2026-02-01", 1))
    (tmp_path / "notes.yaml").write_text("a: [", encoding="utf-8")
    found = gather_files([tmp_path, tmp_path / "b.json", tmp_path / "older"], SOUND)
    assert found.unread == ()
    assert sorted(_told(found.past))[:2] == [("2025-02-01", 0), ("2026-02-01", 1)]
    assert len(found.past) == 3


def test_what_cannot_be_read_is_told_and_the_rest_read(tmp_path: Path) -> None:
    bad = text("2026-02-01", 1).replace("answering.rota", "answering.rotas")
    write(tmp_path, good=text("2026-01-01", 1), bad=bad, broken=bad[:-4])
    found = gather_files([tmp_path, tmp_path / "none.json"], SOUND)
    assert _told(found.past) == [("2026-01-01", 1)]
    sources = [Path(item.source).name for item in found.unread]
    assert sources == ["bad.json", "broken.json", "none.json"]
    assert "rotas" in found.unread[0].problem.message


def test_a_result_is_not_told_beside_the_answers_it_was_made_from(tmp_path: Path) -> None:
    write(tmp_path, a=text("2026-01-01", 1))
    made = result_json(open_given(tmp_path / "a.json", SOUND).result(dated=False))
    write(tmp_path, result=made)
    assert [Path(i.source).name for i in gather_files([tmp_path], SOUND).past] == ["a.json"]
    (tmp_path / "a.json").unlink()
    assert [Path(i.source).name for i in gather_files([tmp_path], SOUND).past] == ["result.json"]


def test_answers_of_an_earlier_edition_are_carried_over_and_say_so(tmp_path: Path) -> None:
    file = tmp_path / "old.yaml"
    file.write_text(
        "rubric: mlops-devops@1\nteam: {name: Any team}\nassessed_on: 2025-01-01\n"
        "answers:\n  testing.data-validation: 1\n",
        encoding="utf-8",
    )
    (item,) = gather_files([file]).past
    assert (item.card.rubric.reference, item.carried_from) == ("mlops-devops@2", "mlops-devops@1")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    place = tmp_path / "team"
    place.mkdir()
    git(place, "init", "-q", "-b", "trunk")
    commit(place, "2026-01-05", text("2026-01-01", 0), "old.json")
    commit(place, "2026-01-05", text("2026-01-02", 0, scope={"note": "later"}), "old.json")
    git(place, "mv", "old.json", "team.json")
    commit(place, "2026-02-05", text("2026-01-02", 1, scope={"note": "later"}))
    commit(place, "2026-03-05", "{")
    commit(place, "2026-04-05", text("2026-04-01", 2))
    return place


def test_the_commits_of_a_file_are_read_the_last_of_each_day_through_its_new_name(
    repository: Path,
) -> None:
    (repository / "team.json").write_text("what is not committed", encoding="utf-8")
    found = gather_commits(repository / "team.json", SOUND)
    assert _told(found.past) == [("2026-01-05", 0), ("2026-02-05", 1), ("2026-04-05", 2)]
    assert [item.source for item in found.past] == ["old.json", "team.json", "team.json"]
    assert found.past[0].card.assessed_on == date(2026, 1, 2)
    (unread,) = found.unread
    assert unread.source.startswith("team.json@")
    assert not found.shallow


def test_a_file_that_began_as_a_copy_of_another_has_a_history_of_its_own(
    repository: Path,
) -> None:
    commit(repository, "2026-05-05", text("2026-04-01", 2), "other.json")
    commit(repository, "2026-06-05", text("2026-06-01", 1), "other.json")
    found = gather_commits(repository / "other.json", SOUND)
    assert _told(found.past) == [("2026-05-05", 2), ("2026-06-05", 1)]


def test_nothing_a_repository_says_is_run(repository: Path) -> None:
    trap = repository / "trap"
    script = repository / ".git" / "hooks" / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch '{trap}'\n", encoding="utf-8")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "diff.external", "core.pager", "diff.json.textconv"):
        git(repository, "config", name, str(script))
    git(repository, "config", "log.showSignature", "true")
    (repository / ".gitattributes").write_text("*.json diff=json\n", encoding="utf-8")
    assert len(gather_commits(repository / "team.json", SOUND).past) == 3
    assert not trap.exists()


def test_a_clone_that_was_cut_off_tells_what_it_has(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "cut")
    found = gather_commits(tmp_path / "cut" / "team.json", SOUND)
    assert _told(found.past) == [("2026-04-05", 2)]
    assert found.shallow


def test_a_file_that_no_commit_holds_or_no_repository_is_refused(
    repository: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="no commit holds new"):
        gather_commits(repository / "new.json")
    with pytest.raises(InputError, match="is in no git repository"):
        gather_commits(tmp_path / "team.json")
