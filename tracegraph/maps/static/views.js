// Which view is shown: one at a time, named in the address, so that a link to an issue, a quote or a view can be kept.
"use strict";
const tracegraph = {};

(() => {
  const sections = [...document.querySelectorAll("main > .view")];
  const links = [...document.querySelectorAll(".views a")];
  const tools = document.querySelector(".tools");
  const sorted = new Set(["lanes", "table", "histories"]);

  // The element that the address names; ids hold slashes and dots, so it is never used as a selector.
  const named = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // not an address of ours
    }
  };

  const show = (view) => {
    for (const section of sections) section.hidden = section !== view;
    for (const link of links) {
      if (link.hash === `#${view.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (tools && !tools.closest(".view")) tools.hidden = !sorted.has(view.id);
    document.dispatchEvent(new CustomEvent("view", { detail: view.id }));
  };

  const follow = () => {
    const target = named();
    const view = target?.closest("main > .view") ?? sections.find((section) => !section.hidden) ?? sections[0];
    show(target ? view : sections[0]);
    if (!target || target === view) {
      // A view is seen from the top of the page; if the browser jumps later still, its margin in page.css leads there too.
      requestAnimationFrame(() => scrollTo(0, 0));
      return;
    }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView({ block: "start" });
    if (!target.matches("a, button, summary")) {
      const heading = target.querySelector("summary") ?? target;
      if (heading === target) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  };

  addEventListener("hashchange", follow);

  // What was unfolded is printed whole, and nothing beside it; where nothing was, everything is. Why a statement is linked
  // stays short, unless the reader asked for more.
  const unfolded = [];
  addEventListener("beforeprint", () => {
    tracegraph.printing = true;
    const chosen = [...document.querySelectorAll(":is(.history, .paper)[open]")].filter((each) => !each.closest("[hidden]"));
    for (const part of chosen.length ? chosen : document.querySelectorAll(".view:not([hidden])")) {
      for (const box of part.querySelectorAll("details:not([open])")) {
        box.open = true;
        unfolded.push(box);
      }
    }
  });
  addEventListener("afterprint", () => {
    for (const box of unfolded.splice(0)) box.open = false;
    tracegraph.printing = false;
  });

  tracegraph.go = (anchor) => {
    location.hash = encodeURIComponent(anchor);
  };
  addEventListener("DOMContentLoaded", follow);
})();
