import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", ["desktop", "phone", "no_javascript", "printed"])
def test_the_start_page_opens(page, request, screenshot):
    opened = request.getfixturevalue(page)
    assert opened.goto("/").status == 200
    screenshot(opened, f"start-{page}")
