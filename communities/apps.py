from django.utils.translation import gettext_lazy as _

from gazette.registers.config import RegisterConfig


class CommunitiesConfig(RegisterConfig):
    default = True
    name = "communities"
    verbose_name = _("Communities")
    reading_key = "community_changes"
    change_set = "Decision"
    entry = "Change"
    states = "CommunityState"
    exchange = {"communities": "communities.resources.ChangeResource"}
