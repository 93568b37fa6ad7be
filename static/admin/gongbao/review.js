/* Keys on the review page: from clause to clause without the mouse. */
"use strict";

{
  const stops = Array.from(document.querySelectorAll("[data-stop]"));
  const doubtful = stops.filter((stop) => stop.matches(".review-doubtful"));
  const bar = document.querySelector(".review-bar");
  let here = null;

  const top = (stop) => stop.getBoundingClientRect().top;
  const line = () => bar.getBoundingClientRect().bottom + 24;

  /* The place to go on from: the clause last gone to while it is in sight, else the first below the bar. */
  function place(among) {
    if (here && among.includes(here) && top(here) > 0 && top(here) < innerHeight) {
      return among.indexOf(here);
    }
    const below = among.findIndex((stop) => top(stop) > line());
    return (below === -1 ? among.length : below) - 0.5;
  }

  function go(among, step) {
    const from = place(among);
    const next = among[step > 0 ? Math.floor(from) + 1 : Math.ceil(from) - 1];
    if (next) {
      here = next;
      next.focus({ preventScroll: true });
      scrollBy(0, top(next) - line());
    }
  }

  function open() {
    const link = here && here.querySelector(".entry-title a, .findings a");
    if (link) {
      link.click();
    }
  }

  const keys = {
    j: () => go(stops, 1),
    k: () => go(stops, -1),
    f: () => go(doubtful, 1),
    o: open,
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (act && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act();
    }
  });

  document.querySelectorAll(".review-keys").forEach((hint) => {
    hint.hidden = stops.length === 0;
  });
}
