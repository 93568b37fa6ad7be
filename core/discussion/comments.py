"""Commenting: answering, telling whom it concerns, and resolving."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from core.audit import record

from .kinds import Kind
from .mentions import mentions
from .models import Comment
from .notifying import notify


@transaction.atomic
def add(target, author, text, *, clause="", reply_to=None):
    """The new Comment, and a sentence on each name in it that means nobody.

    An answer to an answer stands in the same thread.
    """
    thread = reply_to and (reply_to.reply_to or reply_to)
    comment = Comment.objects.create(
        target=target, author=author, text=text, clause=clause, reply_to=thread
    )
    found = mentions(text, target)
    tell(comment, target, Kind.MENTION, found.people)
    answered = {reply_to.author} if reply_to else set()
    tell(comment, target, Kind.REPLY, answered - {*found.people})
    record("comment.added", user=author, target=target, details={"comment": comment.pk})
    return comment, found.faults


def tell(comment, target, kind, people):
    notify(
        people,
        kind,
        target,
        by=comment.author,
        text=Truncator(comment.text).chars(200),
        anchor=f"#{comment.anchor}",
    )


def resolve(comment, user):
    """Note that ``user`` has seen to the thread; who was first stays."""
    thread = comment.reply_to or comment
    Comment.objects.filter(pk=thread.pk, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by=user
    )


def threads(target):
    """The Comments on ``target`` that are no answers, each with its ``answers``."""
    comments = Comment.objects.on(target).select_related("author", "resolved_by")
    found = {}
    for comment in comments:
        if comment.reply_to_id is None:
            comment.answers = []
            found[comment.pk] = comment
        else:
            found[comment.reply_to_id].answers.append(comment)
    return list(found.values())
