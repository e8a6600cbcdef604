// Files dropped on the page are chosen; what cannot be sent is said before it is sent. Progress is said aloud in tenths.
(() => {
  "use strict";
  const drop = document.querySelector(".drop");
  if (drop) choosing(drop, drop.closest("form"));

  const said = document.getElementById("said");
  if (said) {
    document.body.addEventListener("htmx:afterSettle", () => {
      const words = document.getElementById("run-progress").dataset.said;
      if (said.textContent !== words) said.textContent = words;
    });
  }

  function choosing(place, form) {
    const input = form.querySelector("input[type=file]");
    const list = form.querySelector(".chosen");
    const button = form.querySelector("button[type=submit]");
    const limits = form.dataset;
    const million = 1e6;

    const reason = (file) => {
      const ending = (file.name.match(/\.[^.]+$/) || [""])[0].toLowerCase();
      if (![".txt", ".text", ".html", ".htm", ".xhtml", ".zip"].includes(ending)) return list.dataset.kind;
      const most = ending === ".zip" ? limits.archive : limits.largest;
      return file.size > most * million ? list.dataset.large : "";
    };

    const line = (name, why, size) => {
      const item = document.createElement("li");
      for (const [kind, words] of [["name", name], ["why", why], ["size", size]]) {
        if (!words) continue;
        const part = document.createElement("span");
        part.className = kind;
        part.textContent = words;
        item.append(part);
      }
      return item;
    };

    const show = () => {
      const files = [...input.files];
      const whole = files.reduce((sum, file) => sum + file.size, 0);
      const trouble = files.length > limits.most ? list.dataset.most : whole > limits.whole * million ? list.dataset.whole : "";
      const size = (file) => {
        const small = file.size < million / 10;
        const value = small ? Math.ceil(file.size / 1000) : file.size / million;
        return `${value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: small ? 0 : 1 })} ${small ? list.dataset.small : list.dataset.size}`;
      };
      list.replaceChildren(...files.map((file) => line(file.name, reason(file), size(file))));
      if (trouble) list.prepend(line("", trouble, ""));
      button.disabled = trouble !== "";
    };

    input.addEventListener("change", show);
    for (const kind of ["dragenter", "dragover"]) {
      addEventListener(kind, (event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        place.classList.add("over");
      });
    }
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) place.classList.remove("over");
    });
    addEventListener("drop", (event) => {
      place.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      show();
      input.focus();
    });
    form.addEventListener("submit", () => {
      setTimeout(() => { button.disabled = true; });
    });
    addEventListener("pageshow", () => show());
  }
})();
