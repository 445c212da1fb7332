"""What the keys do on the question at hand."""

from advisor.tui.keyboard.key_table import bound

_DIGITS = tuple(
    bound(f"number-{n}", f"answer({n})", "answer", "Answer with this level") for n in range(10)
)

QUESTION_KEYS = (
    *_DIGITS,
    bound("choose-and-stay", "answer_and_stay", "turn", "The marked criterion: met, or not met"),
    bound("letters", "letters", "letters", "The letter beside a criterion turns it, until esc"),
    bound("unknown", "unknown", "unknown", "Nobody here knows: the marked criterion, or all"),
    bound("leave-out", "leave_out", "not applicable", "Waive the marked criterion, or all"),
    bound("left", "step(-1)", "move", "The question before"),
    bound("right", "step(1)", "move", "The next question: skip this one"),
    bound("evidence", "evidence", "evidence", "What backs the answer"),
    bound("note", "note", "note", "Words to go with the answer"),
    bound("next-open", "jump('open')", "next open", "The next question without an answer"),
    bound("find", "app.find", "find", "Find a practice as you type"),
    bound("list", "list", "list", "All questions; enter goes to one"),
    bound("flag", "flag", "flag", "Flag for discussion, or take the flag away"),
    bound("urgent", "urgent", "urgent", "Its lack hurt lately: what, cost, when", show=False),
    bound("said-by", "said_by", "said by", "Who gave the answer", show=False),
    bound("stay", "stay", "stay", "Stay on a question when it is answered, or go on"),
    bound("next-blocker", "jump('blocking')", "next blocker", "What blocks the next level"),
    bound("next-flagged", "jump('flagged')", "next flagged", "To be discussed", show=False),
    bound("convinces", "why", "what convinces", "Evidence that would, and that would not"),
    bound("clear", "clear", "clear", "Take the answer away, or that to the marked criterion"),
    bound("group-by", "regroup", "group by", "By lifecycle stage or dimension", show=False),
    bound("all-or-quick", "all", "all or quick", "Ask all questions, or few", show=False),
    bound("up", "mark(-1)", "mark", "The level or criterion above or below", show=False),
    bound("down", "mark(1)", "mark", "The level or criterion above or below", show=False),
    bound("first", "mark(-99)", "end", "The first or the last", show=False),
    bound("last", "mark(99)", "end", "The first or the last", show=False),
    bound("choose", "answer_marked", "answer", "With the marked level, or turn", show=False),
    bound("back", "letters_off", "letters off", "Letters are keys again", show=False),
    bound("previous", "step(-1)", "back", "The question before", show=False),
    bound("page-up", "scroll(-1)", "scroll", "What is longer than the screen", show=False),
    bound("page-down", "scroll(1)", "scroll", "What is longer than the screen", show=False),
)
