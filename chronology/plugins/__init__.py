"""Find, check and call plug-ins. The only room that touches pluggy's manager."""

from chronology.plugins.registry import ALLOW_VARIABLE, Plugins, installed, load

__all__ = ["ALLOW_VARIABLE", "Plugins", "installed", "load"]
