from django.utils.translation import gettext_lazy as _

from gazette.registers.config import RegisterConfig


class CommunitiesConfig(RegisterConfig):
    default = True
    name = "communities"
    verbose_name = _("Communities")
    reading_key = "community_changes"
    organizations = ("subdistrict",)
    judged = {
        "clause": 1,
        "kind": 2,
        "name": 5,
        "former_name": 2,
        "subdistrict": 0,
        "territory": 0,
        "households": 1,
        "households_approx": 0,
        "premises": 1,
        "premises_note": 0,
        "floor_area_m2": 0,
        "floor_area_approx": 0,
        "boundaries": {"area": 2, "east": 1, "south": 1, "west": 1, "north": 1},
        "boundary_extra": 0,
    }
    change_set = "Decision"
    entry = "Change"
    states = "CommunityState"
    exchange = {"communities": "communities.resources.ChangeResource"}
