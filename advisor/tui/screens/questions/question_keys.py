"""What the keys do on the question at hand."""

from advisor.translation import sentence
from advisor.tui.keyboard.key_table import bound

_DIGITS = tuple(
    bound(f"number-{n}", f"answer({n})", "answer", sentence("Answer with this level"))
    for n in range(10)
)

QUESTION_KEYS = (
    *_DIGITS,
    bound(
        "choose-and-stay",
        "answer_and_stay",
        "turn",
        sentence("The marked criterion: met, or not met"),
    ),
    bound(
        "letters",
        "letters",
        "letters",
        sentence("The letter beside a criterion turns it, until esc"),
    ),
    bound(
        "unknown", "unknown", "unknown", sentence("Nobody here knows: the marked criterion, or all")
    ),
    bound(
        "leave-out",
        "leave_out",
        sentence("not applicable"),
        sentence("Waive the marked criterion, or all"),
    ),
    bound("left", "step(-1)", "move", sentence("The question before")),
    bound("right", "step(1)", "move", sentence("The next question: skip this one")),
    bound("evidence", "evidence", "evidence", sentence("What backs the answer")),
    bound("note", "note", "note", sentence("Words to go with the answer")),
    bound(
        "next-open",
        "jump('open')",
        sentence("next open"),
        sentence("The next question without an answer"),
    ),
    bound("find", "app.find", "find", sentence("Find a practice as you type")),
    bound("list", "list", "list", sentence("All questions; enter goes to one")),
    bound("flag", "flag", "flag", sentence("Flag for discussion, or take the flag away")),
    bound(
        "urgent", "urgent", "urgent", sentence("Its lack hurt lately: what, cost, when"), show=False
    ),
    bound("said-by", "said_by", sentence("said by"), sentence("Who gave the answer"), show=False),
    bound("stay", "stay", "stay", sentence("Stay on a question when it is answered, or go on")),
    bound(
        "next-blocker",
        "jump('blocking')",
        sentence("next blocker"),
        sentence("What blocks the next level"),
    ),
    bound(
        "next-flagged",
        "jump('flagged')",
        sentence("next flagged"),
        sentence("To be discussed"),
        show=False,
    ),
    bound(
        "convinces",
        "why",
        sentence("what convinces"),
        sentence("Evidence that would, and that would not"),
    ),
    bound(
        "clear", "clear", "clear", sentence("Take the answer away, or that to the marked criterion")
    ),
    bound(
        "group-by",
        "regroup",
        sentence("group by"),
        sentence("By lifecycle stage or dimension"),
        show=False,
    ),
    bound(
        "all-or-quick",
        "all",
        sentence("all or quick"),
        sentence("Ask all questions, or few"),
        show=False,
    ),
    bound("up", "mark(-1)", "mark", sentence("The level or criterion above or below"), show=False),
    bound("down", "mark(1)", "mark", sentence("The level or criterion above or below"), show=False),
    bound("first", "mark(-99)", "end", sentence("The first or the last"), show=False),
    bound("last", "mark(99)", "end", sentence("The first or the last"), show=False),
    bound(
        "choose", "answer_marked", "answer", sentence("With the marked level, or turn"), show=False
    ),
    bound(
        "back",
        "letters_off",
        sentence("letters off"),
        sentence("Letters are keys again"),
        show=False,
    ),
    bound("previous", "step(-1)", "back", sentence("The question before"), show=False),
    bound(
        "page-up", "scroll(-1)", "scroll", sentence("What is longer than the screen"), show=False
    ),
    bound(
        "page-down", "scroll(1)", "scroll", sentence("What is longer than the screen"), show=False
    ),
)
