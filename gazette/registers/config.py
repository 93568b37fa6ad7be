"""How the gazette finds the registers without knowing them."""

from importlib import import_module

from django.apps import AppConfig, apps


class RegisterConfig(AppConfig):
    """An app that holds a register.

    ``reading_key`` is the list of its entries in ``read_gazette --json``; ``change_set``,
    ``entry`` and ``states`` name its models. ``judged`` names the fields of such an entry, each
    with its weight in telling entries apart (parts of an entry: their fields in turn), and
    ``organizations`` those that hold the name of one.
    """

    reading_key = ""
    judged = {}
    organizations = ()
    change_set = ""
    entry = ""
    states = ""

    @property
    def change_set_model(self):
        return self.get_model(self.change_set)

    @property
    def entry_model(self):
        return self.get_model(self.entry)

    @property
    def state_model(self):
        return self.get_model(self.states)

    def read(self, document):
        """The entries that a ``SourceDocument`` states in this register."""
        return import_module(f"{self.name}.reading").read(document)

    def doubts(self, document, entries):
        """What is doubtful about a document beside the ``entries`` read of it: sentences that
        decide, and gave none."""
        return import_module(f"{self.name}.reading").doubts(document, entries)

    def against(self, read):
        """(document index, clause, finding) of what the register has against entries just read.

        ``read`` holds (document index, day of signing, entries) of each new document.
        """
        return ()

    @property
    def evidence(self):
        """``SAID``: words for the choices of a field; ``CUES``: words before a value;
        ``COMMON``: fields that many rows share; ``witnesses(entries)``: what was known
        before, by entry and field; ``remarks(entries)`` alike: hints that keep nothing up."""
        return import_module(f"{self.name}.evidence")

    def write(self, entries, *, issuer):
        """The ``SourceDocument`` that states ``entries`` (read ones, of this register)."""
        return import_module(f"{self.name}.writing").write(entries, issuer=issuer)


def registers():
    return [app for app in apps.get_app_configs() if isinstance(app, RegisterConfig)]


def against(documents, entries, new):
    """What the registers have against the entries of the documents whose index is in ``new``."""
    for register, read in entries.items():
        yield from register.against(
            [
                (index, documents[index].signed_date, of_document)
                for index, of_document in read
                if index in new
            ]
        )
