"use strict";
/* The rows are data; the table holds those that the window has room for. Nothing of theirs is ever read as HTML. */
(() => {
  const $ = (id) => document.getElementById(id);
  const { fields, rules } = JSON.parse($("facts").textContent);
  const rows = JSON.parse($("data").textContent);
  $("data").remove();
  const AT = Object.fromEntries(fields.map((name, index) => [name, index]));
  const of = (row, name) => row[AT[name]];

  const MARKS = /\p{M}/gu, PLAIN = /^[\x00-\x7f]*$/;
  const fold = (text) => (PLAIN.test(text) ? text : text.normalize("NFKD").replace(MARKS, "")).toLowerCase();
  const number = (value) => value.toLocaleString("en");
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const tongues = new Intl.DisplayNames(["en"], { type: "language" });
  const tongue = (code) => {
    try {
      return tongues.of(code);
    } catch {
      return code;
    }
  };
  const titled = (row) => of(row, "headline") || of(row, "source").split("/").at(-1);

  // The folder that all sources lie in need not be read in every row.
  const shared = (() => {
    let folder = rows.length > 1 ? of(rows[0], "source").replace(/[^/]*$/, "") : "";
    for (const row of rows) while (!of(row, "source").startsWith(folder)) folder = folder.replace(/[^/]*\/$/, "");
    return folder.length;
  })();

  // What each row is found by: folded once, a slice at a time, or when it is first asked for.
  const texts = new Array(rows.length);
  const textOf = (index) => {
    if (texts[index] === undefined) {
      const row = rows[index];
      texts[index] = fold(
        [of(row, "headline"), of(row, "line"), of(row, "parties").join("\n"), of(row, "source"), of(row, "found")].join("\n"),
      );
    }
    return texts[index];
  };
  const later = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 30));
  const ahead = (from) =>
    later((idle) => {
      let index = from;
      while (index < rows.length && idle.timeRemaining() > 1) for (const end = Math.min(rows.length, index + 50); index < end; index++) textOf(index);
      if (index < rows.length) ahead(index);
    });

  // ---- what there is to choose from
  const tallies = (name) => {
    const found = new Map();
    for (const row of rows) {
      const value = of(row, name);
      for (const one of Array.isArray(value) ? value : [value]) if (one) found.set(one, (found.get(one) || 0) + 1);
    }
    return found;
  };
  const option = (value, text) => {
    const made = document.createElement("option");
    made.value = value;
    made.textContent = text;
    return made;
  };
  const fill = (id, all, name, say, extra = []) => {
    const found = [...tallies(name)].sort((a, b) => collator.compare(a[0], b[0]));
    $(id).append(option("", all), ...extra.map(([value, text]) => option(value, text)));
    $(id).append(...found.map(([value, count]) => option(`=${value}`, `${say(value)} (${number(count)})`)));
  };
  fill("finding", "All", "findings", (code) => (Object.hasOwn(rules, code) ? `${code} ${rules[code]}` : code), [
    ["any", "Any finding"],
    ["error", "Any error"],
    ["none", "None"],
    ["rejected", "Items rejected"],
  ]);
  const absent = rows.filter((row) => !of(row, "met")).length;
  fill("state", "All", "state", (state) => state, absent ? [["absent", `not in the last run (${number(absent)})`]] : []);
  fill("kind", "All", "kind", (kind) => kind);
  fill("language", "All", "language", tongue);
  // What is the same of all articles is neither a column nor a choice: there is more room for the headlines.
  for (const [name, most] of [["published", 0], ["language", 1], ["state", absent ? 0 : 1], ["kind", 1]]) {
    if (tallies(name).size > most) continue;
    $("table").classList.add(`same-${name}`);
    if ($(name)) $(name).parentElement.hidden = true;
  }

  const parties = [...tallies("parties")].sort((a, b) => b[1] - a[1]).map(([name, count]) => [name, count, fold(name)]);
  const suggest = () => {
    const typed = fold($("party").value.trim());
    const fitting = [];
    for (const party of parties) {
      if (fitting.length === 40) break;
      if (party[2].includes(typed)) fitting.push(party);
    }
    $("parties").replaceChildren(...fitting.map(([name, count]) => Object.assign(option(name, ""), { label: `${name} (${number(count)})` })));
  };

  // ---- which rows, in which order
  const TEXT = new Set(["headline", "parties", "findings", "published", "language", "state"]);
  const KEYS = {
    headline: titled,
    parties: (row) => of(row, "parties")[0] || "",
    findings: (row) => of(row, "findings").length ? (of(row, "errors") ? "0" : "1") + of(row, "findings").join(" ") : "",
    language: (row) => of(row, "language") && tongue(of(row, "language")),
  };
  const orders = new Map();
  const order = (column, turned) => {
    const name = `${column} ${turned}`;
    if (!orders.has(name)) {
      const keys = rows.map(KEYS[column] || ((row) => of(row, column)));
      const by = turned ? -1 : 1;
      const text = (a, b) => (a === "") - (b === "") || by * collator.compare(a, b); // what is not known stays last
      const amount = (a, b) => by * (b - a);
      const compare = TEXT.has(column) ? text : amount;
      orders.set(name, Uint32Array.from(keys.keys()).sort((a, b) => compare(keys[a], keys[b]) || a - b));
    }
    return orders.get(name);
  };

  const sorting = { by: "", turned: false };
  const controls = ["find", "party", "finding", "state", "kind", "language"].map($);
  let view = []; // places in `rows` of those that fit, in order
  const FOUND = {
    any: (row) => of(row, "findings").length > 0,
    error: (row) => of(row, "errors") > 0,
    rejected: (row) => of(row, "rejected") > 0,
    none: (row) => of(row, "state") === "done" && !of(row, "findings").length,
  };
  const tests = () => {
    const made = [];
    const finding = $("finding").value, state = $("state").value, party = fold($("party").value.trim());
    for (const id of ["kind", "language"]) {
      const value = $(id).value.slice(1);
      if (value) made.push((row) => of(row, id) === value);
    }
    if (state) made.push(state === "absent" ? (row) => !of(row, "met") : (row) => of(row, "state") === state.slice(1));
    if (finding) made.push(FOUND[finding] || ((row) => of(row, "findings").includes(finding.slice(1))));
    if (party) {
      const whole = parties.some((known) => known[2] === party);
      const fitting = new Set(parties.filter((known) => (whole ? known[2] === party : known[2].includes(party))).map(([name]) => name));
      made.push((row) => of(row, "parties").some((name) => fitting.has(name)));
    }
    for (const term of fold($("find").value).split(/\s+/).filter(Boolean)) made.push((row, index) => textOf(index).includes(term));
    return made;
  };
  const choose = () => {
    const all = tests();
    const found = [];
    const take = (index) => {
      for (const test of all) if (!test(rows[index], index)) return;
      found.push(index);
    };
    if (sorting.by) order(sorting.by, sorting.turned).forEach(take);
    else for (let index = 0; index < rows.length; index++) take(index);
    view = found;
    current = -1;
    const whole = view.length === rows.length;
    $("count").textContent = `${whole ? "" : `${number(view.length)} of `}${number(rows.length)} article${rows.length === 1 ? "" : "s"}`;
    $("none").hidden = view.length > 0;
    $("clear").hidden = controls.every((control) => control.value === "");
    $("table").setAttribute("aria-rowcount", view.length + 1);
    for (const control of controls) {
      control.classList.toggle("set", control.value !== "");
      control.parentElement.classList.toggle("kept", control.value !== "");
    }
    if (scrollY > top()) scrollTo(0, top());
    redraw();
    remember();
  };
  const sort = (column) => {
    if (sorting.by !== column) Object.assign(sorting, { by: column, turned: false });
    else if (!sorting.turned) sorting.turned = true;
    else Object.assign(sorting, { by: "", turned: false });
    choose();
    headings();
  };
  const headings = () => {
    for (const heading of document.querySelectorAll("th[data-sort]"))
      if (heading.dataset.sort === sorting.by) heading.setAttribute("aria-sort", TEXT.has(sorting.by) === sorting.turned ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
  };
  const clear = () => {
    for (const control of controls) control.value = "";
    choose();
  };

  // ---- the address keeps the choice, so that it is still there after a brief was looked at, and can be passed on
  let saving = 0;
  const save = () => {
    clearTimeout(saving);
    const kept = new URLSearchParams();
    for (const control of controls) if (control.value) kept.set(control.id, control.value);
    if (sorting.by) kept.set("sort", `${sorting.turned ? "-" : ""}${sorting.by}`);
    if (`${kept}` !== location.hash.slice(1)) history.replaceState(history.state, "", `${location.pathname}${location.search}${`${kept}` && `#${kept}`}`);
  };
  const remember = () => {
    clearTimeout(saving);
    saving = setTimeout(save, 250); // browsers limit how often it may change
  };
  const recall = () => {
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const control of controls) control.value = kept.get(control.id) || "";
    const column = kept.get("sort") || "";
    const known = [...document.querySelectorAll("th[data-sort]")].some((heading) => heading.dataset.sort === column.replace("-", ""));
    Object.assign(sorting, known ? { by: column.replace("-", ""), turned: column.startsWith("-") } : { by: "", turned: false });
    choose();
    headings();
  };

  // ---- drawing
  const make = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const chip = (name, text, title, act) => {
    const made = make("button", name);
    made.type = "button";
    made.tabIndex = -1; // the same choice is among the filters, which Tab reaches
    made.title = title;
    made.append(make("bdi", "", text));
    made.addEventListener("click", act);
    return made;
  };
  const set = (id, value) => {
    $(id).value = value;
    choose();
  };
  const build = (at) => {
    const row = rows[view[at]];
    const line = make("tr", `${of(row, "state")}${of(row, "link") ? " has-link" : ""}`);
    line.setAttribute("aria-rowindex", at + 2);
    const cell = (name, ...inside) => {
      const made = make("td", name);
      const box = make("div");
      box.append(...inside);
      made.append(box);
      line.append(made);
    };
    const open = make(of(row, "link") ? "a" : "b", "open", titled(row));
    if (of(row, "link")) open.href = of(row, "link");
    else open.tabIndex = -1;
    open.dir = "auto";
    open.title = titled(row);
    const told = make("p", "line", of(row, "line"));
    told.dir = "auto";
    told.title = of(row, "line");
    const source = make("p", "source");
    source.append(make("bdi", "", of(row, "source").slice(shared)));
    source.title = of(row, "source");
    cell("headline", open, told, source);
    cell("parties", ...of(row, "parties").map((name) => chip("party", name, `Only ${name}`, () => set("party", name))));
    cell("findings", ...of(row, "findings").map((code) => chip("code", code, Object.hasOwn(rules, code) ? rules[code] : code, () => set("finding", `=${code}`))));
    const done = of(row, "state") === "done";
    const kept = [make("span", "", done ? number(of(row, "items")) : "")];
    if (of(row, "rejected")) kept.push(make("p", "quiet", `${number(of(row, "rejected"))} rejected`));
    cell("number items", ...kept);
    cell("number words", of(row, "words") ? number(of(row, "words")) : "");
    cell("published", of(row, "published"));
    const language = make("span", "", of(row, "language") && tongue(of(row, "language")));
    cell("language", language);
    const how = [done ? make("span", "", "done") : make("b", "bad", "failed")];
    if (!of(row, "met")) how.push(make("p", "quiet", "not in last run"));
    cell("state", ...how);
    return line;
  };

  const MARGIN = 8; // rows above and below the window
  const MOST_PRINTED = 1000;
  const drawn = new Map(); // place in `view` -> its <tr>
  const gaps = [0, 1].map(() => {
    const gap = make("tr", "gap");
    gap.setAttribute("aria-hidden", "true");
    gap.append(make("td"));
    return gap;
  });
  const body = $("rows"), head = $("table").tHead, bar = $("controls");
  let height = 0; // of a row; all are alike
  let current = -1; // place in `view` of the row that has the focus, or had it last
  let printing = false;
  const sticky = () => (getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0);
  const top = () => body.getBoundingClientRect().top + scrollY - sticky() - head.offsetHeight;
  const measure = () => {
    document.documentElement.style.setProperty("--under", `${Math.max(0, sticky() - 1)}px`);
    if (!view.length) return;
    body.replaceChildren(build(0));
    height = body.firstChild.getBoundingClientRect().height;
  };
  const draw = () => {
    const above = -body.getBoundingClientRect().top;
    const last = printing ? MOST_PRINTED : Math.ceil((above + innerHeight) / (height || 1)) + MARGIN;
    const end = Math.max(0, Math.min(view.length, last));
    const first = printing ? 0 : Math.max(0, Math.min(end - 1, Math.floor(above / (height || 1)) - MARGIN));
    for (const [at, line] of drawn)
      if (at < first || at >= end) {
        line.remove();
        drawn.delete(at);
      }
    let next = gaps[1];
    for (let at = end - 1; at >= first; at--) {
      const line = drawn.get(at) || build(at);
      if (!drawn.has(at)) next.before(line);
      drawn.set(at, line);
      next = line;
    }
    gaps[0].firstChild.style.height = `${printing ? 0 : first * height}px`;
    gaps[1].firstChild.style.height = `${printing ? 0 : (view.length - end) * height}px`;
  };
  const redraw = () => {
    measure();
    drawn.clear();
    body.replaceChildren(...gaps);
    gaps[1].firstChild.style.height = `${view.length * height}px`;
    draw();
  };
  const go = (to) => {
    if (!view.length) return;
    current = Math.max(0, Math.min(view.length - 1, to));
    const above = current * height + top(), room = innerHeight - sticky() - head.offsetHeight - height;
    if (scrollY > above) scrollTo(0, above);
    else if (scrollY < above - room) scrollTo(0, above - room);
    draw();
    drawn.get(current).querySelector(".open").focus({ preventScroll: true });
  };

  // ---- what people do
  for (const heading of document.querySelectorAll("th[data-sort]")) {
    const button = make("button", "", heading.textContent);
    button.type = "button";
    button.addEventListener("click", () => sort(heading.dataset.sort));
    heading.replaceChildren(button);
  }
  for (const control of controls) control.addEventListener("input", choose);
  $("party").addEventListener("input", suggest);
  $("party").addEventListener("focus", suggest);
  $("clear").addEventListener("click", clear);
  $("again").addEventListener("click", clear);
  addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
  addEventListener("resize", redraw);
  addEventListener("hashchange", recall);
  addEventListener("beforeprint", () => {
    printing = true;
    redraw();
    const more = view.length - MOST_PRINTED;
    if (more > 0) $("count").textContent += ` · ${number(more)} of them are not printed`;
  });
  addEventListener("afterprint", () => {
    printing = false;
    choose();
  });
  body.addEventListener("focusin", (event) => {
    const line = event.target.closest("tr");
    for (const [at, known] of drawn) if (known === line) current = at;
  });
  body.addEventListener("click", save, { capture: true }); // before a brief is opened
  body.addEventListener("click", (event) => {
    const link = event.target.closest("tr")?.querySelector("a.open");
    if (!link || event.target.closest("a, button") || String(getSelection())) return;
    if (event.ctrlKey || event.metaKey) open(link.href, "_blank", "noopener");
    else link.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = document.activeElement;
    const typing = on.matches("input, select");
    if (event.key === "Escape" && typing && on.matches("input") && on.value) {
      on.value = "";
      choose();
    } else if (event.key === "Escape" && !typing) clear();
    else if (event.key === "/" && !typing) $("find").focus();
    else if (event.key === "ArrowDown" && on === $("find")) go(0);
    else if (typing) return;
    else if (event.key === "ArrowUp" && current === 0 && body.contains(on)) $("find").focus();
    else {
      const arrow = body.contains(on) ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
      const by = { j: 1, k: -1 }[event.key] ?? arrow;
      if (!by) return;
      go(current + by);
    }
    event.preventDefault();
  });

  document.documentElement.classList.add("scripted");
  bar.hidden = false;
  $("keys").hidden = false;
  recall();
  ahead(0);
})();
