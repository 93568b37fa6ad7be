from django.urls import path

from . import views

app_name = "statistics"
urlpatterns = [
    path("", views.ObservationListView.as_view(), name="list"),
    path("changes/", views.ObservationChangesView.as_view(), name="changes"),
    path("<int:pk>/", views.IndicatorView.as_view(), name="detail"),
]
