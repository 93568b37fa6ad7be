"""The form of a comment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Comment


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ("text", "clause", "reply_to")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "clause": forms.TextInput(attrs={"size": 10}),
            "reply_to": forms.HiddenInput,
        }
        error_messages = {"text": {"required": _("Write something first.")}}

    def __init__(self, *args, target, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reply_to"].queryset = Comment.objects.on(target)
