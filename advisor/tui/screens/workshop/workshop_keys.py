"""What the keys do for whoever facilitates a workshop."""

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound

WORKSHOP_KEYS = (
    bound(
        "next-open",
        "jump('open')",
        sentence("next question"),
        sentence("Let people vote on the next question, and on what was parked at the end"),
    ),
    bound("uncover", "uncover", sentence("show votes"), sentence("Show how the votes are spread")),
    *(
        bound(f"number-{n}", f"answer({n})", "decide", sentence("Record this level as decided"))
        for n in range(10)
    ),
    bound(
        "choose-and-stay", "turn", "turn", sentence("The marked fact: met, or not met"), show=False
    ),
    bound("choose", "turn", "turn", sentence("The marked fact: met, or not met")),
    bound("unknown", "unknown", "unknown", sentence("Nobody here knows: the marked fact, or all")),
    bound("clear", "clear", "clear", sentence("Leave the marked fact open, or all"), show=False),
    bound(
        "leave-out",
        "leave_out",
        sentence("not applicable"),
        sentence("The marked fact, or the whole question, does not apply, and why"),
        show=False,
    ),
    bound(
        "again",
        "again",
        sentence("vote again"),
        sentence("Let people vote once more on this question"),
        show=False,
    ),
    bound("note", "note", "note", sentence("Words to go with the decision")),
    bound("save", "save", "record", sentence("Record what the facts say as decided")),
    bound("park", "park", "park", sentence("Put the question off until the end, with a reason")),
    bound("pause", "pause", "break", sentence("Stop the clock, or go on")),
    bound("level-up", "grant(60)", sentence("time"), sentence("A minute more for this question")),
    bound(
        "level-down", "grant(-60)", sentence("time"), sentence("A minute less for this question")
    ),
    bound(
        "frame",
        "frame",
        sentence("set time"),
        sentence("How long all and one question may take; until when people vote apart"),
    ),
    bound("agree", "agree", "action", sentence("Who does what by when; drop what is not to be")),
    bound(
        "people",
        "people",
        sentence("people"),
        sentence("Who takes part; let somebody go, or nobody else in"),
    ),
    bound("list", "list", "agenda", sentence("All questions; enter opens one")),
    bound("entrance", "entrance", "join", sentence("Address, code and QR code, large")),
    bound(
        "hand-over",
        "hand_over",
        sentence("hand over"),
        sentence("A code by which another page leads, once"),
    ),
    bound(
        "said-by", "said_by", sentence("who leads"), sentence("Name who facilitates"), show=False
    ),
    bound("done", "done", sentence("end"), sentence("The workshop is over"), show=False),
    bound("up", "mark(-1)", "mark", sentence("The fact above or below"), show=False),
    bound("down", "mark(1)", "mark", sentence("The fact above or below"), show=False),
    bound("first", "mark(-99)", "end", sentence("The first or the last"), show=False),
    bound("last", "mark(99)", "end", sentence("The first or the last"), show=False),
    bound(
        "page-up", "scroll(-1)", "scroll", sentence("What is longer than the screen"), show=False
    ),
    bound(
        "page-down", "scroll(1)", "scroll", sentence("What is longer than the screen"), show=False
    ),
)
