"""PostgreSQL has the newest first by an index too: it sorts days that are missing elsewhere."""

from django.db import migrations

CREATE = (
    "CREATE INDEX IF NOT EXISTS gazette_doc_newest_last ON gazette_document"
    " (state, signed_date ASC NULLS FIRST, id)"
)
DROP = "DROP INDEX IF EXISTS gazette_doc_newest_last"


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):

    dependencies = [
        ('gazette', '0003_reading_pages'),
    ]

    operations = [
        migrations.RunPython(on_postgresql(CREATE), on_postgresql(DROP)),
    ]
