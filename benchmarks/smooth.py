"""How long a reader of `index.html` waits for a key, a sort, a step of scrolling, in headless Chromium.

    python benchmarks/smooth.py OUT [WORD...]

OUT is what a batch wrote. Each WORD is typed letter by letter into the search. Milliseconds from the event until the
page is laid out anew; of scrolling, from one frame to the next.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import sys
import tempfile
from pathlib import Path

_DRIVER = Path(__file__).resolve().parents[1] / "tests" / "browser.py"
TYPING = """(async (words) => {
  const find = document.getElementById("find"), times = [];
  for (const word of words) for (let end = 0; end <= word.length; end++) {
    const before = performance.now();
    find.value = word.slice(0, end);
    find.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    times.push(performance.now() - before);
  }
  return times;
})"""
SORTING = """(() => [...document.querySelectorAll("th button")].map((button) => {
  const before = performance.now();
  button.click();
  document.body.offsetHeight;
  return performance.now() - before;
}))()"""
SCROLLING = """(async () => {
  const times = [];
  for (let step = 0; step < 60; step++) {
    const before = performance.now();
    scrollTo(0, step * document.documentElement.scrollHeight / 60);
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done));
    times.push(performance.now() - before);
  }
  return times;
})()"""


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    spec = importlib.util.spec_from_file_location("browser", _DRIVER)
    assert spec
    assert spec.loader
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    if driver.CHROMIUM is None:
        sys.exit("there is no Chromium here: install chromium")
    page, words = Path(sys.argv[1]).resolve() / "index.html", sys.argv[2:] or ["president", "court order"]
    with tempfile.TemporaryDirectory() as profile:
        browser = driver.Browser(Path(profile))
        browser.open(page)
        count = browser.value("document.getElementById('count').textContent")
        rows = browser.value("document.querySelectorAll('#rows tr').length")
        print(f"{page.stat().st_size / 1e6:.1f} MB, {count}, {rows} rows in the page; milliseconds:")
        browser.value(f"{TYPING}({json.dumps(words)})")  # Once unmeasured: code that runs often is compiled.
        for name, script in (
            ("a key in the search", f"{TYPING}({json.dumps(words)})"),
            ("a sort", SORTING),
            ("a step of scrolling", SCROLLING),
        ):
            times = browser.value(script)
            print(f"{name:20} median {statistics.median(times):6.1f}, longest {max(times):6.1f}, of {len(times)}")
        browser.close()


if __name__ == "__main__":
    main()
