// Checking by keyboard. Every key presses something that stands on the page, so all of it works by hand too.
(() => {
  "use strict";
  const find = (wanted, within = document) => within.querySelector(wanted);
  const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  // --- keys ----------------------------------------------------------------------------------------------------------

  const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  const OWN_ENTER = "a, button, summary, input, textarea, select, [role=option]";

  const seen = (element) => element.getClientRects().length > 0 && !element.disabled;
  const shortcut = (code) => {
    // What stands in the part where one is comes before the rest of the page
    const here = document.activeElement && document.activeElement.closest("[data-cards] > *");
    return [here, document].filter(Boolean).flatMap((place) => [...place.querySelectorAll(`[data-shortcut~="${code}"]`)]).find(seen);
  };

  const press = (wanted) => {
    if (wanted.matches("summary")) {
      const panel = wanted.parentElement;
      panel.open = !panel.open;
      const first = panel.open && find("input:not([type=hidden]), textarea, select, button", panel);
      (first || wanted).focus();
    } else if (wanted.matches("[data-focus]")) wanted.focus();
    else wanted.click();
  };

  const escape = () => {
    const panel = find("#work details[open][name]");
    const cancel = [...document.querySelectorAll("[data-cancel]")].find(seen);
    const list = find(".suggested:not([hidden])");
    if (list) return false;
    if (panel) {
      panel.open = false;
      find("summary", panel).focus();
    } else if (cancel) cancel.click();
    return Boolean(panel || cancel);
  };

  const step = (code) => {
    const way = { KeyJ: 1, ArrowRight: 1, KeyK: -1, ArrowLeft: -1 }[code];
    if (!way) return false;
    const cards = [...document.querySelectorAll("[data-cards] > *")];
    const here = cards.indexOf(document.activeElement && document.activeElement.closest("[data-cards] > *"));
    const next = cards[Math.min(Math.max(here + way, 0), cards.length - 1)];
    if (next) next.focus();
    return Boolean(next);
  };

  const numbered = (event) => {
    const panel = find("#work details[open] [data-numbered]");
    const choice = panel && panel.querySelectorAll("input[type=radio]")[Number(event.key) - 1];
    if (!choice) return false;
    choice.checked = true;
    choice.focus();
    return true;
  };

  const answer = (event) => {
    const keys = find("#keys");
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || (keys && keys.open)) return false;
    if (event.key === "Escape") return escape();
    if (event.target.closest(TYPED)) return false;
    if (event.key === "?" && keys) return keys.showModal() || true;
    if (/^[1-9]$/.test(event.key) && numbered(event)) return true;
    if (event.key === "Enter" && event.target.closest(OWN_ENTER)) return false;
    if (event.key.startsWith("Arrow") && event.target.closest("input[type=radio], [role=tab], .text-scroll")) return false;
    if (event.shiftKey) return false;
    if (find("[data-cards]") && step(event.code)) return true;
    // By place on the keyboard, so that it is the same key in the Russian and in the Latin layout
    const wanted = shortcut(event.code);
    if (wanted) press(wanted);
    return Boolean(wanted);
  };
  // Before the keys that all pages have: here they mean what this page says
  addEventListener("keydown", (event) => {
    if (!answer(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) find(opener.dataset.opens).showModal();
    const all = event.target.closest("[data-check-all]");
    if (all) for (const box of document.querySelectorAll(all.dataset.checkAll)) box.checked = all.checked;
  });

  // --- pages that come one after another --------------------------------------------------------------------------------

  const arrive = () => {
    const text = find(".work-text .text-scroll");
    const first = text && find(".piece", text);
    if (first && text.scrollHeight > text.clientHeight) {
      text.scrollTop += first.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
    }
    for (const field of document.querySelectorAll("[data-date]")) watchDate(field);
    for (const field of document.querySelectorAll("[data-party]")) watchParty(field);
    for (const list of document.querySelectorAll("[data-list]")) watchList(list);
    look();
  };

  // What stands around the work stays when the work changes; the way to the other language must follow
  const followLanguage = () => {
    const path = location.pathname;
    const other = path.startsWith("/en/") ? path.slice(3) : `/en${path}`;
    for (const link of document.querySelectorAll(".top a[hreflang]")) link.href = other + location.search;
  };

  const settle = (target) => {
    arrive();
    followLanguage();
    // Somebody quick is at work in it already
    const here = document.activeElement;
    if (here && target.contains(here) && here.matches("input, textarea, select, button, summary")) return;
    const land = find("[data-land]", target);
    if (land) return land.focus();
    const wanted = find("[data-first] input:not([type=hidden]), [data-first] textarea, [data-first] select", target);
    const heading = find("h1", target);
    const next = wanted || heading;
    if (next) next.focus({ preventScroll: next === heading });
    if (next === heading) scrollTo({ top: 0, behavior: "instant" });
    if (wanted && wanted.select) wanted.select();
  };

  addEventListener("htmx:beforeSwap", (event) => {
    // Signed out meanwhile, or something is wrong: show that page as it is, nothing may vanish silently
    const { xhr } = event.detail;
    if (xhr.responseText.includes('id="work"')) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
      return;
    }
    event.detail.shouldSwap = false;
    if (xhr.status < 400) location.assign(xhr.responseURL);
    else trouble();
  });
  addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.matches("#work, #entry")) settle(event.detail.target.isConnected ? event.detail.target : find("#work"));
  });
  const trouble = () => {
    const place = find("#toast");
    if (place) place.textContent = place.dataset.trouble;
  };
  addEventListener("htmx:sendError", trouble);

  // --- who else looks -------------------------------------------------------------------------------------------------------

  const look = async () => {
    const place = find("[data-looking]");
    const token = find("#work input[name=csrfmiddlewaretoken]");
    if (!place || !token || document.hidden) return;
    const answer = await fetch(place.dataset.looking, { method: "POST", headers: { "X-CSRFToken": token.value } }).catch(() => null);
    if (!answer || !answer.ok || !place.isConnected) return;
    const said = (await answer.json()).words;
    place.hidden = !said;
    find("p", place).textContent = said;
  };
  setInterval(look, 30000);

  // --- the text and the facts ---------------------------------------------------------------------------------------------

  const light = (facts) => {
    for (const piece of document.querySelectorAll("#work .piece")) {
      piece.classList.toggle("lit", (piece.dataset.facts || "").split(" ").some((fact) => facts.includes(fact)));
    }
  };
  const lightOf = (event) => {
    const card = event.target.closest && event.target.closest("[data-fact]");
    light(card ? card.dataset.fact.split(" ") : []);
    if (!card || event.type !== "focusin") return;
    const piece = find("#work .piece.lit");
    const text = find(".work-text .text-scroll");
    if (piece && text) {
      const off = piece.getBoundingClientRect().top - text.getBoundingClientRect().top;
      if (off < 0 || off > text.clientHeight - 40) text.scrollTo({ top: text.scrollTop + off - text.clientHeight / 3, behavior: calm() });
    }
  };
  addEventListener("focusin", lightOf);
  addEventListener("mouseover", lightOf);

  // --- fields ---------------------------------------------------------------------------------------------------------------

  const later = (work, pause = 180) => {
    let waiting;
    return () => {
      clearTimeout(waiting);
      waiting = setTimeout(work, pause);
    };
  };
  const ask = async (name, words) => {
    const address = find("[data-help]").getAttribute(`data-help-${name}`);
    const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } });
    return answer.ok ? answer.json() : {};
  };

  const watchDate = (field) => {
    if (field.dataset.watched) return;
    field.dataset.watched = "yes";
    const [input, said] = [find("input", field), find(".understood", field)];
    const words = find("#work").dataset;
    const explain = async () => {
      const typed = input.value.trim();
      const found = typed ? await ask("date", typed) : {};
      said.textContent = !typed ? "" : found.read ? `${words.understood} ${found.words} (${found.read})` : words.notUnderstood;
      said.classList.toggle("odd", Boolean(typed && !found.read));
    };
    input.addEventListener("input", later(explain));
    if (input.value) explain();
  };

  let lists = 0;
  const watchParty = (field) => {
    if (field.dataset.watched) return;
    field.dataset.watched = "yes";
    const input = find("input", field);
    const list = document.createElement("ul");
    list.id = `parties-${++lists}`;
    list.className = "suggested";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", find("#work").dataset.parties);
    field.append(list);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off",
    })) input.setAttribute(name, value);
    let at = -1;

    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (option) => {
      input.value = option.dataset.text;
      close();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const mark = (number) => {
      const options = [...list.children];
      at = (number + options.length) % options.length;
      for (const [index, option] of options.entries()) option.setAttribute("aria-selected", String(index === at));
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };
    const suggest = async () => {
      const typed = input.value.trim();
      const found = typed.length > 1 ? (await ask("parties", typed)).parties || [] : [];
      if (document.activeElement !== input || input.value.trim() !== typed) return;
      list.replaceChildren(...found.map((party, number) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${number}`;
        option.dataset.text = party.text;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const where = document.createElement("span");
        where.textContent = party.where;
        option.append(party.text, where);
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          choose(option);
        });
        return option;
      }));
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      at = -1;
    };
    input.addEventListener("input", later(suggest));
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") mark(at + 1);
      else if (event.key === "ArrowUp") mark(at - 1);
      else if (event.key === "Enter" && at >= 0) choose(list.children[at]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
  };

  const watchList = (list) => {
    if (list.dataset.watched) return;
    list.dataset.watched = "yes";
    const spare = list.lastElementChild.cloneNode(true);
    const grow = () => {
      const last = find("input", list.lastElementChild);
      if (!last.value.trim()) return;
      const row = spare.cloneNode(true);
      const input = find("input", row);
      const number = list.children.length;
      input.id = `${input.id.replace(/_\d+$/, "")}_${number}`;
      input.value = "";
      input.setAttribute("aria-label", `${list.dataset.label} ${number + 1}`);
      list.append(row);
      const party = row.matches("[data-party]") ? row : find("[data-party]", row);
      if (party) watchParty(party);
    };
    list.addEventListener("input", grow);
    list.addEventListener("change", grow);
  };

  // --- words marked in a document -------------------------------------------------------------------------------------------

  document.addEventListener("selectionchange", later(() => {
    const field = find("[data-marked]");
    const text = find(".work-text .text");
    const chosen = getSelection();
    if (!field || !text || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    const words = chosen.toString().trim();
    if (!words) return;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(chosen.getRangeAt(0).startContainer, chosen.getRangeAt(0).startOffset);
    field.value = words;
    find("[data-marked-before]").value = before.toString().slice(-80);
    field.closest("form").classList.add("offered");
  }, 250));

  const begin = () => {
    arrive();
    const field = find(".slot-form input:not([type=hidden]), .slot-form textarea, .slot-form select");
    if (!field) return;
    field.focus();
    if (field.select) field.select();
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
