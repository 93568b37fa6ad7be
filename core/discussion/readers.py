"""Who may see a record in the admin."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import reverse


def staff():
    return get_user_model().objects.filter(is_active=True, is_staff=True)


def shown_by(model):
    """The ModelAdmin of ``model``; ``None`` where it has none."""
    if model not in admin.site._registry:
        # Commands start without the admin.
        admin.autodiscover()
    return admin.site._registry.get(model)


def visible(user, model, record=None):
    """What of ``model`` the admin shows to ``user``, where ``record`` is one of them."""
    request = HttpRequest()
    request.user = user
    model_admin = shown_by(model)
    may = model_admin and user.is_active and user.is_staff
    if may and model_admin.has_view_permission(request, record):
        return model_admin.get_queryset(request)
    return model._base_manager.none()


def may_view(user, record):
    """Whether the admin would show ``record`` to ``user``."""
    return visible(user, type(record), record).filter(pk=record.pk).exists()


def address(record):
    """Where the admin shows ``record``."""
    opts = record._meta
    name = f"admin:{opts.app_label}_{opts.model_name}_change"
    return reverse(name, args=[record.pk])
