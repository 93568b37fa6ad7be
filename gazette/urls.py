app_name = "gazette"
urlpatterns = []
