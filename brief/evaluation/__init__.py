"""How good briefs are: held against labels of the same articles and verdicts on single items.

gold (records, labels, judgements; reading) → scores of each brief (attribution, demands, coverage, judged, effort) →
figures with intervals (bootstrap, comparing) → table
"""

from brief.evaluation.comparing import Compared, compared
from brief.evaluation.gold import Gold
from brief.evaluation.reading import read_gold
from brief.evaluation.scoring import Evaluation, evaluate

__all__ = ["Compared", "Evaluation", "Gold", "compared", "evaluate", "read_gold"]
