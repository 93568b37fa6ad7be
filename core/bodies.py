"""What a browser sends, whole or not at all.

A connection that breaks off ends a body as its last byte would: a file cut short on its way
would be taken for a whole one.
"""

from django.core.exceptions import BadRequest


def whole_bodies(application):
    """The WSGI ``application``, for which a body that is cut off cannot be read."""

    def guarded(environ, start_response):
        environ["wsgi.input"] = Body(environ["wsgi.input"])
        return application(environ, start_response)

    return guarded


def close_uploads(get_response):
    """Close the file that was coming in when the connection broke off, which removes it."""

    def middleware(request):
        response = get_response(request)
        for handler in request.upload_handlers:
            if (file := getattr(handler, "file", None)) is not None:
                file.close()
        return response

    return middleware


class Body:
    """The stream of a body, from which never more is asked for than it is said to hold."""

    def __init__(self, stream):
        self.stream = stream

    def read(self, size):
        return whole(self.stream.read(size), size)

    def readline(self, size):
        line = self.stream.readline(size)
        return line if line.endswith(b"\n") else whole(line, size)


def whole(data, size):
    if len(data) < size:
        raise BadRequest("The connection broke off before all was sent.")
    return data
