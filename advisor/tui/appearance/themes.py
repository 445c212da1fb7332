"""How the screens look: dark, light, and one that says nothing by colour alone."""

from textual.theme import Theme

DARK = Theme(
    name="dark",
    dark=True,
    background="#10161f",
    surface="#18212d",
    panel="#222e3d",
    foreground="#e3e9f0",
    primary="#f5bfe4",
    secondary="#82b4ff",
    success="#63d2ad",
    warning="#f0c05a",
    error="#ff8080",
    accent="#ffd479",
    variables={
        "quiet": "#9aabbd",
        "rule": "#33445a",
        "chosen": "#203d38",
        "cursor": "#2d3d52",
        "block-cursor-background": "#36506f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#2d3d52",
        "border": "#82b4ff",
        "border-blurred": "#33445a",
        "scrollbar": "#33445a",
        "scrollbar-background": "#18212d",
    },
)
LIGHT = Theme(
    name="light",
    dark=False,
    background="#f7f8fa",
    surface="#ffffff",
    panel="#e6ebf1",
    foreground="#18212f",
    primary="#6e1a55",
    secondary="#28548f",
    success="#17614f",
    warning="#7a4f00",
    error="#a32020",
    accent="#14304f",
    variables={
        "quiet": "#4e5a6b",
        "rule": "#c3ccd8",
        "chosen": "#d5ebe4",
        "cursor": "#dbe5f1",
        "block-cursor-background": "#28548f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#dbe5f1",
        "block-cursor-blurred-foreground": "#18212f",
        "border": "#28548f",
        "border-blurred": "#c3ccd8",
        "scrollbar": "#c3ccd8",
        "scrollbar-background": "#f7f8fa",
    },
)
PLAIN = Theme(
    name="plain",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground="#ffffff",
    primary="#ffffff",
    secondary="#ffffff",
    success="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    accent="#ffffff",
    variables={
        "quiet": "#d0d0d0",
        "rule": "#ffffff",
        "chosen": "#303030",
        "cursor": "#505050",
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#ffffff",
        "block-cursor-blurred-foreground": "#000000",
        "border": "#ffffff",
        "border-blurred": "#808080",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#404040",
    },
)
THEMES = (DARK, LIGHT, PLAIN)
EXTRA_VARIABLES = {
    name: str(DARK.variables[name]) for name in ("quiet", "rule", "chosen", "cursor")
}


def after(name: str) -> str:
    """Return the theme that follows when themes are changed one after the other."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
