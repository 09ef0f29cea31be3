// What links rest on: each set of reasons stands once in the page's data, and is spelt out where it is looked at.
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

  // Spells out the reasons of every link inside an element, once.
  tracegraph.reason = (inside) => {
    for (const why of inside.querySelectorAll(".why[data-reasons]")) {
      why.append(made("ul", "reasons", ...data.sets[Number(why.dataset.reasons)].map(line)));
      why.removeAttribute("data-reasons");
    }
  };

  // A toggle does not bubble, but it is caught on its way down; what is printed was never toggled.
  document.addEventListener("toggle", (event) => event.target.matches(".whys") && tracegraph.reason(event.target), true);
  addEventListener("beforeprint", () => {
    for (const view of document.querySelectorAll(".view:not([hidden])")) tracegraph.reason(view);
  });
})();
