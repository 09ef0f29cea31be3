// The first page of a site: one search over authorities and issues, and the issues that a number on the page counts.
"use strict";
tracegraph.issues = JSON.parse(document.getElementById("issues-data").textContent);

(() => {
  const data = tracegraph.issues;
  const form = document.querySelector("#find .tools");
  const { words: search, theme, year, show } = form.elements;
  const status = form.querySelector(".shown");
  const found = document.getElementById("found");
  const list = found.querySelector("ol");
  const more = found.querySelector(".more");
  const none = document.querySelector("#find .none");
  const table = document.querySelector("#authorities tbody");
  const rows = [...table.rows];
  const most = 50; // more than that nobody reads at once
  let all = false;

  const fold = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
  const counted = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  // What is searched is put together when it is first asked for: a nation has thousands of issues.
  let known = null;
  const issues = () => {
    known ??= data.issues.map(([name, place, themes, times, since, years, state, open, key]) => {
      const [authority, href] = data.authorities[place];
      const called = fold(`${name} ${authority}`);
      const about = themes.map((each) => data.themes[each][0]);
      const ids = themes.map((each) => data.themes[each][1]);
      const text = fold([called, ...about].join(" "));
      return { name, authority, href: href + key, times, since, years, state: data.states[state], open, called, ids, text };
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
    sub.append(where, `; raised by ${counted(issue.times, "inspection", "inspections")}${issue.since ? ` since ${issue.since}` : ""}; latest word: ${issue.state}`);
    row.append(link, " ", sub);
    return row;
  };

  const shows = {
    "": () => true,
    again: (issue) => issue.times > 1,
    open: (issue) => issue.open,
    closed: (issue) => !issue.open,
  };
  const chosen = (issue) =>
    (!theme.value || issue.ids.includes(theme.value)) &&
    (!year.value || issue.years.includes(Number(year.value))) &&
    shows[show.value](issue);

  const update = () => {
    const words = fold(search.value).split(" ").filter(Boolean);
    const fits = (text) => words.every((word) => text.includes(word));
    const narrowed = Boolean(theme.value || year.value || show.value);
    const hits = words.length || narrowed ? issues().filter((issue) => fits(issue.text) && chosen(issue)) : [];
    // What is called so comes before what is only about it.
    hits.sort((one, other) => Number(fits(other.called)) - Number(fits(one.called)) || other.times - one.times);
    // Words find authorities by their names; a choice of issues leaves those that have such issues.
    const having = new Set(hits.map((issue) => issue.authority));
    let places = 0;
    for (const row of rows) {
      row.hidden = narrowed ? !having.has(row.querySelector("th").textContent) : !fits(fold(row.dataset.name));
      places += row.hidden ? 0 : 1;
    }
    list.replaceChildren(...hits.slice(0, all ? hits.length : most).map(item));
    found.hidden = hits.length === 0;
    more.hidden = all || hits.length <= most;
    more.textContent = `Show all ${hits.length.toLocaleString("en")}`;
    none.hidden = hits.length > 0 || places > 0;
    table.closest(".scroll").hidden = places === 0;
    const whose = `${places} of ${counted(rows.length, "authority", "authorities")}`;
    status.textContent = words.length || narrowed ? `${counted(hits.length, "issue", "issues")}; ${whose} ${narrowed ? "with them" : "by name"}` : "";
  };

  form.addEventListener("input", () => {
    all = false;
    update();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    all = false;
    setTimeout(update);
  });
  addEventListener("pageshow", update); // whoever comes back finds the form as it was, and what it found
  more.addEventListener("click", () => {
    all = true;
    update();
    list.children[most].querySelector("a").focus(); // the button is gone: what it brought is next
  });

  // A number that counts issues of many authorities leads to them: its row names the theme, it the year or the kind.
  document.addEventListener("click", (event) => {
    const asked = event.target.closest('a[href="#find"]');
    const row = asked?.closest("[data-theme]");
    if (!row) return;
    form.reset();
    theme.value = row.dataset.theme;
    year.value = asked.dataset.year === "any" ? "" : (asked.dataset.year ?? "");
    show.value = asked.dataset.show ?? "";
    all = false;
    update();
  });
})();
