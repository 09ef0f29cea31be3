// Ways through the network: what lies one step further out from some issues, and the shortest way from one issue to another.
"use strict";
tracegraph.ways = (nodes, edges) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // Every issue meets every other at some inspection, and themes join what only sounds alike: neither is a step.
  const close = edges.filter((edge) => edge.kind !== "at" && edge.kind !== "about");

  // The issues, in order, and those that share a statement, an action or a link with one of them.
  const wider = (issues) => {
    const inside = new Set(issues);
    const belongs = (node) => node.issues.some((issue) => inside.has(issue));
    const joined = new Set();
    for (const edge of close) {
      const ends = [byId.get(edge.from), byId.get(edge.to)];
      for (const [one, other] of [ends, [...ends].reverse()]) {
        if (belongs(one)) for (const issue of [...one.issues, other.issues[0]]) joined.add(issue);
      }
    }
    const rank = (issue) => byId.get(issue).row;
    const further = [...joined].filter((issue) => !inside.has(issue));
    return [...issues, ...further.sort((one, other) => rank(one) - rank(other) || one - other)];
  };

  const shortest = (start, end, lines) => {
    const beside = new Map(nodes.map((node) => [node.id, []]));
    for (const edge of lines) {
      beside.get(edge.from).push({ node: edge.to, edge, forth: true });
      beside.get(edge.to).push({ node: edge.from, edge, forth: false });
    }
    const came = new Map([[start, null]]);
    const waiting = [start];
    for (let here = waiting.shift(); here !== undefined && !came.has(end); here = waiting.shift()) {
      for (const step of beside.get(here)) {
        if (came.has(step.node)) continue;
        came.set(step.node, { ...step, before: here });
        waiting.push(step.node);
      }
    }
    if (!came.has(end)) return null;
    const way = [];
    for (let at = end; at !== start; at = came.get(at).before) way.unshift(came.get(at));
    return [{ node: start }, ...way];
  };

  // The steps from one issue to another, each {node, edge, forth}; over a common theme only where nothing closer joins
  // them, and null where nothing does.
  const path = (start, end) => shortest(start, end, close) ?? shortest(start, end, edges.filter((edge) => edge.kind !== "at"));

  return { wider, path };
};
