"""What a page does besides showing itself: words on the console, requests, dialogs, breaches of its policy."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Dialog, Error, Page, Request, Response

_POLICY = """document.addEventListener("securitypolicyviolation", (event) =>
  (window.__breaches ??= []).push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));"""

_DRAWN = "document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))"


@dataclass
class Watch:
    """A watch on a page. `home` begins every address that it may ask for; `missing` is one that may answer 404."""

    page: Page
    home: str
    missing: str = ""
    seen: list[str] = field(default_factory=list)
    requests: int = 0
    moving: bool = False

    def __post_init__(self) -> None:
        self.page.add_init_script(_POLICY)
        self.page.on("console", self._console)
        self.page.on("pageerror", self._error)
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)
        self.page.on("dialog", self._dialog)

    def visit(self, url: str, *, moves: bool = False) -> list[str]:
        """Open an address, wait until all has come and was drawn, and tell what was seen on the way.

        A page that `moves` must send us on by itself.
        """
        self.page.goto("about:blank")  # what the last page had still asked for is broken off here
        self.seen.clear()
        self.moving = moves
        self.page.goto(url, wait_until="load")
        if moves:
            self.page.wait_for_url(lambda here: here != url, wait_until="load")
        self.page.evaluate(_DRAWN)
        breaches: list[str] = self.page.evaluate("window.__breaches ?? []")
        return [*self.seen, *(f"breach of the policy: {breach}" for breach in breaches)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.location["url"] != self.missing:
            self.seen.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _error(self, error: Error) -> None:
        self.seen.append(f"script error: {error.message}")

    def _request(self, request: Request) -> None:
        self.requests += 1
        if not request.url.startswith((self.home, "data:", "about:")):
            self.seen.append(f"request to somebody else: {request.url}")

    def _failed(self, request: Request) -> None:
        if self.moving and request.failure == "net::ERR_ABORTED":
            return  # the page that we left had not yet got its picture
        self.seen.append(f"request failed: {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.url != self.missing:
            self.seen.append(f"answer {response.status}: {response.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()
