// Suggestions under a search box: a combobox in the sense of ARIA. Without this script the box is a plain one.
(() => {
  "use strict";
  const PAUSE = 160;

  const ask = async (address, name, value, signal) => {
    const answer = await fetch(`${address}?${new URLSearchParams({ [name]: value })}`, { signal });
    return answer.ok ? answer.text() : "";
  };

  const waiting = (input, act) => {
    let timer = 0;
    let running = null;
    const stop = () => {
      clearTimeout(timer);
      running?.abort();
    };
    input.addEventListener("input", () => {
      stop();
      timer = setTimeout(async () => {
        running = new AbortController();
        try {
          await act(input.value.trim(), running.signal);
        } catch (reason) {
          if (reason.name !== "AbortError") throw reason;
        }
      }, PAUSE);
    });
    return stop;
  };

  const suggest = (input) => {
    const list = document.createElement("ul");
    list.id = `${input.id}-options`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
    list.hidden = true;
    input.parentElement.classList.add("suggesting");
    input.after(list);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(name, value);

    const options = () => [...list.children];
    const chosen = () => list.querySelector('[aria-selected="true"]');
    const show = (open) => {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) choose(null);
    };
    const choose = (option) => {
      chosen()?.setAttribute("aria-selected", "false");
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      option ? input.setAttribute("aria-activedescendant", option.id) : input.removeAttribute("aria-activedescendant");
    };
    const step = (by) => {
      const all = options();
      if (!all.length) return;
      if (list.hidden) show(true);
      const at = all.indexOf(chosen());
      choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
    };
    const stop = waiting(input, async (words, signal) => {
      list.innerHTML = words.length > 1 ? await ask(input.dataset.suggest, "q", words, signal) : "";
      options().forEach((option, n) => { option.id = `${list.id}-${n}`; });
      show(options().length > 0 && document.activeElement === input);
    });

    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        step(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter") {
        stop();
        if (chosen()) {
          event.preventDefault();
          location.assign(chosen().dataset.address);
        }
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        show(false);
      }
    });
    list.addEventListener("pointerdown", (event) => {
      const option = event.target.closest("[role=option]");
      event.preventDefault();
      if (option) location.assign(option.dataset.address);
    });
    input.addEventListener("blur", () => show(false));
    input.addEventListener("focus", () => show(options().length > 0 && input.value.trim().length > 1));
  };

  for (const input of document.querySelectorAll("input[data-suggest]")) suggest(input);
  for (const input of document.querySelectorAll("input[data-names]")) {
    waiting(input, async (words, signal) => {
      if (words) input.list.innerHTML = await ask(input.dataset.names, "partner", words, signal);
    });
  }
  const own = document.querySelector(".seek-box input");
  if (own) {
    document.querySelector('.top input[data-key="/"]')?.removeAttribute("data-key");
    own.dataset.key = "/";
  }
})();
