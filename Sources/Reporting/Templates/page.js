// Sorting, filtering, what is behind a figure, and the place when the language is switched. Everything that a reader is
// shown goes in as text. The page is complete without this.
(() => {
  "use strict";

  const data = (id) => {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  };
  const words = data("page-words");
  if (!words) return;

  const say = (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const isSeen = (element) => element.getClientRects().length > 0;

  const live = make("p", "vh");
  live.setAttribute("role", "status");
  document.querySelector("main").append(live);
  document.documentElement.classList.add("js");

  // Figures: one stop of the Tab key in each table or paragraph, arrows within it.
  const homes = "table, .keys, .open, figcaption, .ex-alt, .ex-src, p, dl, ul";
  const groups = new Map();
  const columnOf = (figure) => {
    const cell = figure.closest("td, th");
    return cell ? cell.cellIndex : -1;
  };
  const reach = (group) => {
    const seen = group.filter(isSeen);
    const current = seen.find((figure) => figure.tabIndex === 0) ?? seen[0];
    for (const figure of group) figure.tabIndex = figure === current ? 0 : -1;
  };
  for (const figure of document.querySelectorAll("[data-address], [data-count]")) {
    const home = figure.closest(homes) ?? document.body;
    figure.setAttribute("role", "button");
    figure.setAttribute("aria-haspopup", "dialog");
    figure.tabIndex = -1;
    if (!groups.has(home)) groups.set(home, []);
    groups.get(home).push(figure);
  }
  for (const group of groups.values()) group[0].tabIndex = 0;

  const move = (figure, to) => {
    if (!to || to === figure) return;
    figure.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  };
  const neighbour = (figure, key) => {
    const seen = groups.get(figure.closest(homes) ?? document.body).filter(isSeen);
    const place = seen.indexOf(figure);
    if (key === "Home") return seen[0];
    if (key === "End") return seen.at(-1);
    const isBack = key === "ArrowLeft" || key === "ArrowUp";
    if (key === "ArrowRight" || key === "ArrowLeft" || columnOf(figure) < 0) return seen[place + (isBack ? -1 : 1)];
    // In a table up and down stay in the column.
    const rest = isBack ? seen.slice(0, place).reverse() : seen.slice(place + 1);
    const row = figure.closest("tr");
    return rest.find((other) => other.closest("tr") !== row && columnOf(other) === columnOf(figure));
  };

  // What is behind a figure.
  let traces;
  const title = make("h2", "", say("card"));
  title.id = "card-title";
  const close = make("button", "card-close", say("close"));
  close.type = "button";
  const body = make("div", "card-body");
  const card = make("dialog", "card", make("div", "card-head", title, close), body);
  card.setAttribute("aria-labelledby", title.id);
  document.querySelector("main").append(card);
  close.addEventListener("click", () => card.close());
  card.addEventListener("click", (event) => {
    if (event.target === card) card.close();
  });

  const line = (term, ...value) => make("p", "", make("b", "", term), " ", ...value);
  const tableLink = (table) => {
    const link = make("a", "", say("table", { name: table }));
    link.href = "tables/" + encodeURIComponent(table) + ".csv";
    return link;
  };
  const rule = (pattern, keys) => pattern.replace(/\{(\d)\}/g, (all, place) => keys[place] ?? all);
  const rowOf = (place) => {
    const [file, number, id] = traces.rows[place];
    const text = make("span", "mono", traces.files[file] + ":" + number);
    return id ? make("li", "", text, " " + id) : make("li", "", text);
  };
  const part = ([role, kind, count, left, things]) => {
    const list = make("ul", "card-things");
    for (const [thing, ...rows] of things) {
      list.append(make("li", "", make("b", "", traces.names[thing]), make("ul", "", ...rows.map(rowOf))));
    }
    const head = make("h3", "", say("part." + role) + " ", count + " (" + traces.kinds[kind] + ")");
    const parts = [head];
    if (things.length) parts.push(list);
    if (left) parts.push(make("p", "sec", say("left", { n: left })));
    return parts;
  };
  const address = (text) => {
    const section = make("section", "", make("p", "mono card-address", text));
    const parts = text.split("/").map(decodeURIComponent);
    const figure = traces?.figures[text];
    if (figure) {
      const [value, number, found] = figure;
      if (value !== "") section.append(line(say("value"), typeof value === "number" ? traces.values[value] : value));
      section.append(line(say("rule"), rule(traces.rules[number], parts.slice(1, -1))));
      if (found) {
        const behind = found.map((place) => traces.parts[place]);
        for (const each of behind) section.append(...part(each));
        if (!behind.some((each) => each[4].length)) section.append(make("p", "", say("no-rows")));
      } else {
        section.append(make("p", "", say("outside")));
      }
    } else {
      section.append(make("p", "", say("no-rule")));
    }
    const links = make("p", "csvs", tableLink(parts[0]));
    section.append(links);
    if (figure?.[2]) {
      section.append(line(say("command"), make("code", "mono", "rapporteur trace " + traces.edition + " " + text)));
    }
    return section;
  };
  const counted = (pattern) => {
    const table = pattern.split("/")[0];
    const section = make("section", "", make("p", "mono card-address", pattern));
    if (table === "registry") section.append(make("p", "", say("registry")));
    else section.append(make("p", "", say("counted", { table })), make("p", "csvs", tableLink(table)));
    return section;
  };
  const open = (figure) => {
    if (traces === undefined) traces = data("page-traces");
    const { address: addresses, count } = figure.dataset;
    const shown = figure.textContent.trim();
    title.textContent = say("card") + (shown ? ": " + shown : "");
    body.replaceChildren(...(addresses ? addresses.split(" ").map(address) : [counted(count)]));
    card.showModal();
    body.scrollTop = 0;
  };

  const figureOf = (event) => event.target.closest?.("[data-address], [data-count]");
  document.addEventListener("click", (event) => {
    const figure = figureOf(event);
    if (figure && !event.target.closest("a")) open(figure);
  });
  document.addEventListener("keydown", (event) => {
    const figure = figureOf(event);
    if (!figure || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(figure);
    } else if (/^(Arrow|Home$|End$)/.test(event.key)) {
      event.preventDefault();
      move(figure, neighbour(figure, event.key));
    }
  });

  // Tables.
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const textOf = (row, column) => {
    const cell = row.cells[column];
    return cell ? cell.textContent.trim() : "";
  };
  const blocksOf = (body) => {
    const blocks = [{ head: null, rows: [], last: [] }];
    for (const row of body.rows) {
      if (row.classList.contains("grp")) blocks.push({ head: row, rows: [], last: [] });
      else blocks.at(-1)[row.classList.contains("total") ? "last" : "rows"].push(row);
    }
    return blocks;
  };
  const numberOf = (text) => parseFloat(text.split(say("group")).join("").replace(",", "."));
  const compare = (column, isNumber, sign) => (left, right) => {
    const [first, second] = [textOf(left, column), textOf(right, column)];
    // Nothing said is no number: it stays at the end either way.
    if (!first || !second) return first ? -1 : second ? 1 : 0;
    if (isNumber) return sign * (numberOf(first) - numberOf(second));
    return sign * order.compare(first, second);
  };

  const makeSortable = (table, blocks, name) => {
    const body = table.tBodies[0];
    // States stand in alphabetical order: no number ranks them.
    const isOfParties = table.classList.contains("parties");
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (isOfParties && column > 0) return;
      if (head.classList.contains("w-date") || !head.textContent.trim()) return;
      const label = head.textContent.trim();
      const isNumber = head.classList.contains("num");
      const button = make("button", "sort", ...head.childNodes);
      button.type = "button";
      button.title = say("sort");
      head.append(button);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const now = before === "ascending" ? "descending" : before === "descending" ? null : "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        if (now) head.setAttribute("aria-sort", now);
        const sign = now === "descending" ? -1 : 1;
        for (const { head: first, rows, last } of blocks) {
          const sorted = now ? [...rows].sort(compare(column, isNumber, sign)) : rows;
          body.append(...(first ? [first] : []), ...sorted, ...last);
        }
        const key = now === null ? "unsorted" : now === "ascending" ? "sorted-up" : "sorted-down";
        live.textContent = say(key, { column: label, name });
      });
    });
  };

  const makeFilterable = (table, blocks, name) => {
    const input = make("input", "");
    input.type = "search";
    input.autocomplete = "off";
    const count = make("span", "sec");
    const label = make("label", "filter", make("span", "", say("filter")), input, count);
    input.setAttribute("aria-label", say("filter") + " " + name);
    const rows = blocks.flatMap((block) => [...block.rows, ...block.last]);
    (table.closest(".scroll") ?? table).before(label);
    input.addEventListener("input", () => {
      const asked = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      for (const { head, rows, last } of blocks) {
        const title = head ? head.textContent.toLocaleLowerCase() : "";
        for (const row of [...rows, ...last]) {
          const own = row.textContent.toLocaleLowerCase();
          // A number is found with its groups of digits and without.
          const text = title + " " + own + " " + own.split(say("group")).join("");
          row.hidden = !asked.every((word) => text.includes(word));
        }
        if (head) head.hidden = [...rows, ...last].every((row) => row.hidden) && asked.length > 0;
      }
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = asked.length ? say("shown", { n: shown, total: rows.length }) : "";
      live.textContent = say("shown", { n: shown, total: rows.length });
      const group = groups.get(table);
      if (group) reach(group);
    });
  };

  for (const table of document.querySelectorAll("table.plain")) {
    if (!table.tHead || table.tBodies.length !== 1) continue;
    const blocks = blocksOf(table.tBodies[0]);
    const count = blocks.reduce((sum, block) => sum + block.rows.length, 0);
    const name = (table.closest("figure, section")?.querySelector("h3, h2")?.textContent ?? "").trim();
    if (count > 2) makeSortable(table, blocks, name);
    if (count > 7) makeFilterable(table, blocks, name);
  }

  // Frames that scroll sideways can be reached with the keyboard where there is something to scroll.
  const frames = document.querySelectorAll(".scroll");
  const measure = () => {
    for (const frame of frames) {
      if (frame.scrollWidth > frame.clientWidth + 1) {
        frame.tabIndex = 0;
        frame.setAttribute("role", "group");
        const head = frame.closest("figure, section")?.querySelector("h3, h2");
        if (head) frame.setAttribute("aria-label", head.textContent.trim());
      } else {
        frame.removeAttribute("tabindex");
      }
    }
  };
  measure();
  addEventListener("resize", measure);
  addEventListener("toggle", measure, true);

  // The language: the other page opens where this one is.
  const placeNow = () => {
    let found = "";
    for (const element of document.querySelectorAll("main section[id], main figure[id]")) {
      if (element.getBoundingClientRect().top > 80) break;
      found = element.id;
    }
    return scrollY > 0 && found ? "#" + found : location.hash;
  };
  for (const link of document.querySelectorAll("a[hreflang]")) {
    const page = link.getAttribute("href");
    for (const type of ["pointerdown", "focus", "click"]) {
      link.addEventListener(type, () => {
        link.href = page + placeNow();
      });
    }
  }
})();
