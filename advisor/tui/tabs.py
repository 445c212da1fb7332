"""The tabs of an open assessment: what each is called and for, and the screen that it shows."""

from collections.abc import Mapping

from advisor.frozen import dataclass
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class Tab:
    """`screen` names a class by its module below `screens`: it is loaded when first shown."""

    title: str
    about: str
    screen: str


TABS: Mapping[str, Tab] = {
    "team": Tab(
        title="Team",
        about=sentence("Who the team is, its people, target and figures"),
        screen="team.team_screen:TeamScreen",
    ),
    "walk": Tab(
        title="Answer",
        about=sentence("The questions, one at a time"),
        screen="questions.questions_screen:QuestionsScreen",
    ),
    "review": Tab(
        title="Review",
        about=sentence("What is open, doubtful or without evidence"),
        screen="review.review_screen:ReviewScreen",
    ),
    "results": Tab(
        title="Results",
        about=sentence("Levels, dimensions, stages, and why"),
        screen="results.results_screen:ResultsScreen",
    ),
    "roadmap": Tab(
        title="Roadmap",
        about=sentence("What to do next, in which order, and where it leads"),
        screen="roadmap.roadmap_screen:RoadmapScreen",
    ),
    "export": Tab(
        title="Export",
        about=sentence("Write the report"),
        screen="export.export_screen:ExportScreen",
    ),
    "home": Tab(
        title="Home",
        about=sentence("Other assessments; this one is saved"),
        screen="home.home_screen:HomeScreen",
    ),
}
