"""JSON Schema for strict structured output: from a model, and what in a schema servers would refuse."""

from brief.strict.subset import Breach, breaches, problems
from brief.strict.tighten import strict_schema

__all__ = ["Breach", "breaches", "problems", "strict_schema"]
