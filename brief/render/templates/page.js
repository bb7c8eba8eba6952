"use strict";
/* Brief and article point at each other: by mouse, by keyboard and by touch. Without this script the numbers
   are still links both ways. */
(() => {
  const items = [...document.querySelectorAll(".item")];
  const sentences = [...document.querySelectorAll(".sentence")];
  const panes = matchMedia("(min-width: 60rem)");
  const back = document.getElementById("return");
  const numbersOf = (item) => item.dataset.evidence.split(" ").filter(Boolean);
  const sentencesOf = (item) => {
    const numbers = new Set(numbersOf(item));
    return sentences.filter((sentence) => numbers.has(sentence.dataset.sentence));
  };
  const itemsOf = (sentence) => items.filter((item) => numbersOf(item).includes(sentence.dataset.sentence));
  const piecesOf = (sentence) => sentences.filter((other) => other.dataset.sentence === sentence.dataset.sentence);
  const folded = (item) => item.closest("details:not([open])");

  let last = null; // the item that Esc goes back to
  let pinned = []; // what stays lit when the mouse leaves

  const light = (elements) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const element of elements) element.classList.add("lit");
  };
  const pin = (elements) => light((pinned = elements));
  const around = (element) =>
    element.matches(".item") ? [element, ...sentencesOf(element)] : [...piecesOf(element), ...itemsOf(element)];
  const show = (element, block) => element && element.scrollIntoView({ block });

  const toItem = (item) => {
    const closed = folded(item);
    if (closed) closed.open = true;
    item.focus({ preventScroll: true });
    show(item, "nearest");
  };
  const toEvidence = (item, link) => {
    const first = (link && document.getElementById(link.hash.slice(1))) || sentencesOf(item)[0];
    if (!first) return;
    last = item;
    (first.querySelector(".number") || first).focus({ preventScroll: true });
    pin(around(item));
    show(first, "center");
    back.hidden = false;
  };
  const toBrief = () => {
    back.hidden = true;
    if (last) toItem(last);
    else show(document.getElementById("brief"), "start");
  };
  const step = (by) => {
    const open = items.filter((item) => !folded(item));
    const here = open.indexOf(document.activeElement.closest(".item") || last);
    const next = here < 0 ? (by > 0 ? 0 : open.length - 1) : here + by;
    if (open[next]) toItem(open[next]);
  };

  // With one stop per item, Tab goes through the items; their numbers remain links for the mouse.
  for (const item of items) {
    item.tabIndex = 0;
    const ids = sentencesOf(item).map((sentence) => sentence.id).filter(Boolean);
    if (ids.length) item.setAttribute("aria-describedby", ids.join(" "));
    for (const link of item.querySelectorAll("a")) link.tabIndex = -1;
  }
  for (const sentence of sentences) if (!sentence.querySelector(".number")) sentence.tabIndex = -1;

  const target = (event) => (event.target instanceof Element ? event.target.closest(".item, .cited, .misplaced .sentence") : null);

  let waiting = 0; // a mouse that only passes does not make the other side jump
  document.addEventListener("mouseover", (event) => {
    const element = target(event);
    clearTimeout(waiting);
    light(element ? around(element) : pinned);
    if (!element || !panes.matches) return;
    const other = element.matches(".item") ? sentencesOf(element)[0] : itemsOf(element).find((item) => !folded(item));
    waiting = setTimeout(() => show(other, element.matches(".item") ? "center" : "nearest"), 180);
  });
  document.documentElement.addEventListener("mouseleave", () => {
    clearTimeout(waiting);
    light(pinned);
  });
  document.addEventListener("focusin", (event) => {
    const element = target(event);
    if (!element) return;
    if (element.matches(".item")) last = element;
    pin(around(element));
    if (element.matches(".item") && panes.matches) show(sentencesOf(element)[0], "center");
  });
  document.addEventListener("click", (event) => {
    if (event.target === back) {
      event.preventDefault();
      toBrief();
      return;
    }
    const element = target(event);
    const selecting = String(getSelection());
    if (!element || selecting || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (link) event.preventDefault();
    if (!element.matches(".item")) {
      const [first] = itemsOf(element);
      if (first) toItem(first);
      pin(around(element));
    } else if (link || !panes.matches) toEvidence(element, link);
    else toItem(element);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const element = target(event);
    const onItem = element !== null && element === document.activeElement;
    const arrow = onItem && element.matches(".item") ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    const by = { j: 1, k: -1 }[event.key] ?? arrow;
    if (by) step(by);
    else if (event.key === "Enter" && onItem && element.matches(".item")) toEvidence(element);
    else if (event.key === "Escape" && element) {
      if (element.matches(".item")) {
        element.blur();
        pin([]);
      } else toBrief();
    } else return;
    event.preventDefault();
  });
  document.documentElement.classList.add("scripted");
})();
