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
  const nodes = data.nodes.map(([kind, label, x, y, home, key, issues, row, part], place) => {
    const group = data.kinds[kind][0];
    const shows = `${data.documents[home]}/${key}`;
    return { ...data.looks[group], id: place + 1, group, label: label || " ", x, y, shows, issues, row, part: data.parts[part] };
  });
  const edges = data.edges.map(([from, to, relation, style, apart]) => {
    const [kind, arrows, dashes] = data.styles[style];
    return { from, to, relation: data.relations[relation], kind, arrows, dashes, across: apart === 1 };
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const wide = new Set(["theme", "inspection"]); // they belong to many issues and stand at the edges
  const ways = tracegraph.ways(nodes, edges);
  const path = document.getElementById("net-path");
  const further = document.getElementById("net-wider");
  const back = document.getElementById("net-nearer");
  const said = document.getElementById("net-said");
  const told = document.getElementById("net-way");
  let reach = null; // where one issue is drawn: that issue, then the issues of each step outwards
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

  const retold = (node) => Boolean(document.getElementById(node.shows)?.querySelector(":scope > .cite .digest"));

  const strong = new Set(["observed", "inferred", "related"]);
  // Asking for the page's colours takes longer than drawing a line: each is asked for once a drawing, not once a line.
  const edgeColours = () => {
    const [soft, hard, focused] = ["edge", "edge-strong", "focus"].map(colour);
    return ({ kind }) => ({
      color: strong.has(kind) ? hard : soft,
      highlight: focused,
      hover: focused,
      opacity: kind === "at" ? 0.35 : strong.has(kind) ? 0.7 : 0.6,
    });
  };

  // Some issues by themselves, one beneath the other: their inspections come down to them, their themes gather beside
  // them, and what they only share with issues that are not drawn, which stands in those rows, comes beneath.
  const gathered = (left, issues) => {
    const moved = new Map();
    const homeOf = (node) => [node.issues[0], ...issues].find((issue) => issues.includes(issue) && node.issues.includes(issue));
    const first = byId.get(issues[0]).y;
    let top = null;
    let bottom = first;
    for (const issue of issues) {
      const middle = byId.get(issue).y;
      const mine = left.filter((node) => !wide.has(node.group) && homeOf(node) === issue);
      const own = mine.filter((node) => node.issues[0] === issue);
      const half = Math.max(40, ...own.map((node) => Math.abs(node.y - middle)));
      const now = top === null ? first : bottom + half;
      top ??= now - half;
      const beneath = new Map();
      for (const node of mine) {
        if (node.issues[0] === issue) {
          moved.set(node.id, now + node.y - middle);
          continue;
        }
        const rank = beneath.get(node.x) ?? 0;
        beneath.set(node.x, rank + 1);
        moved.set(node.id, now + half + 70 + rank * 40);
      }
      bottom = now + half + 70 + Math.max(0, ...beneath.values()) * 40;
    }
    const themes = left.filter((node) => node.group === "theme");
    const centre = issues.length === 1 ? first : (top + bottom) / 2;
    for (const [rank, node] of themes.entries()) moved.set(node.id, centre + (rank - (themes.length - 1) / 2) * 56);
    const columns = [...new Set(nodes.filter((node) => node.group === "theme").map((node) => node.x))].sort((one, other) => other - one);
    const beside = new Map(themes.map((node, rank) => [node.id, columns[rank % columns.length]]));
    return left.map((node) => ({
      ...node,
      x: beside.get(node.id) ?? node.x,
      y: node.group === "inspection" ? top - 130 : moved.get(node.id),
    }));
  };

  // The way to the chosen issue, if one is chosen and there is one.
  const wayNow = () => (path.value && reach ? ways.path(reach[0][0], Number(path.value)) : null);

  // What the choices leave: the nodes of a chosen kind and a chosen issue, and the edges between them.
  const chosen = () => {
    const kinds = new Set(boxes.filter((each) => each.checked).map((each) => each.value));
    // "rows 8 Norburn": the first eight rows of a part; otherwise the number of one issue.
    const [, many, part] = /^rows (\d+) (.*)$/s.exec(focus.value) ?? [];
    const way = wayNow();
    const on = new Set((way ?? []).map((step) => step.node));
    const lines = new Set((way ?? []).map((step) => step.edge));
    const homes = (way ?? []).map((step) => byId.get(step.node)).filter((node) => !wide.has(node.group));
    const issues = way ? [...new Set(homes.map((node) => node.issues[0]))] : reach?.at(-1);
    const belongs = (node) =>
      many ? node.part === part && node.row < Number(many) : node.issues.some((issue) => issues.includes(issue));
    const left = nodes.filter((node) => on.has(node.id) || (kinds.has(node.group) && belongs(node)));
    const placed = many ? left : gathered(left, issues);
    const ids = new Set(placed.map((node) => node.id));
    const joins = (edge) => ids.has(edge.from) && ids.has(edge.to) && (!edge.across || across.checked || !many);
    const looks = way && groups();
    const edgeColour = edgeColours();
    const light = (node) => {
      if (!way) return {};
      return on.has(node.id) ? { color: { ...looks[node.group].color, border: colour("focus") }, borderWidth: 5 } : { opacity: 0.3 };
    };
    const line = (edge) => {
      if (!way) return { width: strong.has(edge.kind) ? 2 : 1, color: edgeColour(edge) };
      if (lines.has(edge)) return { width: 6, color: { color: colour("focus") } };
      return { width: 1, color: { ...edgeColour(edge), opacity: 0.15 } };
    };
    drawn = new Map(placed.map((node) => [node.id, node]));
    return {
      nodes: new vis.DataSet(
        placed.map((node) => {
          const { id, label, group: kind, shape, x, y, size, widthConstraint } = node;
          return { id, label, group: kind, shape, x, y, ...(size && { size }), ...(widthConstraint && { widthConstraint }), ...light(node) };
        }),
      ),
      edges: new vis.DataSet(
        edges.filter(joins).map((edge) => ({
          from: edge.from,
          to: edge.to,
          dashes: edge.dashes,
          arrows: edge.arrows,
          ...line(edge),
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
    if (retold(node)) {
      const digest = document.createElement("span");
      digest.className = "digest";
      digest.textContent = "digest";
      tip.append(" ", digest);
    }
    tip.hidden = false;
    const frame = box.getBoundingClientRect();
    const left = Math.min(frame.left + at.x + 16, innerWidth - tip.offsetWidth - 12);
    const top = Math.min(frame.top + at.y + 16, innerHeight - tip.offsetHeight - 12);
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${Math.max(8, top)}px`;
  };

  const start = () => {
    if (network) return;
    begin();
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
  const nameOf = (node) => wordsOf(node, 90) + (retold(node) ? " [digest]" : "");

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
  // From one issue outwards. Paths lead to any other issue: the same options as for drawing one.
  const steps = (distance) => {
    further.disabled = !reach || path.value !== "" || ways.wider(reach.at(-1)).length === reach.at(-1).length;
    back.disabled = !reach || path.value !== "" || reach.length === 1;
    const way = wayNow();
    told.hidden = !way;
    told.replaceChildren(
      ...(way ?? []).map(({ node, edge, forth }) => {
        const item = document.createElement("li");
        const step = document.createElement("span");
        step.className = "step";
        step.textContent = edge ? (forth ? `${edge.relation} → ` : `← ${edge.relation} `) : "";
        item.append(step, button(byId.get(node)));
        return item;
      }),
    );
    if (way) said.textContent = `The shortest path: ${way.length - 1} steps.`;
    else if (path.value) said.textContent = "No statement, link or theme joins these two issues.";
    else said.textContent = reach && reach.length > 1 ? `${reach.at(-1).length} issues drawn, ${distance} further than the first.` : "";
  };

  const stepped = () => {
    steps(reach?.length === 2 ? "one step" : `${(reach?.length ?? 1) - 1} steps`);
    if (network) draw();
  };

  const begin = () => {
    const issue = Number(focus.value);
    reach = issue ? [[issue]] : null;
    path.disabled = !reach;
    const none = new Option(reach ? "no path" : "choose one issue to draw first", "");
    const others = [...focus.options].filter((option) => Number(option.value) && Number(option.value) !== issue);
    path.replaceChildren(none, ...(reach ? others.map((option) => new Option(option.text, option.value)) : []));
    stepped();
  };

  further.addEventListener("click", () => {
    reach = [...reach, ways.wider(reach.at(-1))];
    stepped();
    if (further.disabled) back.focus();
  });
  back.addEventListener("click", () => {
    reach = reach.slice(0, -1);
    stepped();
    if (back.disabled) further.focus();
  });
  path.addEventListener("change", stepped);
  focus.addEventListener("change", begin);
  for (const choice of [across, ...boxes]) choice.addEventListener("change", draw);
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const factor = Number(button.dataset.zoom);
      if (factor === 0) fit();
      else network.moveTo({ scale: network.getScale() * factor });
    });
  }
  document.addEventListener("view", (event) => {
    tip.hidden = true;
    if (event.detail !== "network") return;
    start();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => network && draw());
})();
