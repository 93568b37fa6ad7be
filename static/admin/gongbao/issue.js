/* Moves the rows of an issue up and down; without it, their numbers are typed. */
"use strict";

(() => {
  const table = document.querySelector(".placements.inside");
  if (!table) return;
  const rows = () => [...table.tBodies[0].rows];
  const number = (row) => row.querySelector(".order input");
  const section = (row) => row.querySelector(".section select")?.value ?? row.dataset.section;

  function neighbour(row, down) {
    const other = down ? row.nextElementSibling : row.previousElementSibling;
    return other && number(other) && section(other) === section(row) ? other : null;
  }

  // The numbers of the section stay the same, in the new order; none is given twice.
  function renumber(row) {
    const group = rows().filter((one) => number(one) && section(one) === section(row));
    const numbers = group.map((one) => Number(number(one).value) || 0).sort((a, b) => a - b);
    let last = 0;
    group.forEach((one, place) => {
      last = Math.max(last + 1, numbers[place]);
      number(one).value = last;
    });
  }

  function refresh() {
    for (const row of rows()) {
      for (const button of row.querySelectorAll(".move")) {
        button.disabled = !neighbour(row, button.dataset.down === "true");
      }
    }
  }

  function move(row, button) {
    const down = button.dataset.down === "true";
    const other = neighbour(row, down);
    if (!other) return;
    if (down) other.after(row);
    else other.before(row);
    renumber(row);
    rows().forEach((one) => one.classList.toggle("moved", one === row));
    refresh();
    const [up, under] = row.querySelectorAll(".move");
    (button.disabled ? (down ? up : under) : button).focus();
  }

  for (const row of rows()) {
    if (!number(row)) continue;
    for (const down of [false, true]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "move";
      button.dataset.down = String(down);
      button.textContent = down ? "↓" : "↑";
      const label = down ? table.dataset.down : table.dataset.up;
      button.setAttribute("aria-label", `${label}: ${row.querySelector("th a").textContent}`);
      button.addEventListener("click", () => move(row, button));
      row.querySelector(".order").append(button);
    }
  }
  table.addEventListener("change", refresh);
  refresh();
})();
