from textwrap import dedent

import pytest

from advisor.scan.fact import FIELDS
from advisor.scan.facts.other_tests import handles, other_test_facts
from advisor.scan.source import InMemory
from tests.scan.facts.told import facts, rows

Told = tuple[str, str, int, bool, int]


def told(path: str, text: str, **others: str) -> list[Told]:
    """Return name, framework, assertions, whether skipped, and line of each test."""
    files = {path: dedent(text), **{name.replace("__", "/"): t for name, t in others.items()}}
    found = list(other_test_facts(InMemory(files), path, files[path]))
    assert all(fact.values.keys() == FIELDS["test"].keys() for fact in found)
    return [
        (
            f.text("name"),
            f.text("framework"),
            int(str(f.values["asserts"])),
            f.flag("skipped"),
            f.line,
        )
        for f in found
    ]


def test_tests_of_go() -> None:
    code = """\
        package a
        func TestMain(m *testing.M) { m.Run() }
        func TestScore(t *testing.T) {
        \tif got := "}" ; got != want {
        \t\tt.Errorf("bad")
        \t}
        \tassert.Equal(t, 1, 2)
        }
        func TestNothing(t *testing.T) {
        \tt.Skip("later")
        \tt.Fatal()
        }
        func helper(t *testing.T) { t.Fatal() }
    """
    assert told("a_test.go", code) == [
        ("TestScore", "go", 2, False, 3),
        ("TestNothing", "go", 1, True, 9),
    ]


def test_tests_of_javascript() -> None:
    code = """\
        describe('model', () => {
          it('scores', async () => {
            expect(a).toBe(1);
            // expect(b)
          });
          it.skip("later", () => { expect(a).toBe(1); });
          test(`asserts nothing`, () => {
            run();
          });
        });
    """
    assert told("a.test.ts", code) == [
        ("scores", "javascript", 1, False, 2),
        ("later", "javascript", 1, True, 6),
        ("asserts nothing", "javascript", 0, False, 7),
    ]
    assert handles("web/a.spec.tsx")
    assert not handles("web/a.ts")


def test_tests_of_java_and_kotlin() -> None:
    code = """\
        class ModelTest {
            @Test
            @DisplayName("x")
            void scores() {
                assertEquals(1, score());
                verify(mock).called();
            }
            @Disabled
            @Test
            public void later() {
                run();
            }
        }
    """
    assert told("src/test/ModelTest.java", code) == [
        ("scores", "java", 2, False, 4),
        ("later", "java", 0, True, 10),
    ]
    kotlin = "@Test\nfun `scores high`() {\n    score() shouldBe 1\n}\n"
    assert told("ModelTest.kt", kotlin) == [("scores high", "java", 1, False, 2)]


def test_tests_of_dbt() -> None:
    project = {"wh__dbt_project.yml": "name: wh"}
    schema = """\
        models:
          - name: customers
            columns:
              - name: id
                tests:
                  - unique
                  # - not_null
                  - relationships:
                      to: ref('x')
              - name: age
                data_tests: [not_null]
        other: 1
    """
    assert told("wh/models/schema.yml", schema, **project) == [
        ("id.unique", "dbt", 1, False, 6),
        ("id.relationships", "dbt", 1, False, 8),
        ("age.not_null", "dbt", 1, False, 11),
    ]
    assert told("schema.yml", schema) == []
    query = "select * from x where y < 0\n"
    assert told("wh/tests/positive.sql", query, **project) == [("positive", "dbt", 1, False, 1)]
    assert told("wh/models/x.sql", query, **project) == []


@pytest.mark.parametrize("path", ["a_test.go", "a.test.js", "A.java", "m/schema.yml"])
def test_hostile_text_harms_nothing(path: str) -> None:
    text = "\0\ud800\n" + "{" * 100_000 + "\n@Test\n" + "it('" * 50_000 + "\n\ttests:\n" * 100
    told(path, text, **{"dbt_project.yml": ""})


def test_tests_of_csharp_are_told_by_their_attributes() -> None:
    text = """\
    public class CartTests
    {
        [Fact]
        public async Task GetItem_NoAddItem()
        {
            Assert.Empty(cart.Items);
        }

        [Fact(Skip = "slow")]
        public void Later()
        {
            Assert.True(true);
        }
    }
    """
    found = rows(
        facts(other_test_facts, "CartTests.cs", text), "test", "name", "asserts", "skipped"
    )
    assert found == [(4, "GetItem_NoAddItem", 1, False), (10, "Later", 1, True)]


def test_tests_in_blocks_of_other_languages() -> None:
    ruby = """
        describe Job do
          it "imports the rows" do
            expect(rows.count).to eq 2
          end

          xit "is off" do
            expect(1).to eq 1
          end

          it "says nothing" do
            # expect(1).to eq 1
          end
        end
    """
    assert told("spec/jobs/job_spec.rb", ruby) == [
        ("imports the rows", "ruby", 1, False, 3),
        ("is off", "ruby", 1, True, 7),
        ("says nothing", "ruby", 0, False, 11),
    ]
    rust = "#[test]\nfn adds() {\n    assert_eq!(2, 2);\n}\n\nfn helper() {\n    assert!(a);\n}\n"
    assert told("tests/add.rs", rust) == [("adds", "rust", 1, False, 2)]
    r = "test_that('it adds', {\n  expect_equal(add(1), 2)\n})\n"
    assert told("tests/testthat/test-add.R", r) == [("it adds", "r", 1, False, 1)]
    php = "class T {\n  public function testAdds(): void {\n    $this->assertSame(2, 2);\n  }\n}\n"
    assert told("tests/AddTest.php", php) == [("testAdds", "php", 1, False, 2)]
    assert not handles("app/models/job.rb")
