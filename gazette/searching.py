"""What of the documents can be found."""

from core.search.index import Searchable

from .models import Document


class DocumentTexts(Searchable):
    model = Document
    day = "signed_date"

    def published(self):
        return super().published().prefetch_related("attachments")

    def texts(self, documents):
        for document in documents:
            yield document, *text_of(document)


def text_of(document):
    """(title, text) of a document: the text has its paragraphs and cells as lines."""
    tables = [
        "\n".join(
            [table.title, *table.columns, *(c for row in table.rows for c in row)]
        )
        for table in document.attachments.all()
    ]
    head = document.issuer, document.addressee
    return (
        f"{document.number}\n{document.title}",
        "\n".join([*head, document.body, *tables]),
    )


def documents():
    return [DocumentTexts()]
