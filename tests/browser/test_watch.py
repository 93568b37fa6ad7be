import pytest

from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

ORIGIN = "http://site.example"
POLICY = {"Content-Security-Policy": "default-src 'self'"}


@pytest.fixture
def faults_of(chromium):
    """The faults of a page with this body, which no network serves."""

    def found(body, **options):
        files = {f"{ORIGIN}/": body, f"{ORIGIN}/fails.js": "throw new Error('broken')"}

        def answer(route):
            body = files.get(route.request.url)
            kind = (
                "text/javascript" if route.request.url.endswith("js") else "text/html"
            )
            status = 404 if body is None else 200
            route.fulfill(status=status, body=body, content_type=kind, headers=POLICY)

        with chromium.new_context(**options) as context:
            watch = Watch(context, ORIGIN)
            context.route("**/*", answer)
            page = context.new_page()
            page.goto(f"{ORIGIN}/")
            page.wait_for_timeout(300)
        return watch.faults

    return found


def test_a_clean_page_has_no_faults(faults_of):
    assert faults_of("<p><a href='http://other.example/'>公报</a></p>") == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>1</script>", "Content Security Policy"),
        ("<p style='color: red'>x</p>", "Content Security Policy"),
        ("<img src='/none.png'>", "status 404"),
        ("<script src='/fails.js'></script>", "exception: broken"),
        (
            "<meta http-equiv=refresh content='0;url=http://other.example/'>",
            "request to another host",
        ),
    ],
)
def test_faults_of_a_page_are_found(faults_of, body, fault):
    assert any(fault in found for found in faults_of(body))


def test_violations_are_found_without_javascript(faults_of):
    found = faults_of("<p style='color: red'>x</p>", java_script_enabled=False)
    assert "Content Security Policy" in found[0]
