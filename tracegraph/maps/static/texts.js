// The documents' texts: what a marked statement is, what it belongs to and what it is linked with; arrow keys from mark to mark.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("ties-data").textContent);
  const looks = document.querySelector(".looks");
  const tip = document.createElement("div");
  tip.className = "tip of-text";
  tip.id = "text-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let hinted = null; // the mark that the tip tells of, and where that stood
  let keyed = false; // whether whoever reads goes by the keyboard: an address that leads to a mark shows no tip over its words

  const made = (name, of, ...inside) => {
    const element = document.createElement(name);
    if (of) element.className = of;
    element.append(...inside);
    return element;
  };
  const quoted = (words) => made("bdi", "", `“${words}”`);
  const sentence = (words) => words[0].toUpperCase() + words.slice(1);
  const lookOf = (mark) => [...mark.classList].find((name) => name.startsWith("l-")).slice(2);
  const captionOf = (look) => sentence(looks.querySelector(`.l-${look}`).textContent);

  // The statements that a mark belongs to, as [id, look].
  const statements = (mark) => {
    if (!mark.dataset.of) return [[mark.id.slice(5), lookOf(mark)]];
    return mark.dataset.of.split(" ").map((each) => each.split("|"));
  };

  const tiesOf = (id) => {
    const cut = id.lastIndexOf("/");
    return data.statements[id.slice(0, cut)]?.[id.slice(cut + 1)] ?? [[], []];
  };

  // Where a statement stands: the mark it begins with, and the marks it goes on in.
  const placeOf = (id) => document.getElementById(`text/${id}`)?.closest("mark");
  const marksOf = (id, mark) => {
    const all = [...mark.closest(".paper").querySelectorAll("mark")];
    return all.filter((each) => statements(each).some(([name]) => name === id));
  };
  const wordsOf = (id, mark) =>
    marksOf(id, mark)
      .map((each) => each.textContent)
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();

  const brief = (words) => (words.length > 90 ? `${words.slice(0, 89).trimEnd()}…` : words);

  const retold = (mark) => mark.closest(".paper").querySelector("summary .digest") !== null;
  const digest = () => made("span", "digest", "digest");

  // The other end of a link: its words, its address, and whether the words are a digest's.
  const other = (place) => {
    const [document_, key] = data.ends[place];
    const id = `${data.documents[document_]}/${key}`;
    const mark = placeOf(id);
    if (mark) return [brief(wordsOf(id, mark)), `#${encodeURI(`text/${id}`)}`, retold(mark)];
    return data.others[id] ?? [id, "", false];
  };

  const paragraphOf = (mark) => {
    const all = [...mark.closest(".paper").querySelectorAll("mark")];
    for (let at = all.indexOf(mark); at >= 0; at -= 1) {
      if (all[at].dataset.paragraph !== undefined) return all[at].dataset.paragraph;
    }
    return "";
  };

  // The line on which a mark begins, in a text that has no pages.
  const lineOf = (mark) => {
    const leaf = mark.closest(".leaf");
    const before = document.createRange();
    before.setStart(leaf.querySelector(".print"), 0);
    before.setEndBefore(mark);
    return Number(leaf.dataset.line) + before.toString().split("\n").length - 1;
  };

  const whereOf = (mark) => {
    const page = mark.closest(".leaf").dataset.page;
    const paragraph = paragraphOf(mark);
    const place = [page && `page ${page}`, paragraph && `paragraph ${paragraph}`, !page && `line ${lineOf(mark)}`];
    return [mark.closest(".paper").dataset.title, ...place].filter(Boolean).join(", ");
  };

  const issuesOf = (id) =>
    tiesOf(id)[0].map(([place, touches]) => {
      const [href, name, state] = data.issues[place];
      const link = made("a", "", made("bdi", "", name));
      link.href = href;
      return made("li", "", touches ? "touches " : "belongs to ", link, made("span", "sub", ` (latest word: ${state})`));
    });

  // What several links say of the same two statements is said together.
  const linksOf = (id) => {
    const joined = new Map();
    for (const [relation, forth, end] of tiesOf(id)[1]) {
      const key = `${forth} ${end}`;
      joined.set(key, { forth, end, hows: [...(joined.get(key)?.hows ?? []), data.relations[relation]] });
    }
    return [...joined.values()].map(({ forth, end, hows }) => {
      const [words, href, ofDigest] = other(end);
      const link = href ? made("a", "", quoted(words)) : quoted(words);
      if (href) link.href = href;
      const name = ofDigest ? [link, " ", digest()] : [link];
      const how = hows.join(" and ");
      return forth ? made("li", "", `${how} `, ...name) : made("li", "", ...name, ` ${how} this`);
    });
  };

  const told = (id, look, mark) => {
    const words = wordsOf(id, mark);
    const ofDigest = retold(mark);
    const quote = made("blockquote", ofDigest ? "words of-digest" : "words", made("bdi", "", words));
    const here = made("a", "", whereOf(placeOf(id) ?? mark));
    here.href = `#${encodeURI(`text/${id}`)}`;
    const cite = made("p", "cite", ...(ofDigest ? [digest(), " "] : []), made("cite", "", here));
    const parts = [made("p", "kindline", captionOf(look)), quote, cite];
    const issues = issuesOf(id);
    const links = linksOf(id);
    parts.push(made("h4", "of-bonds", issues.length ? "In the issues" : "No issue holds it"));
    if (issues.length) parts.push(made("ul", "bonds", ...issues));
    if (links.length) parts.push(made("h4", "of-bonds", "Linked with"), made("ul", "bonds", ...links));
    return parts;
  };

  const show = (mark) => {
    tip.hidden = true;
    const parts = statements(mark).flatMap(([id, look]) => told(id, look, mark));
    tracegraph.present(mark.closest(".paper").dataset.title, parts, mark);
  };

  const hint = (mark) => {
    const lines = statements(mark).map(([id, look]) => {
      const [issues, links] = tiesOf(id);
      const names = issues.map(([place]) => data.issues[place][1]);
      const line = made("span", "", made("b", "", captionOf(look)));
      if (names.length) line.append("in ", made("bdi", "", names.map(brief).join("; ")));
      if (links.length) line.append(`${names.length ? "; " : ""}${links.length === 1 ? "one link" : `${links.length} links`}`);
      return line;
    });
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const [first] = mark.getClientRects();
    const top = first.top > tip.offsetHeight + 12 ? first.top - tip.offsetHeight - 4 : mark.getBoundingClientRect().bottom + 4;
    tip.style.left = `${Math.max(8, Math.min(first.left, innerWidth - tip.offsetWidth - 12))}px`;
    tip.style.top = `${top}px`;
    hinted = { mark, top: first.top };
  };

  // Marks become buttons when their document is first opened: one stop of the Tab key, arrow keys between them.
  const waken = (paper) => {
    if (paper.dataset.awake) return;
    paper.dataset.awake = "yes";
    for (const [place, mark] of [...paper.querySelectorAll("mark")].entries()) {
      mark.tabIndex = place === 0 ? 0 : -1;
      mark.setAttribute("role", "button");
    }
  };

  const markAt = (event) => event.target.closest?.(".print mark:not(.unmarked)");

  document.addEventListener("toggle", (event) => event.target.matches(".paper") && waken(event.target), true);
  for (const paper of document.querySelectorAll(".paper[open]")) waken(paper);
  document.addEventListener("click", (event) => {
    const mark = markAt(event);
    if (mark && getSelection().isCollapsed) show(mark);
  });
  document.addEventListener("mouseover", (event) => {
    const mark = markAt(event);
    if (mark) hint(mark);
    else if (!tip.contains(event.target)) tip.hidden = true;
  });
  document.addEventListener("focusin", (event) => {
    const mark = markAt(event);
    if (!mark) {
      tip.hidden = true;
      return;
    }
    for (const stop of mark.closest(".paper").querySelectorAll('mark[tabindex="0"]')) stop.tabIndex = -1;
    mark.tabIndex = 0;
    if (keyed) hint(mark);
  });
  // The event of scrolling comes late: a mark that has not moved since keeps its tip.
  const still = () => hinted && Math.abs(hinted.mark.getClientRects()[0]?.top - hinted.top) < 1;
  const scrolled = () => {
    if (!still()) tip.hidden = true;
  };
  document.addEventListener("scroll", scrolled, { passive: true });
  document.addEventListener("pointerdown", () => {
    keyed = false;
  });
  document.addEventListener("keydown", (event) => {
    keyed = true;
    if (event.key === "Escape") tip.hidden = true;
    const mark = markAt(event);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      show(mark);
      return;
    }
    const all = [...mark.closest(".paper").querySelectorAll("mark:not(.unmarked)")];
    const at = all.indexOf(mark);
    const to = { ArrowRight: all[at + 1], ArrowDown: all[at + 1], ArrowLeft: all[at - 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest" });
    hint(to);
  });
  looks?.addEventListener("change", (event) => {
    for (const mark of document.querySelectorAll(`.print .l-${event.target.value}`)) mark.classList.toggle("unmarked", !event.target.checked);
  });
})();
