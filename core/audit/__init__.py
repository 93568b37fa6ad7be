"""What was done, by whom, when and from where: append-only, chained, provable.

``record`` notes an act. It belongs to the transaction it is called in and joins the chain
as that commits, so it may be called anywhere in it; what is rolled back was never done.
``one_act`` keeps what follows from an act, and is done within it, from being noted as well.
"""

from .acts import one_act, record

__all__ = ["one_act", "record"]
