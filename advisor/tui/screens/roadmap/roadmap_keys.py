"""What the keys do in the planner."""

from advisor.tui.keyboard.key_table import bound

PLANNER_KEYS = (
    bound("level-up", "level(1)", "level", "Aim for a level more"),
    bound("level-down", "level(-1)", "level", "Aim for a level less"),
    bound("date", "by", "date", "The date it is wanted by, or none"),
    bound("people", "people", "people", "People, their time, steps at a time, start"),
    bound("leave-out", "leave_out", "leave out", "Plan without this step, or with it again"),
    bound("done", "done", "done", "Plan as if it were done, or not"),
    bound("basis", "basis", "supported", "Start from supported or claimed levels"),
    bound("holidays", "holidays", "days off", "Days on which nobody works", show=False),
    bound("urgent", "urgent", "urgent", "What the step mends hurt lately, or no longer"),
    bound("undo", "undo", "undo", "Take the last what-if back, or else the last change"),
    bound("saved-plan", "reset", "saved plan", "Return to the saved plan"),
    bound("save", "save", "save what-if", "Write it into the answers file"),
    bound("page-down", "scroll(5)", "scroll", "The panel beside the plan", show=False),
    bound("page-up", "scroll(-5)", "scroll", "The panel beside the plan", show=False),
    bound("back", "narrow", "the plan", "Show the plan again", show=False),
)
