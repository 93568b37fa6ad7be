"""How tables are found by name: each AppConfig names its own in ``exchange``."""

from django.apps import apps
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _


def table_names():
    """{name of a table: dotted path of its resource}, of all apps."""
    return {
        name: path
        for app in apps.get_app_configs()
        for name, path in getattr(app, "exchange", {}).items()
    }


def resource(name):
    """A new resource of the table ``name``; raises LookupError, for people."""
    names = table_names()
    if name not in names:
        raise LookupError(
            _("There is no table “%(name)s”; there are: %(names)s.")
            % {"name": name, "names": ", ".join(sorted(names))}
        )
    return import_string(names[name])()


def name_of(resource_class):
    """The name of the table that ``resource_class`` is."""
    path = f"{resource_class.__module__}.{resource_class.__qualname__}"
    return next(name for name, named in table_names().items() if named == path)
