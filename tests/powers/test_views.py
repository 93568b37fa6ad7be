"""The public register of administrative powers."""

from tests import factories
from tests.lists import RegisterCases, assert_clauses_are_there, rows_of, text_of


class TestPowers(RegisterCases):
    url = "/powers/"
    make = factories.transfer_list

    def entry(self, word):
        return {"name": word}

    def made(self, *words, **of_document):
        transfers = super().made(*words, **of_document)
        rows = [(str(number), word) for number, word in enumerate(words, 1)]
        factories.attachment(transfers.document, rows)
        return transfers

    def test_a_power_has_the_number_of_its_list(self, client):
        factories.publish(factories.transfer_list({"sequence": 146}))
        (row,) = rows_of(client, self.url)
        assert row["sequence"] == 146

    def test_what_the_list_does_not_say_is_not_invented(self, client):
        factories.publish(factories.transfer_list({"name": "许可"}))
        (row,) = rows_of(client, self.url)
        assert (row["from_department"], row["department"]) == (None, None)

    def test_a_value_opens_its_row_of_the_attachment(self, client):
        self.published("第一种许可", "第二种许可")
        html = text_of(client.get(self.url))
        assert "#t1r2" in html
        assert_clauses_are_there(client, html)
