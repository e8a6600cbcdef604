// Small comforts of every page: the current section in view, menus that close, keys that lead somewhere.
(() => {
  "use strict";
  const current = document.querySelector(".sections [aria-current]");
  if (current) {
    const row = current.closest("ul");
    row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }

  const openMenus = () => document.querySelectorAll("details.menu[open], details.term[open]");
  addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).href);
      button.textContent = button.dataset.done;
    });
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const menu of openMenus()) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    // Letters by their place on the keyboard, so that a Russian layout does no harm
    const place = event.shiftKey ? "" : { Slash: "/" }[event.code] || event.code.replace(/^Key/, "").toLowerCase();
    const wanted = [event.key, place].map((key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`)).find(Boolean);
    if (!wanted) return;
    event.preventDefault();
    wanted.matches("input") ? wanted.focus() : wanted.click();
  });
})();
