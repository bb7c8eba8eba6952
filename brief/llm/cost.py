"""What calls cost, by the prices that ship with genai-prices. Pricing never fails a run: what is unknown is None."""

from __future__ import annotations

from urllib.parse import urlsplit

from brief.llm.address import OPENAI
from brief.llm.usage import Usage
from brief.loopback import is_local

_BATCHED = {"processing": "batch"}


def cost(model: str, base_url: str | None, usage: Usage, *, batched: bool = False) -> float | None:
    """Dollars for that usage of a model, or None where the price or the usage is unknown.

    With `batched`, by the Batch API: at half the price as a rule, and at the full one where none for batches is known
    (`batch_share` tells). A model on this machine costs electricity that nobody counts: None, not 0. Prices are those
    of the installed genai-prices; nothing is fetched. Without a base URL the model is OpenAI's.
    """
    address = OPENAI if base_url is None else base_url
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or is_local(parts.hostname or ""):
        return None
    if usage.calls == 0:
        return 0.0
    if usage.input_tokens is None or usage.output_tokens is None:
        return None
    from genai_prices import Usage as Counted  # slow, and only wanted here
    from genai_prices import calc_price

    counted = Counted(
        input_tokens=usage.input_tokens, cache_read_tokens=usage.cached_tokens, output_tokens=usage.output_tokens
    )
    try:
        context = _BATCHED if batched else None
        return float(calc_price(counted, model, provider_api_url=address, price_context=context).total_price)
    except (LookupError, ValueError, TypeError, ArithmeticError):
        # No such provider, no such model there, no price for it, or counts that contradict each other.
        return None


def batch_share(model: str, base_url: str | None) -> float | None:
    """What a call by the Batch API costs, as a share of what it costs otherwise: 0.5 as a rule.

    None where the price is unknown, or none for batches is known.
    """
    usage = Usage(1, 1_000_000, 0, 1_000_000)
    full, batched = cost(model, base_url, usage), cost(model, base_url, usage, batched=True)
    return batched / full if full and batched and batched < full else None
