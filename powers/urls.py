from django.urls import path

from . import views

app_name = "powers"
urlpatterns = [
    path("", views.PowerListView.as_view(), name="list"),
    path("changes/", views.PowerChangesView.as_view(), name="changes"),
    path("departments/", views.DepartmentListView.as_view(), name="departments"),
    path("<int:pk>/", views.PowerDetailView.as_view(), name="detail"),
]
