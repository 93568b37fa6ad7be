"""What was done in a transaction waits for its end, and is gone if it is rolled back.

It waits among the functions to be called on commit, which Django forgets with a savepoint
or a transaction that is rolled back; just before the commit it joins the chain.
"""

from django.db import transaction

from . import merging


class Pending:
    """An act that waits. Called after the commit only where nobody told us before it."""

    def __init__(self, act):
        self.act = act

    def __call__(self):
        append([self.act])


def submit(act):
    if is_awaited(transaction.get_connection()):
        transaction.on_commit(Pending(act))
    else:
        append([act])


def is_awaited(connection):
    """Whether the end of a transaction, or in a test case of what stands for it, comes."""
    blocks = connection.atomic_blocks
    own = [block for block in blocks if not block._from_testcase]
    if len(own) == len(blocks):
        return connection.in_atomic_block
    return any(block.savepoint for block in own)


def flush(connection):
    """Let all that waits join the chain, in the transaction that is about to end."""
    waiting = [f for _, f, _ in connection.run_on_commit if isinstance(f, Pending)]
    if waiting:
        connection.run_on_commit = [
            entry
            for entry in connection.run_on_commit
            if not isinstance(entry[1], Pending)
        ]
        append(merging.merged([each.act for each in waiting]), connection.alias)


def append(acts, using=None):
    # Models are there once there are acts, but not yet when the databases are set up.
    from . import chain

    chain.append([act.columns() for act in acts], using)
