/* The review page: from clause to clause and from doubt to doubt, the words of a field, mending in place. */
"use strict";

{
  const stops = Array.from(document.querySelectorAll("[data-stop]"));
  const doubtful = stops.filter((stop) => stop.matches(".review-doubtful"));
  const bar = document.querySelector(".review-bar");
  const jumps = document.querySelector(".review-jumps");
  let here = null;

  const top = (stop) => stop.getBoundingClientRect().top;
  /* What the bar covers while it stays in sight, and where the text below it begins. */
  const edge = () => (getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0);
  const line = () => Math.max(edge(), bar.getBoundingClientRect().bottom);

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
      stand(next);
      scrollBy(0, top(next) - edge() - 24);
    }
  }

  function stand(stop) {
    here = stop;
    here.focus({ preventScroll: true });
    const at = doubtful.indexOf(here);
    if (at !== -1) {
      jumps.querySelector(".review-where").textContent = `${at + 1} / ${doubtful.length}`;
    }
  }

  function open() {
    const link = here && here.querySelector(".entry-title a, .findings a");
    if (link) {
      link.click();
    }
  }

  /* The first finding here, its reason ready to be typed. */
  function settle() {
    const acts = here && here.querySelector(".finding-acts");
    if (acts) {
      acts.open = true;
      const field = acts.querySelector("input:not([type=hidden])");
      if (field) {
        field.focus();
      }
    }
  }

  /* The form of an entry, as its own page has it, in the place of what was read. */
  async function mend(link, name) {
    const entry = link.closest(".entry");
    const answer = await fetch(link.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = page.querySelector("#mend");
    if (!answer.ok || !form) {
      location.assign(link.href);
      return;
    }
    close();
    form.querySelector("[data-mend-cancel]").addEventListener("click", (event) => {
      event.preventDefault();
      close();
      link.focus();
    });
    entry.querySelectorAll(":scope > dl").forEach((list) => (list.hidden = true));
    entry.append(document.adoptNode(form));
    const fields = "input:not([type=hidden]), select, textarea";
    (form.querySelector(`[name="${name || "name"}"]`) || form.querySelector(fields)).focus();
  }

  function close() {
    document.querySelectorAll("#mend").forEach((form) => {
      form.closest(".entry").querySelectorAll(":scope > dl").forEach((list) => (list.hidden = false));
      form.remove();
    });
  }

  /* Mend the entry here that is doubtful, at the field that is. */
  function mendHere() {
    const doubt = here && here.querySelector(".entry .grade-doubtful");
    const link = doubt
      ? doubt.closest(".entry").querySelector("[data-mend]")
      : here && here.querySelector("[data-mend]");
    if (link) {
      mend(link, doubt ? doubt.dataset.name : "");
    }
  }

  const keys = {
    j: () => go(stops, 1),
    k: () => go(stops, -1),
    f: () => go(doubtful, 1),
    d: () => go(doubtful, -1),
    a: settle,
    m: mendHere,
    o: open,
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (act && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act();
    } else if (event.key === "Escape" && typing && typing.closest("#mend")) {
      close();
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-mend]");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (link && plain) {
      event.preventDefault();
      const doubt = link.closest(".entry").querySelector(".grade-doubtful");
      mend(link, doubt ? doubt.dataset.name : "");
    }
    const jump = event.target.closest("[data-jump]");
    if (jump) {
      go(doubtful, Number(jump.dataset.jump));
    }
  });

  /* A field and its words in the text light up together. */
  function light(event) {
    const one = event.target.closest ? event.target.closest(".field, mark") : null;
    document.querySelectorAll(".review .lit").forEach((lit) => lit.classList.remove("lit"));
    if (!one) {
      return;
    }
    const names = one.matches("mark") ? one.dataset.fields.split(" ") : [one.dataset.key];
    names.forEach((name) => {
      const same = `.field[data-key="${name}"], mark[data-fields~="${name}"]`;
      document.querySelectorAll(same).forEach((found) => found.classList.add("lit"));
    });
  }

  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);

  document.querySelectorAll(".review-keys").forEach((hint) => {
    hint.hidden = stops.length === 0;
  });
  jumps.hidden = doubtful.length === 0;

  /* Back from settling a finding, the keys go on from where it stood. */
  const back = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (back && stops.includes(back)) {
    stand(back);
  }
}
