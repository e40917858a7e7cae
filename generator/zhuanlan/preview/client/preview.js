// Added to every page of the preview: loads it again when it has changed, and shows the paper's findings over it.
// Texts of the paper are set by textContent alone.
(() => {
  "use strict";
  const { stamp, status, missing, language } = document.currentScript.dataset;
  const HOME = "/.zhuanlan/", PATH = `path=${encodeURIComponent(location.pathname)}`;
  const SCROLL = "zhuanlan-scroll", OPEN = "zhuanlan-open", WANTED = "zhuanlan-wanted", LOST_AFTER = 1500, TRY_AGAIN = 1000;
  const WORDS = {
    zh: {
      label: "预览", title: "检查结果", close: "关闭", here: "本页", fix: "改成", cure: "办法", error: "错误", warning: "提醒",
      count: (errors, warnings) => [errors && `${errors} 个错误`, warnings && `${warnings} 个提醒`].filter(Boolean).join("，"),
      more: (number) => `还有 ${number} 条没有列出`, clear: "没有问题了", lost: "预览停了，正在等它回来",
      stays: "这一页现在印不出来，看到的是上一次的样子", status: { draft: "草稿", review: "送审", scheduled: "待发" },
    },
    en: {
      label: "Preview", title: "Findings", close: "Close", here: "this page", fix: "write", cure: "cure", error: "error", warning: "warning",
      count: (errors, warnings) => [errors && `errors: ${errors}`, warnings && `warnings: ${warnings}`].filter(Boolean).join(", "),
      more: (number) => `${number} more are not listed`, clear: "Nothing is wrong any more", lost: "The preview has stopped; waiting for it",
      stays: "This page cannot be made now; you see it as it was", status: { draft: "draft", review: "in review", scheduled: "scheduled" },
    },
  }[language === "en" ? "en" : "zh"];

  // What lasts over a reload. A browser may forbid storage altogether.
  const keep = (name, value) => { try { sessionStorage.setItem(name, value); } catch {} };
  const kept = (name) => { try { return sessionStorage.getItem(name); } catch { return null; } };
  const drop = (name) => { try { sessionStorage.removeItem(name); } catch {} };

  const make = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children.filter(Boolean));
    return made;
  };

  // The bar in the corner and the panel that it opens, where no style of the theme reaches.
  const host = make("zhuanlan-preview"), root = host.attachShadow({ mode: "open" });
  const said = make("p", { className: "said", role: "status" });
  const badge = make("span", { className: "badge", textContent: WORDS.status[status] ?? "", hidden: !status });
  const lost = make("span", { className: "lost", textContent: WORDS.lost, hidden: true });
  const opener = make("button", { type: "button", className: "opener", hidden: true });
  const bar = make("aside", { className: "bar", ariaLabel: WORDS.label }, badge, lost, opener);
  const closer = make("button", { type: "button", className: "closer", textContent: WORDS.close });
  const note = make("p", { className: "note", textContent: WORDS.stays, hidden: true });
  const list = make("ol"), more = make("p", { className: "more", hidden: true });
  const title = make("h2", { id: "title", textContent: WORDS.title });
  const panel = make("dialog", { id: "panel", tabIndex: -1 }, make("div", { className: "head" }, title, closer), note, list, more);
  panel.setAttribute("aria-labelledby", "title");
  opener.setAttribute("aria-controls", "panel");
  root.append(make("link", { rel: "stylesheet", href: `${HOME}preview.css` }), said, bar, panel);

  const show = (open, byHand) => {
    if (byHand) open ? keep(OPEN, "yes") : drop(OPEN);
    opener.setAttribute("aria-expanded", open);
    if (open === panel.open) return;
    if (!open) {
      const inside = panel.contains(root.activeElement);
      panel.close();
      if (inside) opener.focus();
    } else if (byHand) panel.show();
    else panel.setAttribute("open", ""); // opened by itself, it must not take the focus away
  };
  opener.addEventListener("click", () => show(!panel.open, true));
  closer.addEventListener("click", () => show(false, true));
  root.addEventListener("keydown", (event) => event.key === "Escape" && show(false, true));

  const item = ({ severity, file, line, column, message, cure, fix, excerpt, mine }) => make("li", { className: severity },
    make("p", { className: "where" },
      make("strong", { textContent: WORDS[severity] }),
      make("span", { textContent: [file, line, column].filter(Boolean).join(":") }),
      mine && make("em", { textContent: WORDS.here })),
    make("p", { textContent: message }),
    excerpt.trim() && make("pre", { textContent: excerpt.trim() }),
    fix && make("p", {}, `${WORDS.fix}：`, make("code", { textContent: fix })),
    cure && make("p", { textContent: `${WORDS.cure}：${cure}` }));

  const draw = ({ errors, warnings, more: rest, findings }, stays) => {
    const count = WORDS.count(errors, warnings), before = opener.textContent;
    list.replaceChildren(...findings.map(item));
    more.textContent = WORDS.more(rest);
    more.hidden = !rest;
    note.hidden = !stays;
    opener.textContent = count;
    opener.classList.toggle("bad", errors > 0);
    opener.hidden = !count;
    if (before !== count) said.textContent = count || WORDS.clear;
    show(Boolean(count) && (stays || Boolean(missing && errors) || kept(OPEN) === "yes"), false);
  };

  const reload = (newest) => {
    const wanted = `${location.pathname} ${newest}`;
    // Loaded for this already and still another: to load it again and again would help nobody.
    if (leaving || kept(WANTED) === wanted) return leaving;
    leaving = true;
    keep(WANTED, wanted);
    keep(SCROLL, JSON.stringify([location.href, scrollX, scrollY]));
    location.reload();
    return true;
  };
  const restore = () => {
    const [href, x, y] = JSON.parse(kept(SCROLL) ?? "[]");
    drop(SCROLL);
    if (href !== location.href) return;
    const go = () => scrollTo({ left: x, top: y, behavior: "instant" });
    go();
    if (document.readyState === "complete") return;
    // What comes later, a picture without a size, moves the place again, unless the reader has gone on by then.
    let gone = false;
    for (const kind of ["wheel", "touchmove", "keydown"]) addEventListener(kind, () => { gone = true; }, { once: true, passive: true });
    addEventListener("load", () => gone || go(), { once: true });
  };

  let source = null, seen = null, leaving = false, losing = 0, trying = 0;
  const hear = async ({ stamp: newest, findings }) => {
    if (newest && newest !== stamp && reload(newest)) return;
    const state = `${findings} ${newest}`;
    if (state === seen) return;
    seen = state;
    try {
      const answer = await fetch(`${HOME}findings?${PATH}`);
      if (answer.ok && seen === state) draw(await answer.json(), Boolean(stamp && !newest));
    } catch { seen = null; } // it has stopped meanwhile, and will say all this again
  };
  const found = () => { clearTimeout(losing); losing = 0; lost.hidden = true; };
  const listen = () => {
    clearTimeout(trying);
    if (source || document.hidden) return; // a browser has six connections for us: only tabs that are seen hold one
    source = new EventSource(`${HOME}news?${PATH}`);
    source.onopen = found;
    source.onmessage = ({ data }) => hear(JSON.parse(data));
    source.onerror = () => {
      losing ||= setTimeout(() => { lost.hidden = false; said.textContent = WORDS.lost; }, LOST_AFTER);
      if (source?.readyState !== EventSource.CLOSED) return; // the browser asks again by itself
      source = null;
      trying = setTimeout(listen, TRY_AGAIN);
    };
  };
  const hush = () => { found(); clearTimeout(trying); source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => document.hidden ? hush() : listen());
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);

  document.body.append(host);
  restore();
  listen();
})();
