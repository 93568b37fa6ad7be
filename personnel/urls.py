from django.urls import path

from . import views

app_name = "personnel"
urlpatterns = [
    path("", views.TenureListView.as_view(), name="list"),
    path("changes/", views.TenureChangesView.as_view(), name="changes"),
    path("people/<int:pk>/", views.PersonView.as_view(), name="person"),
    path("posts/<int:pk>/", views.PostView.as_view(), name="post"),
]
