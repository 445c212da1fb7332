"""Every screen of a workshop, and the keys that lead to it once votes are shown."""

from advisor.assessment.votes.events import ActionAgreed, HandedOver, RoundParked
from tests.tui.screens.workshop.led import Led
from tests.workshop.scene import DAY, RUBRIC

# Of the first two nothing is shown yet.
WORKSHOP: dict[str, tuple[str, ...]] = {
    "workshop": (),
    "workshop-voting": (),
    "workshop-shown": ("down", "down"),
    "workshop-entrance": ("asterisk",),
    "workshop-agenda": ("g",),
    "workshop-people": ("p",),
    "workshop-actions": ("ampersand",),
    "workshop-time": ("colon",),
    "workshop-left-out": ("down", "x"),
    "workshop-help": ("question_mark",),
}
NAMES = ("Anna", "Ben [red]", "Überwachung 監視", "Kim", "Lee", ".1", ".2")
NOTE = "Since the spring there is a nightly run, and its figures are looked at every week"


async def lead_to(led: Led, name: str) -> None:
    """Have people take part, vote and differ, and press the keys that lead to a screen."""
    if name == "workshop":
        return
    at = led.scene.clock()
    await led.scene.frame(minutes=45, timebox=120, open_until=DAY.date())
    await led.scene.room.submit(HandedOver(to="Kim", at=at))
    role = RUBRIC.roles[0].id
    await led.join(*NAMES)
    await led.scene.join_named("Zoe", role=role, apart=True)
    await led.press("o")
    await led.scene.room.submit(RoundParked(why="Operations knows", at=at))
    await led.press("o")
    led.scene.clock.pass_(40)
    await led.vote(1, "Anna", "Kim", note=NOTE)
    await led.vote(0, "Ben [red]", ".1")
    if name == "workshop-voting":
        return
    await led.vote("unknown", "Lee")
    await led.scene.room.submit(
        ActionAgreed(what="Show the nightly run", owner="Anna", due=DAY.date(), at=at)
    )
    await led.press("U", *WORKSHOP[name])
