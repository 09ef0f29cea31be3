// The panel beside the views: it shows a copy of words that stand elsewhere in this page, and never text of its own making.
"use strict";
(() => {
  const panel = document.getElementById("panel");
  const title = document.getElementById("panel-title");
  const body = document.getElementById("panel-body");
  const narrow = matchMedia("(max-width: 999px)");
  const steps = [...panel.querySelectorAll("[data-step]")];
  let opener = null;
  let shown = null;
  let told = null; // the mark, in lanes, table or text, that the panel tells of

  const tell = (of) => {
    told?.removeAttribute("aria-expanded");
    told = of?.matches(".mark, .plan, .cellmark, mark") ? of : null;
    told?.setAttribute("aria-expanded", "true");
  };

  const copyOf = (source) => {
    const copy = source.cloneNode(true);
    for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
    if (copy.matches("details")) copy.open = true;
    for (const each of copy.querySelectorAll(".citation")) each.remove();
    copy.hidden = false;
    tracegraph.reason(copy);
    for (const each of copy.querySelectorAll("details.whys")) each.open = true;
    if (copy.matches("li")) {
      const box = document.createElement("div");
      box.append(...copy.childNodes);
      box.className = "action";
      return box;
    }
    return copy;
  };

  // A statement belongs to a moment of an issue: the panel says which.
  const headOf = (source) => {
    const moment = source.closest(".moment");
    return moment && moment !== source ? moment.querySelector("h4").cloneNode(true) : null;
  };

  const siblings = (source) => {
    const moment = source.closest(".moment");
    return moment ? [...moment.parentElement.querySelectorAll(":scope > .moment")] : [];
  };

  const wholeStory = (source) => {
    const history = source.closest(".history");
    if (!history || history === source) return null;
    const link = document.createElement("a");
    link.href = `#${encodeURIComponent(history.id)}`;
    link.className = "whole";
    link.textContent = "The whole history of this issue";
    return link;
  };

  const fill = (source) => {
    shown = source;
    const owner = source.closest(".history") ?? source;
    title.textContent = owner.dataset.title ?? "Evidence";
    const parts = [headOf(source), copyOf(source), wholeStory(source)].filter(Boolean);
    body.replaceChildren(...parts);
    body.scrollTop = 0;
    tracegraph.citable(body);
    const moments = siblings(source);
    const here = moments.indexOf(source.closest(".moment"));
    for (const step of steps) {
      step.hidden = moments.length === 0;
      step.disabled = moments[here + Number(step.dataset.step)] === undefined;
    }
    tell(opener);
  };

  const unfold = (part) => {
    if (!panel.open) {
      if (narrow.matches) panel.showModal();
      else panel.show();
      document.body.classList.add("reading");
    }
    title.focus({ preventScroll: true });
    if (part) body.querySelector(`.${part}`)?.scrollIntoView({ block: "start" });
    if (opener?.isConnected && !narrow.matches) opener.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  // What a thing shows: a mark names the inspection only, and its row the issue.
  const shownBy = (thing) => {
    const named = thing.dataset.shows;
    return named.startsWith("@") ? thing.closest("[data-lane]").dataset.lane + named : named;
  };

  const open = (anchor, from, part) => {
    const source = document.getElementById(anchor);
    if (!source) return;
    if (!panel.contains(from)) opener = from;
    fill(source);
    unfold(part);
  };

  // What another script has put together.
  const present = (heading, parts, from) => {
    if (!panel.contains(from)) opener = from;
    shown = null;
    title.textContent = heading;
    body.replaceChildren(...parts);
    body.scrollTop = 0;
    tracegraph.citable(body);
    for (const step of steps) step.hidden = true;
    tell(opener);
    unfold();
  };

  // The event of closing comes late: by then the keyboard may have gone on from where it was put back.
  const close = () => {
    if (!panel.open) return;
    panel.close();
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  };

  panel.addEventListener("close", () => {
    document.body.classList.remove("reading");
    if (!panel.open) tell(null);
  });

  document.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-shows], .why a");
    if (asked) {
      event.preventDefault();
      open(asked.dataset.shows ? shownBy(asked) : decodeURIComponent(asked.hash.slice(1)), asked, asked.dataset.part);
      return;
    }
    if (event.target.closest("[data-close]")) close();
    else if (event.target === panel && narrow.matches) close();
    else if (panel.contains(event.target) && event.target.closest("a")) close();
  });

  for (const step of steps) {
    step.addEventListener("click", () => {
      const moments = siblings(shown);
      const chosen = moments[moments.indexOf(shown.closest(".moment")) + Number(step.dataset.step)];
      if (!chosen) return;
      const mark = [...document.querySelectorAll("#lanes .mark")].find((each) => shownBy(each) === chosen.id);
      if (mark && opener?.matches(".mark, .plan")) opener = mark;
      fill(chosen);
      title.focus({ preventScroll: true });
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) {
      event.preventDefault();
      close();
    }
  });
  document.addEventListener("view", close);
  tracegraph.open = open;
  tracegraph.present = present;
})();
