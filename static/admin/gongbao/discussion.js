/* Comments are sent without leaving the page, whose form may hold unsaved work; after an
   @ the colleagues who may be mentioned are offered. */
"use strict";
{
  const panel = () => document.querySelector(".discussion");

  async function send(form, button) {
    button.disabled = true;
    let response;
    try {
      response = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "fetch" },
      });
    } catch {
      response = null;
    }
    if (!response || response.redirected || ![200, 422].includes(response.status)) {
      button.disabled = false;
      form.submit();
      return;
    }
    const text = await response.text();
    const page = new DOMParser().parseFromString(text, "text/html");
    panel().replaceWith(page.querySelector(".discussion"));
    const focused = panel().querySelector(".discussion-faults, .errorlist");
    (focused || panel().querySelector("h2")).scrollIntoView({ block: "nearest" });
    panel().querySelector(".comment-new textarea").focus({ preventScroll: true });
  }

  document.addEventListener("submit", (event) => {
    if (event.target.closest(".discussion")) {
      event.preventDefault();
      send(event.target, event.submitter || event.target.querySelector("button"));
    }
  });

  /* Mentions */

  const TYPED = /(?:^|[^A-Za-z0-9._%+-])[@＠]([^\s@＠，。、；：！？]{0,20})$/;
  let box = null;
  let asked = 0;

  function close() {
    if (box) {
      box.list.remove();
      box.field.removeAttribute("aria-activedescendant");
      box.field.setAttribute("aria-expanded", "false");
      box = null;
    }
  }

  function typed(field) {
    const match = TYPED.exec(field.value.slice(0, field.selectionStart));
    return match ? match[1] : null;
  }

  async function offer(field) {
    const text = typed(field);
    asked += 1;
    const mine = asked;
    if (text === null) {
      close();
      return;
    }
    const address = `${panel().dataset.people}?q=${encodeURIComponent(text)}`;
    const response = await fetch(address);
    if (!response.ok || response.redirected || mine !== asked) {
      return;
    }
    show(field, (await response.json()).people);
  }

  function show(field, people) {
    close();
    if (!people.length) {
      return;
    }
    const list = document.createElement("ul");
    list.id = "mention-list";
    list.className = "mention-list";
    list.setAttribute("role", "listbox");
    people.forEach((person, place) => {
      const item = document.createElement("li");
      item.id = `mention-${place}`;
      item.setAttribute("role", "option");
      item.textContent =
        person.name === person.account
          ? person.account
          : `${person.name} @${person.account}`;
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(place);
      });
      list.append(item);
    });
    field.after(list);
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", list.id);
    box = { field, list, people, place: 0 };
    mark(0);
  }

  function mark(place) {
    box.place = (place + box.people.length) % box.people.length;
    [...box.list.children].forEach((item, one) => {
      item.setAttribute("aria-selected", String(one === box.place));
    });
    box.field.setAttribute("aria-activedescendant", `mention-${box.place}`);
  }

  function choose(place) {
    const { field, people } = box;
    const person = people[place];
    const twice = people.filter((one) => one.name === person.name).length > 1;
    const name = twice ? person.account : person.name;
    const start = field.selectionStart - typed(field).length;
    field.setRangeText(`${name} `, start, field.selectionStart, "end");
    close();
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches(".discussion textarea")) {
      offer(event.target);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!box || event.isComposing) {
      return;
    }
    const keys = {
      ArrowDown: () => mark(box.place + 1),
      ArrowUp: () => mark(box.place - 1),
      Enter: () => choose(box.place),
      Tab: () => choose(box.place),
      Escape: close,
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  document.addEventListener("focusout", (event) => {
    if (box && event.target === box.field) {
      close();
    }
  });
}
