"""Whether text that somebody wrote has become a program."""

from playwright.sync_api import Frame

_LOOK = r"""() => {
  const found = [];
  const tell = (what, element) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  if (window.__hit !== undefined) found.push(`a script ran: __hit is ${window.__hit}`);
  const addresses = new Set(["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background"]);
  const foreign = /^(iframe|object|embed|base|form|style|frame|applet|math|foreignobject|animate|set)$/i;
  const runs = (address) => {
    try { return /^(javascript|vbscript|data):$/.test(new URL(address, "http://here.invalid/").protocol); }
    catch { return false; }
  };
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) tell(`handler ${name}`, element);
      else if (name === "style" || name === "srcdoc") tell(`attribute ${name}`, element);
      else if (addresses.has(name) && runs(value) && !value.startsWith("data:image/")) tell(`address in ${name}`, element);
    }
    if (foreign.test(element.localName)) tell("element", element);
    if (element.localName === "meta" && /refresh/i.test(element.httpEquiv || element.name)) {
      if (runs(element.content.replace(/^.*?url\s*=\s*['"]?/i, ""))) tell("refresh", element);
    }
    if (element.localName === "script" && element.type !== "application/ld+json") {
      if (!element.src || element.textContent.trim()) tell("inline script", element);
    }
  }
  return found;
}"""


def intrusions(frame: Frame) -> list[str]:
    """What ran on this page, and what would run at a click."""
    found: list[str] = frame.evaluate(_LOOK)
    return found
