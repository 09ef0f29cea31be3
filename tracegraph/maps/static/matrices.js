// The columns of a matrix of authorities and themes that the page does not spell out, counted from the page's issues.
"use strict";
(() => {
  const data = tracegraph.issues;
  const spelt = [...document.querySelectorAll("#by-authority tbody tr")]; // by their places, however they are sorted later

  const cellOf = (count, most, href) => {
    const cell = document.createElement("td");
    cell.className = `h${count && Math.max(1, Math.ceil((count * 5) / most))} rare`;
    if (!count) return cell;
    const link = document.createElement("a");
    link.href = href;
    link.textContent = count;
    cell.append(link);
    return cell;
  };

  const headOf = (words) => {
    const head = document.createElement("th");
    const said = document.createElement("span");
    head.scope = "col";
    head.className = "rare";
    said.textContent = words;
    head.append(said);
    return head;
  };

  const complete = (matrix) => {
    const counts = data.authorities.map(() => new Map());
    const total = new Map();
    for (const [, place, themes] of data.issues) {
      for (const theme of themes) {
        counts[place].set(theme, (counts[place].get(theme) ?? 0) + 1);
        total.set(theme, (total.get(theme) ?? 0) + 1);
      }
    }
    const heads = matrix.tHead.rows[0];
    const before = new Set([...heads.cells].map((cell) => cell.textContent));
    const caption = (theme) => data.themes[theme][0];
    const rest = [...total.keys()].filter((theme) => !before.has(caption(theme)));
    rest.sort((one, other) => total.get(other) - total.get(one) || (caption(one) < caption(other) ? -1 : 1));
    heads.append(...rest.map((theme) => headOf(caption(theme))));
    const most = Number(matrix.dataset.most);
    for (const [place, row] of spelt.entries()) {
      const href = (theme) => `${data.authorities[place][1]}#theme/${data.themes[theme][1]}`;
      row.append(...rest.map((theme) => cellOf(counts[place].get(theme) ?? 0, most, href(theme))));
    }
    tracegraph.sortable(matrix);
  };

  document.addEventListener("change", (event) => {
    const name = event.target.dataset?.whole;
    if (!name) return;
    const matrix = document.getElementById(name);
    if (!matrix.querySelector(".rare")) complete(matrix);
    matrix.classList.toggle("whole", event.target.checked);
  });
})();
