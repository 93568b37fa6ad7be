"""An upload whose connection breaks off before all of it has come."""

import io

import pytest

from config.wsgi import application
from gazette.models import Reading
from tests.admin_pages import url

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "甲区人民政府\n关于河道管理的通告\n甲政通〔2021〕1号\n各街道办事处：\n请认真落实。\n甲区人民政府\n2021年6月1日\n"
TOKEN = "a" * 32
HEAD = (
    '--mark\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'
    f"{TOKEN}\r\n"
    '--mark\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n'
    "Content-Type: text/plain\r\n\r\n"
)


@pytest.fixture
def arriving(settings, tmp_path):
    """Where a file is while it comes in; that of a batch would lie beside it."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    backend = settings.STORAGES["import_export"]["BACKEND"]
    place = {"BACKEND": backend, "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"import_export": place}
    return tmp_path


def post(client, sent, length):
    """The status of what is answered to ``sent``, said to be of ``length`` bytes."""
    session = client.cookies["sessionid"].value
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": url(Reading, "read"),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "HTTP_COOKIE": f"sessionid={session}; csrftoken={TOKEN}",
        "CONTENT_TYPE": "multipart/form-data; boundary=mark",
        "CONTENT_LENGTH": f"{length}",
        "wsgi.input": io.BytesIO(sent),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
    }
    statuses = []
    answer = application(environ, lambda status, headers: statuses.append(status))
    answer.close()
    return int(statuses[0].split()[0])


@pytest.mark.parametrize("padding", [0, 200_000])
@pytest.mark.parametrize("missing", [1, 12, 100])
def test_a_file_that_is_cut_off_is_not_taken_for_a_whole_one(
    administrator, arriving, missing, padding
):
    whole = (HEAD + TEXT + "\n" * padding + "\r\n--mark--\r\n").encode()
    assert post(administrator, whole[:-missing], len(whole)) == 400
    assert not Reading.objects.exists()
    assert [*arriving.iterdir()] == []
    assert post(administrator, whole, len(whole)) == 302
    assert Reading.objects.count() == 1
