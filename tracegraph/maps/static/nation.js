// The first page of a site: one search over authorities and issues, the order of the authorities, the rarer columns of a matrix.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("issues-data").textContent);
  const form = document.querySelector("#find .tools");
  const status = form.querySelector(".shown");
  const found = document.getElementById("found");
  const list = found.querySelector("ol");
  const more = found.querySelector(".more");
  const none = document.querySelector("#find .none");
  const table = document.querySelector("#authorities tbody");
  const rows = [...table.rows];
  const most = 50; // more than that nobody reads: a further word is asked for

  const fold = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
  // What is searched is put together when it is first asked for: a nation has thousands of issues.
  let known = null;
  const issues = () => {
    known ??= data.issues.map(([name, place, themes, times, since, state, key]) => {
      const [authority, href] = data.authorities[place];
      const called = fold(`${name} ${authority}`);
      const about = themes.map((theme) => data.themes[theme][0]);
      return { name, authority, href: href + key, times, since, state: data.states[state], called, text: fold([called, ...about].join(" ")) };
    });
    return known;
  };

  const item = (issue) => {
    const row = document.createElement("li");
    const link = document.createElement("a");
    const name = document.createElement("bdi");
    const sub = document.createElement("span");
    const where = document.createElement("bdi");
    link.href = issue.href;
    name.textContent = issue.name;
    link.append(name);
    where.textContent = issue.authority;
    sub.className = "sub";
    sub.append(where, `; raised by ${issue.times === 1 ? "1 inspection" : `${issue.times} inspections`} since ${issue.since}; latest word: ${issue.state}`);
    row.append(link, " ", sub);
    return row;
  };

  const update = () => {
    const words = fold(form.elements.words.value).split(" ").filter(Boolean);
    const fits = (text) => words.every((word) => text.includes(word));
    let places = 0;
    for (const row of rows) {
      row.hidden = !fits(fold(row.dataset.name));
      places += row.hidden ? 0 : 1;
    }
    const hits = words.length ? issues().filter((issue) => fits(issue.text)) : [];
    // What is called so comes before what is only about it.
    hits.sort((one, other) => Number(fits(other.called)) - Number(fits(one.called)) || other.times - one.times);
    list.replaceChildren(...hits.slice(0, most).map(item));
    found.hidden = hits.length === 0;
    more.hidden = hits.length <= most;
    more.textContent = `The first ${most} of ${hits.length}: a further word leaves fewer.`;
    none.hidden = hits.length > 0 || places > 0;
    table.closest(".scroll").hidden = places === 0;
    status.textContent = words.length ? `${places} of ${rows.length} authorities, ${hits.length} issues` : "";
  };

  const sort = () => {
    const by = form.elements.sort.value;
    const sorted = [...rows];
    if (by !== "name") sorted.sort((one, other) => Number(other.dataset[by]) - Number(one.dataset[by]));
    table.append(...sorted);
  };

  form.addEventListener("input", (event) => (event.target === form.elements.sort ? sort() : update()));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    setTimeout(() => {
      sort();
      update();
    });
  });
  addEventListener("DOMContentLoaded", () => {
    sort();
    update();
  });

  document.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-find]");
    if (!asked) return;
    form.elements.words.value = asked.dataset.find;
    update();
  });
  // The columns of a matrix of authorities and themes that the page does not spell out, counted from the same issues.
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

  const complete = (matrix) => {
    const counts = data.authorities.map(() => new Map());
    const total = new Map();
    for (const [, place, themes] of data.issues) {
      for (const theme of themes) {
        counts[place].set(theme, (counts[place].get(theme) ?? 0) + 1);
        total.set(theme, (total.get(theme) ?? 0) + 1);
      }
    }
    const head = matrix.tHead.rows[0];
    const spelt = new Set([...head.cells].map((cell) => cell.textContent));
    const caption = (theme) => data.themes[theme][0];
    const rest = [...total.keys()].filter((theme) => !spelt.has(caption(theme)));
    rest.sort((one, other) => total.get(other) - total.get(one) || (caption(one) < caption(other) ? -1 : 1));
    for (const theme of rest) {
      const title = document.createElement("th");
      const words = document.createElement("span");
      title.scope = "col";
      title.className = "rare";
      words.textContent = caption(theme);
      title.append(words);
      head.append(title);
    }
    for (const [place, row] of [...matrix.tBodies[0].rows].entries()) {
      const most = Number(matrix.dataset.most);
      const href = (theme) => `${data.authorities[place][1]}#theme/${data.themes[theme][1]}`;
      row.append(...rest.map((theme) => cellOf(counts[place].get(theme) ?? 0, most, href(theme))));
    }
  };

  document.addEventListener("change", (event) => {
    const name = event.target.dataset?.whole;
    if (!name) return;
    const matrix = document.getElementById(name);
    if (!matrix.querySelector(".rare")) complete(matrix);
    matrix.classList.toggle("whole", event.target.checked);
  });
})();
