// The lanes by keyboard: one stop of the Tab key in each grid, arrow keys between marks and issues.
"use strict";
(() => {
  const stops = (row) => [...row.querySelectorAll("a, button")];
  const rowsOf = (grid) => [...grid.querySelectorAll('[role="row"]')].filter((row) => !row.hidden && row.offsetParent !== null);

  const only = (grid, chosen) => {
    for (const stop of grid.querySelectorAll("a, button")) stop.tabIndex = stop === chosen ? 0 : -1;
  };

  // The stop in another row that stands nearest below or above.
  const nearest = (row, from) => {
    const middle = (box) => box.left + box.width / 2;
    const here = middle(from.getBoundingClientRect());
    const apart = (stop) => Math.abs(middle(stop.getBoundingClientRect()) - here);
    return stops(row).reduce((best, stop) => (best && apart(best) <= apart(stop) ? best : stop), null);
  };

  const next = (grid, stop, key) => {
    const row = stop.closest('[role="row"]');
    const beside = stops(row);
    const rows = rowsOf(grid);
    const other = (step) => rows[rows.indexOf(row) + step];
    switch (key) {
      case "ArrowRight":
        return beside[beside.indexOf(stop) + 1];
      case "ArrowLeft":
        return beside[beside.indexOf(stop) - 1];
      case "ArrowDown":
        return other(1) && nearest(other(1), stop);
      case "ArrowUp":
        return other(-1) && nearest(other(-1), stop);
      case "Home":
        return beside[0];
      case "End":
        return beside.at(-1);
      default:
        return undefined;
    }
  };

  const first = (grid) => grid.querySelector(".lane:not([hidden]) a") ?? grid.querySelector("a, button");

  for (const grid of document.querySelectorAll('[role="grid"]')) {
    only(grid, first(grid));
    grid.addEventListener("focusin", (event) => {
      const stop = event.target.closest("a, button");
      if (stop) only(grid, stop);
    });
    grid.addEventListener("keydown", (event) => {
      const stop = event.target.closest("a, button");
      if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
      const chosen = next(grid, stop, event.key);
      if (!chosen) return;
      event.preventDefault();
      chosen.focus();
    });
    // After a search the one stop must be one that can be seen.
    document.addEventListener("found", () => {
      const chosen = grid.querySelector('[tabindex="0"]');
      if (!chosen || chosen.closest("[hidden]")) only(grid, first(grid));
    });
  }
})();
