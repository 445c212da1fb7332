"""Pages that visit a workshop, watched for trouble and for whom they ask."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page


@dataclass(kw_only=True)
class Pages:
    """Browsers that visit a workshop, each on its own."""

    browser: Browser
    port: int
    code: str = ""
    contexts: list[BrowserContext] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where phones come in."""
        return f"http://localhost:{self.port}"

    @property
    def asked(self) -> set[str]:
        """Which servers were asked for something."""
        return {urlsplit(url).netloc for url in self.requests if not url.startswith("data:")}

    def page(
        self, address: str, width: int = 320, height: int = 640, scheme: str = "light"
    ) -> Page:
        """Open a page in a browser of its own."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        page.goto(address)
        return page

    def phone(self, name: str | None, scheme: str = "light") -> Page:
        """Take part as a person does who points the camera at the picture."""
        page = self.page(f"{self.address}/#{self.code}", scheme=scheme)
        page.locator("#name").wait_for()
        if name is None:
            page.get_by_label("Unnamed").check()
        else:
            page.get_by_label("Name", exact=True).fill(name)
        page.get_by_role("button", name="Take part").click()
        page.get_by_role("heading", name="Welcome").wait_for()
        return page

    def close(self) -> None:
        """Close all pages."""
        for context in self.contexts:
            context.close()
