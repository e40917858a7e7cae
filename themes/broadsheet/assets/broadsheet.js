// Remembers the size of type, and offers printing. Everything else on the page works without a script.
(() => {
  const root = document.documentElement;
  const key = "broadsheet:size";
  let store = null;
  try {
    store = window.localStorage;
    const size = store.getItem(key);
    if (/^[1-4]$/.test(size || "")) root.dataset.size = size; // before the text is drawn, so that it does not jump
  } catch {
    // Storage is forbidden: the size holds for this page.
  }
  document.addEventListener("DOMContentLoaded", () => {
    const remembered = document.getElementById("size-" + root.dataset.size);
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
    const print = document.getElementById("print");
    if (print) {
      print.hidden = false;
      print.addEventListener("click", () => window.print());
    }
  });
})();
