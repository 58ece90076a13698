"""Questions of anybody, each answered in a process of its own that cannot harm the rest."""

from graph.asking.engine.engine import Engine
from graph.asking.engine.limits import Limits

__all__ = ["Engine", "Limits"]
