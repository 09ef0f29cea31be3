// Search, filter and sort: the same for lanes, table and histories. What a row is about stands in its data attributes.
"use strict";
(() => {
  const form = document.querySelector(".tools");
  const status = form.querySelector(".shown");
  const rows = new Map(); // an issue's anchor -> its rows in the three views, its lane first
  for (const row of document.querySelectorAll("[data-lane]")) {
    const known = rows.get(row.dataset.lane) ?? [];
    rows.set(row.dataset.lane, [...known, row]);
  }
  // Actions that answer no recommendation: no issues, so they stay below them, and are found by their words and owners.
  const spare = [...document.querySelectorAll(".unasked")];
  const factsOf = (row) => rows.get(row.dataset.lane)[0].dataset;
  const texts = new Map(); // an issue's words, put together when they are first asked for

  const spaced = (text) => text.toLowerCase().replace(/\s+/g, " ");

  const textOf = (anchor) => {
    if (!texts.has(anchor)) texts.set(anchor, spaced(document.getElementById(anchor)?.textContent ?? ""));
    return texts.get(anchor);
  };

  // A kind of inspection and a kind of statement together: one such inspection made one such statement.
  const said = (pairs, wanted) => {
    if (!wanted.visit && !wanted.statement) return true;
    return pairs.split(" ").some((pair) => {
      const [visit, statement] = pair.split("/");
      return (!wanted.visit || visit === wanted.visit) && (!wanted.statement || statement === wanted.statement);
    });
  };

  const fits = (row, wanted) => {
    const facts = row.dataset;
    if (wanted.state === "open" && facts.open !== "yes") return false;
    if (wanted.state === "again" && facts.again !== "yes") return false;
    if (wanted.state && wanted.state !== "open" && wanted.state !== "again" && facts.state !== wanted.state) return false;
    if (wanted.theme && !facts.themes.split(" ").includes(wanted.theme)) return false;
    if (wanted.owner && !facts.owners.split(" ").includes(wanted.owner)) return false;
    if (!said(facts.said, wanted)) return false;
    if (wanted.board && row.closest(".board").dataset.board !== wanted.board) return false;
    return wanted.words.every((word) => textOf(facts.lane).includes(word));
  };

  const fitsSpare = (row, wanted) => {
    if (wanted.state || wanted.theme || wanted.visit || wanted.statement) return false;
    if (wanted.owner && !row.dataset.owners.split(" ").includes(wanted.owner)) return false;
    if (wanted.board && row.closest(".board").dataset.board !== wanted.board) return false;
    return wanted.words.every((word) => textOf(row.dataset.words).includes(word));
  };

  // What was typed is looked for as it stands; where no issue holds it so, its words are looked for one by one.
  const wordsOf = (typed) => {
    const phrase = typed.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
    if (!phrase || [...rows.keys(), ...spare.map((row) => row.dataset.words)].some((anchor) => textOf(anchor).includes(phrase))) return phrase ? [phrase] : [];
    return phrase.split(" ");
  };

  const rankName = (sort) => `rank${sort[0].toUpperCase()}${sort.slice(1)}`;

  const sortRows = (sort) => {
    const name = rankName(sort);
    const parents = new Set([...rows.values()].flat().map((row) => row.parentElement));
    for (const parent of parents) {
      const inside = [...parent.children].filter((row) => row.dataset.lane !== undefined);
      inside.sort((one, other) => Number(factsOf(one)[name]) - Number(factsOf(other)[name]));
      for (const row of inside) parent.insertBefore(row, parent.querySelector(":scope > .unasked"));
    }
  };

  const update = () => {
    const wanted = {
      words: wordsOf(form.elements.words.value),
      state: form.elements.state.value,
      theme: form.elements.theme.value,
      owner: form.elements.owner?.value ?? "",
      visit: form.elements.visit.value,
      statement: form.elements.statement.value,
      board: form.elements.board?.value ?? "",
    };
    let shown = 0;
    for (const alike of rows.values()) {
      const good = fits(alike[0], wanted);
      for (const row of alike) row.hidden = !good;
      shown += good ? 1 : 0;
    }
    for (const row of spare) row.hidden = !fitsSpare(row, wanted);
    for (const board of document.querySelectorAll("main .board")) {
      board.hidden = board.querySelector("[data-lane]:not([hidden]), .unasked:not([hidden])") === null;
    }
    for (const note of document.querySelectorAll(".none")) note.hidden = shown > 0;
    status.textContent = shown === rows.size ? "" : `${shown} of ${rows.size} issues shown`;
    document.dispatchEvent(new CustomEvent("found"));
  };

  form.addEventListener("input", (event) => {
    if (event.target === form.elements.sort) sortRows(form.elements.sort.value);
    update();
  });
  const finer = form.querySelector(".all-filters");
  finer.addEventListener("click", () => finer.setAttribute("aria-expanded", String(form.classList.toggle("whole"))));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    setTimeout(() => {
      sortRows(form.elements.sort.value);
      update();
    });
  });
  // "#show/open": the lanes of some state only, as a number of the overview asks for them.
  const asked = () => {
    const state = /^#show\/([a-z-]+)$/.exec(location.hash)?.[1];
    if (!state || ![...form.elements.state.options].some((option) => option.value === state)) return;
    form.elements.state.value = state;
    update();
  };
  addEventListener("hashchange", asked);

  // A browser may keep what was chosen before the page was loaded again, or put it back once it has loaded.
  const settle = () => {
    sortRows(form.elements.sort.value);
    update();
  };
  addEventListener("DOMContentLoaded", () => {
    settle();
    asked();
  });
  addEventListener("pageshow", settle);
})();
