// The network: vis-network draws what was computed beforehand; colours come from the style sheet, words from the page itself.
"use strict";
(() => {
  const box = document.getElementById("net");
  const tip = document.getElementById("net-tip");
  const focus = document.getElementById("net-focus");
  const boxes = [...document.querySelectorAll(".kinds input[value]")];
  const across = document.getElementById("net-across");
  const nets = document.querySelector(".nets");
  const data = JSON.parse(document.getElementById("network-data").textContent);
  const nodes = data.nodes.map((node) => ({ label: " ", ...data.looks[node.group], ...node, part: data.parts[node.part] }));
  const edges = data.edges.map(([from, to, relation, style, apart]) => {
    const [kind, arrows, dashes] = data.styles[style];
    return { from, to, relation: data.relations[relation], kind, arrows, dashes, across: apart === 1 };
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const wide = new Set(["theme", "inspection"]); // they belong to many issues and stand at the edges
  let network = null;
  let drawn = new Map(); // number -> node, where it stands now

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const group = (fill, line, extra = {}) => ({
    color: {
      background: fill,
      border: line,
      highlight: { background: fill, border: colour("focus") },
      hover: { background: fill, border: colour("focus") },
    },
    ...extra,
  });

  const groups = () => {
    const face = getComputedStyle(document.body).fontFamily;
    const font = (size, ink) => ({ size, face, color: ink });
    const ink = colour("ink");
    return {
      issue: group(colour("n-issue"), colour("n-issue-line"), { font: font(28, ink), margin: 10, shapeProperties: { borderRadius: 5 } }),
      theme: group(colour("n-theme"), colour("n-theme-line"), { font: font(23, ink), margin: 8, shapeProperties: { borderRadius: 18 } }),
      inspection: group(colour("n-inspection"), colour("n-inspection"), { font: font(27, colour("n-inspection-ink")), margin: 10 }),
      recommendation: group(colour("n-recommendation"), colour("n-recommendation")),
      finding: group(colour("n-finding"), colour("n-finding")),
      action: group(colour("n-action"), colour("n-action")),
    };
  };

  // A thing's own words, from where the page shows them.
  const wordsOf = (node, most = 260) => {
    const source = document.getElementById(node.shows);
    const words = source?.querySelector(":scope > blockquote")?.textContent ?? source?.dataset.title ?? node.label;
    const plain = words.trim();
    return plain.length > most ? `${plain.slice(0, most - 1).trimEnd()}…` : plain;
  };

  const strong = new Set(["observed", "inferred", "related"]);
  const edgeColour = (edge) => ({
    color: strong.has(edge.kind) ? colour("edge-strong") : colour("edge"),
    highlight: colour("focus"),
    hover: colour("focus"),
    opacity: edge.kind === "at" ? 0.35 : strong.has(edge.kind) ? 0.7 : 0.6,
  });

  // One issue by itself: its inspections come down to it, its themes gather beside it, and what it only shares with
  // other issues, which stands in their rows, comes beneath it.
  const gathered = (left, issue) => {
    const middle = byId.get(issue).y;
    const own = left.filter((node) => node.issues[0] === issue && !wide.has(node.group));
    const half = Math.max(40, ...own.map((node) => Math.abs(node.y - middle)));
    const themes = left.filter((node) => node.group === "theme");
    const beneath = new Map();
    return left.map((node) => {
      if (node.group === "inspection") return { ...node, y: middle - half - 130 };
      if (node.group === "theme") return { ...node, y: middle + (themes.indexOf(node) - (themes.length - 1) / 2) * 56 };
      if (node.issues[0] === issue) return node;
      const rank = beneath.get(node.x) ?? 0;
      beneath.set(node.x, rank + 1);
      return { ...node, y: middle + half + 70 + rank * 40 };
    });
  };

  // What the choices leave: the nodes of a chosen kind and a chosen issue, and the edges between them.
  const chosen = () => {
    const kinds = new Set(boxes.filter((each) => each.checked).map((each) => each.value));
    // "rows 8 Norburn": the first eight rows of a part; otherwise the number of one issue.
    const [, many, part] = /^rows (\d+) (.*)$/s.exec(focus.value) ?? [];
    const issue = Number(focus.value);
    const belongs = (node) => (many ? node.part === part && node.row < Number(many) : node.issues.includes(issue));
    const left = nodes.filter((node) => kinds.has(node.group) && belongs(node));
    const placed = many ? left : gathered(left, issue);
    const ids = new Set(placed.map((node) => node.id));
    const joins = (edge) => ids.has(edge.from) && ids.has(edge.to) && (!edge.across || across.checked || !many);
    drawn = new Map(placed.map((node) => [node.id, node]));
    return {
      nodes: new vis.DataSet(
        placed.map(({ id, label, group: kind, shape, x, y, size, widthConstraint }) => ({
          id, label, group: kind, shape, x, y, ...(size && { size }), ...(widthConstraint && { widthConstraint }),
        })),
      ),
      edges: new vis.DataSet(
        edges.filter(joins).map((edge) => ({
          from: edge.from,
          to: edge.to,
          width: strong.has(edge.kind) ? 2 : 1,
          dashes: edge.dashes,
          arrows: edge.arrows,
          color: edgeColour(edge),
        })),
      ),
    };
  };

  const fit = () => network.fit({ maxZoomLevel: 1.1 });

  const draw = () => {
    network.setOptions({ groups: groups() });
    network.setData(chosen());
    fit();
  };

  const showTip = (id, at) => {
    const node = byId.get(id);
    const kind = document.createElement("b");
    kind.textContent = node.group;
    tip.replaceChildren(kind, wordsOf(node));
    tip.hidden = false;
    const frame = box.getBoundingClientRect();
    const left = Math.min(frame.left + at.x + 16, innerWidth - tip.offsetWidth - 12);
    const top = Math.min(frame.top + at.y + 16, innerHeight - tip.offsetHeight - 12);
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.max(8, top)}px`;
  };

  const start = () => {
    if (network) return;
    network = new vis.Network(box, chosen(), { ...data.options, groups: groups() });
    network.on("hoverNode", (event) => showTip(event.node, event.pointer.DOM));
    for (const name of ["blurNode", "dragStart", "zoom"]) network.on(name, () => (tip.hidden = true));
    network.on("click", (event) => {
      tip.hidden = true;
      const node = drawn.get(event.nodes[0]);
      if (!node) return;
      tracegraph.open(node.shows, box.querySelector("[tabindex]") ?? box);
      // What was chosen must not lie beneath the panel.
      const covered = document.getElementById("panel").offsetWidth;
      const here = network.canvasToDOM({ x: node.x, y: node.y });
      if (box.getBoundingClientRect().left + here.x > innerWidth - covered && covered < innerWidth) {
        network.moveTo({ position: { x: node.x, y: node.y }, offset: { x: -covered / 2, y: 0 } });
      }
    });
    box.querySelector("canvas").setAttribute("aria-hidden", "true");
    fit();
    tracegraph.network = network;
  };

  // The same as a list, for those who do not see or use the drawing: every thing, and the lines that leave it.
  const nameOf = (node) => wordsOf(node, 90);

  const button = (node) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "plain";
    made.dataset.shows = node.shows;
    const name = document.createElement("bdi");
    name.textContent = nameOf(node);
    made.append(name);
    return made;
  };

  const row = (node, leaving) => {
    const item = document.createElement("li");
    const sub = document.createElement("span");
    sub.className = "sub";
    for (const [words, others] of leaving) {
      const joined = document.createElement("bdi");
      joined.textContent = others.map((other) => nameOf(byId.get(other))).join("; ");
      sub.append(sub.hasChildNodes() ? `. ${words}: ` : `${words}: `, joined);
    }
    item.append(button(node), ...(leaving.size ? [" ", sub] : []));
    return item;
  };

  const list = () => {
    const leaving = new Map(nodes.map((node) => [node.id, new Map()]));
    for (const edge of edges) {
      const of = leaving.get(edge.from);
      of.set(edge.relation, [...(of.get(edge.relation) ?? []), edge.to]);
    }
    for (const [kind, caption] of data.kinds) {
      const title = document.createElement("h3");
      title.textContent = `${caption[0].toUpperCase()}${caption.slice(1)}s`;
      const items = document.createElement("ul");
      items.append(...nodes.filter((node) => node.group === kind).map((node) => row(node, leaving.get(node.id))));
      nets.append(title, items);
    }
  };

  nets.addEventListener("toggle", () => nets.open && !nets.querySelector("ul") && list());
  for (const choice of [focus, across, ...boxes]) choice.addEventListener("change", draw);
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const factor = Number(button.dataset.zoom);
      if (factor === 0) fit();
      else network.moveTo({ scale: network.getScale() * factor });
    });
  }
  document.addEventListener("view", (event) => {
    tip.hidden = true;
    if (event.detail === "network") start();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => network && draw());
})();
