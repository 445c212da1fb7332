"""What the keys do in the planner."""

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound

PLANNER_KEYS = (
    bound("level-up", "level(1)", "level", sentence("Aim for a level more")),
    bound("level-down", "level(-1)", "level", sentence("Aim for a level less")),
    bound("date", "by", "date", sentence("The date it is wanted by, or none")),
    bound("people", "people", "people", sentence("People, their time, steps at a time, start")),
    bound(
        "leave-out",
        "leave_out",
        sentence("leave out"),
        sentence("Plan without this step, or with it again"),
    ),
    bound("done", "done", "done", sentence("Plan as if it were done, or not")),
    bound("basis", "basis", "supported", sentence("Start from supported or claimed levels")),
    bound(
        "holidays",
        "holidays",
        sentence("days off"),
        sentence("Days on which nobody works"),
        show=False,
    ),
    bound("urgent", "urgent", "urgent", sentence("What the step mends hurt lately, or no longer")),
    bound("undo", "undo", "undo", sentence("Take the last what-if back, or else the last change")),
    bound("saved-plan", "reset", sentence("saved plan"), sentence("Return to the saved plan")),
    bound("save", "save", "save what-if", sentence("Write it into the answers file")),
    bound(
        "keep", "keep", "keep what-if", sentence("Keep it under a name, beside others"), last=True
    ),
    bound("kept", "kept", sentence("side by side"), sentence("All kept what-ifs"), last=True),
    bound(
        "compare",
        "compare",
        sentence("one more person"),
        sentence("What one more of each role buys"),
        last=True,
    ),
    bound(
        "plan-file",
        "plan_file",
        sentence("plan as a file"),
        sentence("CSV, calendar, GitHub, Jira, Markdown"),
        last=True,
    ),
    bound(
        "which",
        "which",
        "filter",
        sentence("Show only what somebody does, or what blocks"),
        last=True,
    ),
    bound("sort", "sort", "sort", sentence("By begin, effort, role or stage"), last=True),
    bound("page-down", "scroll(5)", "scroll", sentence("The panel beside the plan"), show=False),
    bound("page-up", "scroll(-5)", "scroll", sentence("The panel beside the plan"), show=False),
    bound("back", "narrow", sentence("the plan"), sentence("Show the plan again"), show=False),
)
