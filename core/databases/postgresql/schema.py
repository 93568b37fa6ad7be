from django.db.backends.postgresql import schema


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Alters a column's CHECK with the field that says it (see ``core.fields``)."""

    def _field_db_check(self, field, field_db_params):
        # Django compares the checks of its own kinds of fields alone: a change of ours
        # would leave the old one standing.
        return field_db_params["check"]
