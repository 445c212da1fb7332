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
    bound("page-down", "scroll(5)", "scroll", sentence("The panel beside the plan"), show=False),
    bound("page-up", "scroll(-5)", "scroll", sentence("The panel beside the plan"), show=False),
    bound("back", "narrow", sentence("the plan"), sentence("Show the plan again"), show=False),
)
