// On a narrow screen the sections scroll: bring the current one into view.
(() => {
  "use strict";
  const current = document.querySelector(".sections [aria-current]");
  if (current) {
    const row = current.closest("ul");
    row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }
})();
