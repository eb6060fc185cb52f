"""To look at: the web application and its API, over one store."""

from sayso.serving.application import make_application
from sayso.serving.settings import ServingError, Settings

__all__ = ["ServingError", "Settings", "make_application"]
