// Citations to take along: the words, their place and the document they stand in, selected so that they can be copied, and copied
// where the browser lets us without asking anybody.
"use strict";
(() => {
  const made = (name, of, text = "") => {
    const element = document.createElement(name);
    element.className = of;
    element.textContent = text;
    return element;
  };

  // The document that a citation's link leads into, as it is cited in full.
  const referenceOf = (cite) => {
    const link = cite.querySelector("cite a");
    if (!link) return "";
    const name = decodeURIComponent(link.hash).slice("#text/".length);
    const place = [name, name.slice(0, name.lastIndexOf("/"))].find((each) => document.getElementById(each)?.dataset.cite);
    const here = link.closest(".paper") ?? document.querySelector(".paper[data-cite]");
    return place ? document.getElementById(place).dataset.cite : (here?.dataset.cite ?? "");
  };

  const textOf = (cite) => {
    const words = cite.previousElementSibling.textContent.trim();
    const digest = cite.querySelector(".digest") ? " [digest]" : "";
    const reference = referenceOf(cite);
    return `“${words}” ${cite.querySelector("cite").textContent.trim()}${digest}${reference && `: ${reference}`}`;
  };

  const copied = (box) => {
    box.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false; // then it is selected, and the keyboard copies it
    }
  };

  const show = (button) => {
    const cite = button.closest(".cite");
    const open = cite.nextElementSibling?.matches(".citation") ? cite.nextElementSibling : null;
    button.setAttribute("aria-expanded", String(!open));
    if (open) {
      open.remove();
      return;
    }
    const box = made("textarea", "");
    box.readOnly = true;
    box.rows = 4;
    box.value = textOf(cite);
    box.setAttribute("aria-label", "Citation");
    const said = made("p", "hint");
    said.setAttribute("role", "status");
    const frame = made("div", "citation");
    frame.append(box, said);
    cite.after(frame);
    said.textContent = copied(box) ? "Copied." : "Selected: copy it with the keyboard.";
  };

  // Gives every citation inside an element its button, once.
  tracegraph.citable = (inside) => {
    for (const cite of inside.querySelectorAll(".cite")) {
      if (cite.querySelector(".copy")) continue;
      const button = made("button", "copy", "Copy citation");
      button.type = "button";
      button.setAttribute("aria-expanded", "false");
      cite.append(" ", button);
    }
  };

  document.addEventListener("toggle", (event) => event.target.matches(".history") && tracegraph.citable(event.target), true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) show(button);
  });
})();
