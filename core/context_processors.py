"""What every page shows of the site itself."""

from django.conf import settings


def site(request):
    return {
        "district_name": settings.DISTRICT_NAME,
        "gazette_name": settings.GAZETTE_NAME,
    }
