from django.urls import path

from . import views

app_name = "communities"
urlpatterns = [
    path("", views.CommunityListView.as_view(), name="list"),
    path("changes/", views.CommunityChangesView.as_view(), name="changes"),
    path("subdistricts/", views.SubdistrictListView.as_view(), name="subdistricts"),
    path("<int:pk>/", views.CommunityDetailView.as_view(), name="detail"),
]
