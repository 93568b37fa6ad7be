/* Gives the fields of Select2, and the empty headings of tables, the names they lack. */
"use strict";
{
  function name() {
    for (const shown of document.querySelectorAll(".select2-selection__rendered")) {
      const id = shown.id.replace(/^select2-|-container$/g, "");
      const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
      const title = label?.textContent ?? document.getElementById(id)?.ariaLabel;
      if (title) {
        shown.ariaLabel = title.trim().replace(/[:：]$/, "");
      }
    }
    for (const heading of document.querySelectorAll("thead th:empty")) {
      heading.replaceWith(document.createElement("td"));
    }
  }

  // After the admin has made its fields, which it does when jQuery is ready.
  django.jQuery(name);
  document.addEventListener("formset:added", name);
}
