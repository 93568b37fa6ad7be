"""Texts stand in the order of their days: ``rebuild_search`` takes them in anew."""

from django.db import migrations, models

from core.search.backends import backend, execute


def empty(apps, schema_editor):
    connection = schema_editor.connection
    execute(connection, [*backend(connection).REMOVE, "DELETE FROM core_searchtext"])


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0005_last_change'),
    ]

    operations = [
        migrations.RunPython(empty, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='searchtext',
            name='core_searchtext_once',
        ),
        migrations.RemoveField(
            model_name='searchtext',
            name='kind',
        ),
        migrations.AlterField(
            model_name='searchtext',
            name='object_id',
            field=models.BigIntegerField(db_index=True),
        ),
        migrations.AlterField(
            model_name='searchtext',
            name='id',
            field=models.BigIntegerField(primary_key=True, serialize=False),
        ),
    ]
