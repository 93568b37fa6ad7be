() => {
  // What does not fit this window, is cut off, lies on something else or is too small to hit.
  const faults = [];
  const said = (what, one) => faults.push(`${what}: ${one.outerHTML.slice(0, 120)}`);
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.push(`scrolls sideways by ${wide} px`);

  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const clipped = (one) =>
    one && (getComputedStyle(one).clipPath !== "none" || clipped(one.parentElement));
  const hidden = (one) => clipped(one) || one.matches(".skip");
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((one) => shown(one) && one.type !== "hidden" && !hidden(one));
  for (const target of targets) {
    const { width, height } = target.getBoundingClientRect();
    // Links in running text may be smaller; axe looks whether they keep a distance.
    const inline = getComputedStyle(target).display === "inline";
    if (!inline && (width < 24 || height < 24)) said(`${width} x ${height} px`, target);
  }
  const boxes = targets.flatMap((one) =>
    [...one.getClientRects()].map((box) => ({ one, box })));
  boxes.forEach(({ one, box }, place) => {
    for (const other of boxes.slice(place + 1, place + 40)) {
      if (one === other.one || one.contains(other.one) || other.one.contains(one)) continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 2 && down > 6) said("lies on another", one);
    }
  });
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    // What is only for screen readers is a pixel wide.
    const cut = style.overflowX !== "visible" && style.overflowX !== "auto"
      && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1;
    if (cut && shown(one) && one.textContent.trim()) said("is cut off", one);
  }
  return faults;
}
