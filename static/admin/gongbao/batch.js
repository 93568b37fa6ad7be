// Reading goes on by itself; without scripts the button does it.
"use strict";
window.addEventListener("load", () => {
  window.setTimeout(() => document.getElementById("goes-on").requestSubmit(), 300);
});
