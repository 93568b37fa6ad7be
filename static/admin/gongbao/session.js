/* Warns before a session ends, and keeps what was typed when it has. */
"use strict";

{
  const WARN = 120;
  const EVERY = 5000;
  const REPORT = 60000;
  const panel = document.getElementById("session-watch");
  const { address, user } = panel.dataset;
  let until = Date.now() + Number(panel.dataset.seconds) * 1000;
  let active = 0;
  let reported = Date.now();
  let asked = 0;
  let state = "";

  const token = () =>
    (document.cookie.match(/(?:^|; )csrftoken=([^;]*)/) || [])[1] || "";

  function show(next) {
    state = next;
    panel.hidden = !next;
    for (const part of panel.querySelectorAll("[data-when]")) {
      part.hidden = part.dataset.when !== next;
    }
  }

  /* Asks how long the session goes on; a POST makes it go on. */
  async function ask(method = "GET") {
    asked = Date.now();
    try {
      const answer = await fetch(address, {
        method,
        redirect: "manual",
        headers: method === "POST" ? { "X-CSRFToken": token() } : {},
      });
      if (!answer.ok) {
        // A redirect to the sign-in page; any other trouble says nothing of the session.
        if (answer.type === "opaqueredirect") show("over");
        return;
      }
      const told = await answer.json();
      until = Date.now() + told.seconds * 1000;
      if (String(told.user) !== user) show("other");
      else show(told.seconds > WARN ? "" : "soon");
    } catch {
      // Offline: the next try tells.
    }
  }

  function look() {
    const left = (until - Date.now()) / 1000;
    if (!state && active > reported && Date.now() - reported > REPORT) {
      reported = Date.now();
      ask("POST");
    } else if (!state && left <= WARN) {
      ask();
    } else if (state === "soon" && (left <= 0 || Date.now() - asked > 20000)) {
      ask();
    }
  }

  for (const event of ["input", "keydown", "pointerdown"]) {
    document.addEventListener(event, () => { active = Date.now(); }, { passive: true });
  }
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && (state || Date.now() - asked > REPORT)) ask();
  });
  panel.querySelector("button").addEventListener("click", () => ask("POST"));
  document.addEventListener("submit", (event) => {
    if (state === "over" || state === "other") {
      event.preventDefault();
      panel.scrollIntoView({ block: "center" });
      ask();
      return;
    }
    // Whoever has signed in again in another window has a new token.
    for (const input of event.target.querySelectorAll("[name=csrfmiddlewaretoken]")) {
      if (token()) input.value = token();
    }
  }, true);
  setInterval(look, EVERY);
}
