"""Retiming by another track of the film that is already right, in any language: only the times of cues are compared."""

from kit.retime.reference.matching import match
from kit.retime.reference.together import match_all

__all__ = ["match", "match_all"]
