// Tables whose rows may be sorted by any column: a button in each head, and the order told to whoever cannot see it.
"use strict";
(() => {
  // What a row is sorted by: a number where its cell holds one, else its words; nothing comes before everything.
  const key = (row, place) => {
    const cell = row.cells[place];
    const words = (cell.dataset.sort ?? cell.textContent).trim();
    const number = Number(words.replaceAll(",", ""));
    return Number.isNaN(number) ? words.toLowerCase() : number;
  };

  const sort = (head) => {
    const table = head.closest("table");
    const rows = [...table.tBodies[0].rows].map((row) => [key(row, head.cellIndex), row]);
    const numbers = rows.every(([each]) => typeof each === "number");
    const before = head.getAttribute("aria-sort");
    // Numbers are wanted largest first, names from A; choosing a head again turns the order round.
    const down = before ? before === "ascending" : numbers;
    const compared = numbers ? ([one], [other]) => one - other : ([one], [other]) => String(one).localeCompare(String(other), "en");
    rows.sort(down ? (one, other) => compared(other, one) : compared);
    table.tBodies[0].append(...rows.map(([, row]) => row));
    for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  };

  // Makes the heads of a table buttons, those that have come since the last time too.
  tracegraph.sortable = (table) => {
    for (const head of table.tHead.rows[0].cells) {
      if (head.querySelector(".sorter")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sorter";
      button.append(...head.childNodes);
      head.append(button);
    }
  };

  for (const table of document.querySelectorAll(".sortable")) tracegraph.sortable(table);
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".sorter");
    if (button) sort(button.closest("th"));
  });
})();
