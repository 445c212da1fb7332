"""The sentences of a workshop's pages that are the same for everybody."""

from advisor.translation import sentence


def workshop_sentences() -> dict[str, str]:
    """Return them by the names that the templates have for them."""
    return {
        "no_script": sentence("This page needs JavaScript, which is off in this browser."),
        "named": sentence(
            "Once votes are shown, the others see whose differ from most, and your notes with your "
            "name."
        ),
        "other_device": sentence(
            "Your name is held by this browser. To go on in another, ask whoever leads to let go "
            "of it."
        ),
        "own_code": sentence(
            "In another browser, choose Unnamed and type this code: you are the same person there, "
            "and are counted once. No file has it."
        ),
        "lost_vote": sentence(
            "The program was started anew since votes on this question came in. If yours was among "
            "them, it counts; the browser that sent it can change it, and no other. Vote here only "
            "if you have not."
        ),
        "tick": sentence(
            "Tick what is true of your team today. What you leave empty counts as not met."
        ),
        "unnamed": sentence("Your votes count, and no screen and no file tells which are yours."),
    }
