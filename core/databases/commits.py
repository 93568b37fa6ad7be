"""The moment before a commit: what was done in the transaction joins the audit's chain.

The chain's head is locked last, and only until the commit that follows, so nobody who
holds it ever waits for anything else. An act that cannot be recorded is not done.
"""

from core.audit import pending


class AuditedCommits:
    """For a DatabaseWrapper."""

    def commit(self):
        try:
            pending.flush(self)
        except BaseException:
            self.rollback()
            raise
        super().commit()

    def savepoint_commit(self, sid):
        # In a test case, whose own transaction never ends, this is the end of the act.
        if not pending.is_awaited(self):
            pending.flush(self)
        super().savepoint_commit(sid)
