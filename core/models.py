from core.workflow.models import TransitionLog

__all__ = ["TransitionLog"]
