() => {
  // What is wrong with the build of this page, a line each; axe looks for other things.
  const faults = [];
  const check = (right, said, element) => {
    if (!right) faults.push(element ? `${said}: ${element.outerHTML.slice(0, 120)}` : said);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });

  check(all("h1").length === 1, "not one h1");
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
    const next = Number(heading.tagName[1]);
    check(next <= level + 1, "a level of headings is skipped", heading);
    level = next;
  }
  check(all("main").length === 1, "not one main");
  check(all("body > header").length === 1, "not one banner");
  check(all("body > footer").length === 1, "not one footer");
  const navigations = all("nav").map((one) => one.ariaLabel);
  check(navigations.every(Boolean), "a navigation without a name");
  check(new Set(navigations).size === navigations.length, "two navigations of one name");
  for (const field of all("input:not([type=hidden]), select, textarea")) {
    check(field.labels.length || field.ariaLabel, "no label", field);
  }
  for (const table of all("table")) {
    check(table.caption || table.closest("[aria-label]"), "a table without a name", table);
  }
  for (const heading of all("th")) check(heading.scope, "a heading without scope", heading);
  for (const picture of all("img, svg")) {
    const named = picture.alt || picture.ariaLabel || picture.getAttribute("aria-labelledby");
    check(named || picture.closest("[aria-hidden=true]"), "a picture without a name", picture);
  }
  check(document.title.length > 3 && document.documentElement.lang, "no title or language");
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const parent = words.currentNode.parentElement;
    const chinese = parent.localName !== "script" && /[一-鿿]/.test(words.currentNode.data);
    const language = parent.closest("[lang]").getAttribute("lang");
    check(!chinese || language.startsWith("zh"), "Chinese that does not say so", parent);
  }
  return faults;
}
