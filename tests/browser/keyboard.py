"""A reader who has only a keyboard, and sees where it is at every step."""

MOST = 400
# Of a date, the parts and the button of the calendar are stops of their own.
STOPS = 6

HERE = """() => {
  const one = document.activeElement;
  const before = window.focusedBefore;
  window.focusedBefore = one;
  // Past the end comes the browser's own frame, or the first stop again.
  if (!one || one === document.body || (before && one.matches(".skip"))) return null;
  const box = one.getClientRects()[0];
  // The middle of what of it is in the window.
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const top = box && document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const label = [...(one.labels ?? [])];
  // A part of a drawing shows its edge, anything else an outline.
  const marked = [one, ...label, ...one.querySelectorAll(".hit")].some((each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== "none"
      || (style.stroke !== "none" && parseFloat(style.strokeWidth) >= 2);
  });
  const follows = !before || before === one
    || before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  return {
    html: one.outerHTML.slice(0, 160),
    marked,
    seen: !!top && (one.contains(top) || top.contains(one) || label.some((l) => l.contains(top))),
    follows: !!follows,
    stays: before === one,
  };
}"""


class Keyboard:
    """Presses keys on ``page``; asserts that the focus is seen and goes on in order."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)

    def tab(self):
        """One step on: what has the focus now, ``None`` past the end of the page."""
        self.press("Tab")
        here = self.page.evaluate(HERE)
        if here is not None:
            assert here["marked"], f"the focus is not seen: {here['html']}"
            assert here["seen"], f"the focus lies under something: {here['html']}"
            assert here["follows"], f"the focus goes back: {here['html']}"
        return here

    def go_to(self, selector):
        """On by Tab until the first element that fits ``selector`` has the focus."""
        stays = 0
        for _ in range(MOST):
            here = self.tab()
            assert here is not None, f"the page ends before {selector}"
            stays = stays + 1 if here["stays"] else 0
            assert stays < STOPS, f"the focus is trapped: {here['html']}"
            if self.page.evaluate("(s) => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"{selector} is further than {MOST} steps")

    def follow(self, selector, address):
        """To ``selector``, and by Enter to the page at ``address``."""
        self.go_to(selector)
        self.press("Enter")
        self.page.wait_for_url(address)
