"use strict";
// A button beside each field of a citation that copies it. Without this script the fields
// can be selected and copied by hand.
for (const forms of document.querySelectorAll("[data-copy]")) {
  const said = document.createElement("p");
  said.className = "hidden";
  said.setAttribute("role", "status");
  forms.append(said);
  for (const field of forms.querySelectorAll("textarea")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = forms.dataset.copy;
    button.setAttribute("aria-describedby", field.id);
    button.addEventListener("click", async () => {
      field.select();
      // Without a secure connection there is no clipboard, but the older way.
      const copied = navigator.clipboard
        ? await navigator.clipboard.writeText(field.value).then(() => true, () => false)
        : document.execCommand("copy");
      if (!copied) return;
      button.textContent = said.textContent = forms.dataset.copied;
      setTimeout(() => { button.textContent = forms.dataset.copy; said.textContent = ""; }, 2000);
    });
    field.after(button);
  }
}
