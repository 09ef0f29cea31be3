// Why statements are linked: each set of links and of reasons stands once in the page's data, and is spelt out where it is
// looked at.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("reasons-data").textContent);

  const made = (name, of, ...inside) => {
    const element = document.createElement(name);
    if (of) element.className = of;
    element.append(...inside);
    return element;
  };

  const quoted = (place) => made("bdi", "", `“${data.words[place]}”`);

  const line = ([feature, share, left, right]) => {
    const meter = made("meter", "share");
    meter.max = 100;
    meter.value = share;
    meter.setAttribute("aria-hidden", "true");
    const row = made("li", "", made("span", "feature", data.words[feature]), meter, made("span", "percent", `${share}%`));
    const fired = [...new Set([left, right])].filter((place) => data.words[place]).map(quoted);
    if (fired.length) row.append(made("span", "fired", ...fired.flatMap((each, rank) => (rank ? [" and ", each] : [each]))));
    return row;
  };

  // The first words of a statement that the page shows.
  const wordsOf = (source) => {
    const words = (source.querySelector(":scope > blockquote") ?? source).textContent.trim();
    return words.length > 72 ? `${words.slice(0, 71).trimEnd()}…` : words;
  };

  const why = ([relation, basis, other, place]) => {
    const says = made("p", "", made("strong", "", data.relations[relation]), " ", made("span", "basis", data.bases[basis]), " ");
    const id = data.others[other];
    const source = document.getElementById(id);
    const name = made("bdi", "", source ? `“${wordsOf(source)}”` : id);
    const link = source && made("a", "", name);
    if (link) link.href = `#${encodeURI(id)}`;
    says.append(link ?? name);
    if (source?.querySelector(":scope > .cite .digest")) says.append(" ", made("span", "digest", "digest"));
    const item = made("li", "why", says);
    if (place !== null) item.append(made("ul", "reasons", ...data.sets[place].map(line)));
    return item;
  };

  // Spells out why the statements inside an element are linked, once.
  tracegraph.reason = (inside) => {
    for (const whys of inside.querySelectorAll(".whys[data-whys]")) {
      whys.querySelector("p")?.remove();
      whys.append(made("ul", "", ...data.whys[Number(whys.dataset.whys)].map(why)));
      whys.removeAttribute("data-whys");
    }
  };

  // A toggle does not bubble, but it is caught on its way down. What is unfolded for a printer says the reasons in short.
  document.addEventListener(
    "toggle",
    ({ target }) => target.matches(".whys") && target.open && !tracegraph.printing && tracegraph.reason(target.parentElement),
    true,
  );
})();
