from django.urls import path

from . import views

app_name = "powers"
urlpatterns = [
    path("", views.PowerListView.as_view(), name="list"),
    path("<int:pk>/", views.PowerDetailView.as_view(), name="detail"),
]
