// A calendar is leafed by PageUp and PageDown; a drawing says under itself what lies under the pointer or has the focus; a party lights its own ties.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const way = { PageUp: "prev", PageDown: "next" }[event.key];
    const link = way && document.querySelector(`.calendar-steps a[rel="${way}"]`);
    if (link && !event.target.closest("input, select")) link.click();
  });
  const words = document.querySelector(".picture-hover");
  const drawn = document.querySelector("svg.drawn");
  if (!drawn || !words) return;
  const lit = () => drawn.querySelectorAll(".lit");
  const put_out = () => {
    for (const one of lit()) one.classList.remove("lit");
    drawn.classList.remove("focused");
    words.textContent = "";
  };
  const light = (one) => {
    put_out();
    const title = one.querySelector("title");
    words.textContent = title ? title.textContent : "";
    const node = (at) => drawn.querySelector(`.node[data-at="${at}"]`);
    if (one.dataset.ends) {
      one.classList.add("lit");
      for (const at of one.dataset.ends.split(" ")) node(at).classList.add("lit");
    }
    if (one.dataset.at) {
      one.classList.add("lit");
      drawn.classList.add("focused");
      for (const edge of drawn.querySelectorAll(".edge")) {
        const ends = edge.dataset.ends.split(" ");
        if (ends.includes(one.dataset.at)) {
          edge.classList.add("lit");
          for (const at of ends) node(at).classList.add("lit");
        }
      }
    }
  };
  const near = (event) => event.target.closest("svg.drawn a, svg.drawn .mark, svg.drawn .column");
  for (const name of ["mouseover", "focusin"]) drawn.addEventListener(name, (event) => {
    const one = near(event);
    if (one) light(one);
  });
  for (const name of ["mouseleave", "focusout"]) drawn.addEventListener(name, put_out);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") put_out(); });
})();
