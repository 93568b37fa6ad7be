"""axe-core at work in a page, with every rule of WCAG 2.2 A and AA and its good practice."""

from importlib.resources import files

SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# The one rule of level AA that axe leaves out unless it is asked for.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


# Colours that change with the medium may take their time.
RUN = """async (options) => {
  await Promise.all(document.getAnimations().map((one) => one.finished));
  return await axe.run(options);
}"""


def violations(page):
    """What axe finds wrong, a line for each element.

    It comes in through the debugger, to which the page's own policy does not apply, so
    that the policy stays as readers have it.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(SCRIPT)
    found = page.evaluate(RUN, OPTIONS)["violations"]
    return [f"{rule['id']}: {one['html']}" for rule in found for one in rule["nodes"]]
