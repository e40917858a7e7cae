// Remembers the size of type, and offers what a page cannot do by itself: printing, copying the citation, quoting in a
// letter to the desk the words that are marked. Everything else works without a script.
(() => {
  const root = document.documentElement;
  const key = "broadsheet:size";
  const find = (id) => document.getElementById(id);
  let store = null;
  try {
    store = window.localStorage;
    const size = store.getItem(key);
    if (/^[1-4]$/.test(size || "")) root.dataset.size = size; // before the text is drawn, so that it does not jump
  } catch {
    // Storage is forbidden: the size holds for this page.
  }

  function sizes() {
    const remembered = find("size-" + root.dataset.size);
    if (remembered) remembered.checked = true;
    document.addEventListener("change", (event) => {
      if (event.target.name !== "size") return;
      root.dataset.size = event.target.value;
      try {
        store?.setItem(key, event.target.value);
      } catch {
        // Full or forbidden: not remembered.
      }
    });
  }

  function offer(id, action) {
    const item = find(id);
    if (!item) return;
    item.hidden = false;
    item.querySelector("button").addEventListener("click", action);
  }

  // The day of access is the reader's: it belongs in brackets after the date (GB/T 7714, 4.6).
  function dated(citation) {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    return citation.replace(/^(.*\d{4}-\d\d-\d\d(?:\(\d+\))?)\. (?=https?:)/s, (_, before) => `${before}[${day}]. `);
  }

  function citation() {
    const shown = find("cite");
    if (!shown) return;
    for (const text of document.querySelectorAll(".citation")) text.textContent = dated(text.textContent);
    shown.hidden = true;
    offer("copy", async () => {
      const text = shown.querySelector(".citation");
      shown.hidden = false;
      shown.querySelector("details").open = true;
      window.getSelection().selectAllChildren(text);
      let done = true;
      try {
        await navigator.clipboard.writeText(text.textContent);
      } catch {
        done = document.execCommand("copy"); // pages from disk, or not over https
      }
      find("copy").querySelector("[role=status]").textContent = done ? "已复制" : "请按 Ctrl+C";
    });
  }

  function report() {
    const letter = find("report");
    if (!letter) return;
    const plain = letter.href;
    const quote = () => {
      const words = String(window.getSelection()).trim().slice(0, 200); // longer letters are cut by mail programs
      letter.href = plain.replace(encodeURIComponent("\n原文："), (label) => label + encodeURIComponent(words));
    };
    letter.addEventListener("pointerdown", quote); // a click would take the marking away
    letter.addEventListener("keydown", quote);
  }

  document.addEventListener("DOMContentLoaded", () => {
    sizes();
    citation();
    report();
    offer("print", () => window.print());
  });
})();
