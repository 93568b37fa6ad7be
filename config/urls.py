from django.contrib import admin
from django.urls import include, path

admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("communities/", include("communities.urls")),
    path("personnel/", include("personnel.urls")),
    path("powers/", include("powers.urls")),
    path("statistics/", include("statistics.urls")),
    path("", include("gazette.urls")),
]
