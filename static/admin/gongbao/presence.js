/* Reports that the page of a record is still open, and shows who else has it open. */
"use strict";
{
  const EVERY = 30_000;
  const notice = document.getElementById("presence");

  function report(extra) {
    const data = new FormData();
    const token = notice.closest("form").elements.namedItem("csrfmiddlewaretoken");
    data.append("csrfmiddlewaretoken", token.value);
    if (extra) {
      data.append(extra, "1");
    }
    return data;
  }

  async function stay() {
    if (document.visibilityState === "hidden") {
      return;
    }
    try {
      const response = await fetch(notice.dataset.url, {
        method: "POST",
        body: report(),
      });
      if (response.ok && !response.redirected) {
        notice.textContent = (await response.json()).notice;
        notice.hidden = !notice.textContent;
      }
    } catch {
      /* The next report may get through. */
    }
  }

  window.setInterval(stay, EVERY);
  document.addEventListener("visibilitychange", stay);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      stay();
    }
  });
  window.addEventListener("pagehide", () => {
    navigator.sendBeacon(notice.dataset.url, report("left"));
  });
}
