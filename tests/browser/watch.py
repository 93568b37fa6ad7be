"""What a page must not do while a test looks at it."""

from urllib.parse import urlsplit

# The browser says this of the page itself too, whose status is the test's own business.
STATUS_MESSAGE = "Failed to load resource: the server responded with a status of"
LOCAL_SCHEMES = {"about", "blob", "data"}


class Watch:
    """Records the faults of every page of a browser context.

    ``faults`` fills with console errors (violations of the content security policy
    among them), uncaught exceptions, parts that failed to load and requests to any
    host but that of ``origin``.
    """

    def __init__(self, context, origin):
        self.host = urlsplit(origin).netloc
        self.faults = []
        context.on("console", self.on_console)
        context.on("weberror", self.on_error)
        context.on("request", self.on_request)
        context.on("response", self.on_response)

    def on_console(self, message):
        if message.type == "error" and not message.text.startswith(STATUS_MESSAGE):
            self.faults.append(f"console: {message.text}")

    def on_error(self, error):
        self.faults.append(f"exception: {error.error}")

    def on_request(self, request):
        url = urlsplit(request.url)
        if url.scheme not in LOCAL_SCHEMES and url.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def on_response(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"status {response.status}: {response.url}")
