"""The kinds of official documents."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Genre(models.TextChoices):
    """The kinds of official documents (中办发〔2012〕14号, article 8)."""

    RESOLUTION = "决议", pgettext_lazy("genre", "Resolution")
    DECISION = "决定", pgettext_lazy("genre", "Decision")
    ORDER = "命令", pgettext_lazy("genre", "Order")
    COMMUNIQUE = "公报", pgettext_lazy("genre", "Communiqué")
    PUBLIC_NOTICE = "公告", pgettext_lazy("genre", "Public notice")
    ANNOUNCEMENT = "通告", pgettext_lazy("genre", "Announcement")
    OPINION = "意见", pgettext_lazy("genre", "Opinion")
    NOTICE = "通知", pgettext_lazy("genre", "Notice")
    CIRCULAR = "通报", pgettext_lazy("genre", "Circular")
    REPORT = "报告", pgettext_lazy("genre", "Report")
    REQUEST = "请示", pgettext_lazy("genre", "Request")
    REPLY = "批复", pgettext_lazy("genre", "Reply")
    MOTION = "议案", pgettext_lazy("genre", "Motion")
    LETTER = "函", pgettext_lazy("genre", "Letter")
    MINUTES = "纪要", pgettext_lazy("genre", "Minutes")
