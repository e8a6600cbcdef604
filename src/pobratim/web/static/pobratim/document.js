// The text and its facts point at each other. Without this file the links between them still lead both ways.
(() => {
  "use strict";
  const pieces = [...document.querySelectorAll(".piece")];
  const cards = new Map([...document.querySelectorAll(".fact")].map((card) => [card.dataset.fact, card]));
  let kept = [];

  const factsOf = (piece) => piece.dataset.facts.split(" ");

  const light = (facts) => {
    const wanted = new Set(facts);
    for (const piece of pieces) piece.classList.toggle("lit", factsOf(piece).some((fact) => wanted.has(fact)));
    for (const [fact, card] of cards) card.classList.toggle("lit", wanted.has(fact));
  };

  const keep = (facts) => {
    kept = facts;
    light(kept);
  };

  const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  for (const [fact, card] of cards) {
    card.addEventListener("mouseenter", () => light([fact]));
    card.addEventListener("mouseleave", () => light(kept));
    card.addEventListener("focusin", () => light([fact]));
    card.addEventListener("focusout", () => light(kept));
  }

  for (const piece of pieces) {
    piece.addEventListener("click", (event) => {
      event.preventDefault();
      const facts = factsOf(piece);
      keep(facts);
      history.replaceState(null, "", `#fact-${facts[0]}`);
      const card = cards.get(facts[0]);
      if (card) card.scrollIntoView({ block: "center", behavior: calm() });
    });
  }

  const follow = () => {
    const asked = /^#(?:fact|card)-(.+)$/.exec(decodeURIComponent(location.hash));
    if (!asked || !cards.has(asked[1])) return;
    keep([asked[1]]);
    const side = cards.get(asked[1]).closest(".facts");
    if (side && side.scrollHeight > side.clientHeight) {
      side.scrollTop = cards.get(asked[1]).offsetTop - side.offsetTop - side.clientHeight / 3;
    }
  };
  addEventListener("hashchange", follow);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") keep([]);
  });
  follow();
})();
