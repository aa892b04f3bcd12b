/* What every screen must hold to, asked in the page. Each function gives a list of sentences; an empty one is good. */
(() => {
  const shown = (element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && style.visibility === "visible" && !element.closest("[inert], [hidden], .hidden");
  };
  const named = (element) => {
    const said = (element.getAttribute("aria-label") || element.innerText || element.getAttribute("type") || "").trim().replace(/\s+/g, " ");
    return `${element.localName}.${[...element.classList].join(".")} "${said.slice(0, 30)}"`;
  };
  /* Only the open dialog can be touched while there is one. */
  const within = () => document.querySelector("dialog[open]") ?? document;
  const touchable = () => [...within().querySelectorAll("button, a[href], input:not([type=hidden]), select, textarea, summary")].filter(shown);
  /* Links in running text and blocks of a day to scale are excepted (look/README.md); a label around a field is the field's target. */
  const excepted = (element) => element.closest(".hours") !== null || (element.localName === "a" && element.closest("p") !== null);
  const target = (element) => (element.localName === "input" && element.closest("label, .box, .unit")) || element;

  /* What can be touched may reach beyond what is seen, by an absolute pseudo-element. */
  const reach = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const around = ["::before", "::after"].map((name) => getComputedStyle(element, name)).filter((style) => style.content !== "none" && style.position === "absolute");
    const most = (own, side) => Math.max(own, ...around.map((style) => Number.parseFloat(style[side]) || 0));
    return { width: most(width, "width"), height: most(height, "height") };
  };

  const targets = (least) => touchable().filter((element) => !excepted(element)).flatMap((element) => {
    const { width, height } = reach(target(element));
    return width >= least - 0.5 && height >= least - 0.5 ? [] : [`${named(element)} is ${Math.round(width)} × ${Math.round(height)}, not ${least}`];
  });
  const width = (most) => {
    if (document.documentElement.scrollWidth <= most) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => shown(element) && element.getBoundingClientRect().right > most + 1);
    return [`${document.documentElement.scrollWidth} px wide at ${most}: ${wide.slice(-3).map(named).join(", ")}`];
  };
  const texts = (least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = new Set();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && !element.closest("svg, script, noscript") && shown(element)) {
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        if (size < least) small.add(`${named(element)} is set in ${size} px`);
      }
    }
    return [...small];
  };
  /* A button's words lie inside it. */
  const overflowing = () => [...within().querySelectorAll("button, a.btn, .pick, .tabs a")].filter(shown).flatMap((element) => {
    if (element.closest(".hours, .map, .board, .row")) return [];
    const words = document.createRange();
    words.selectNodeContents(element);
    const [inner, outer] = [words.getBoundingClientRect(), element.getBoundingClientRect()];
    const out = Math.max(inner.right - outer.right, outer.left - inner.left, inner.bottom - outer.bottom, outer.top - inner.top);
    return out > 1 ? [`${named(element)}: its words stand out by ${Math.round(out)} px`] : [];
  });
  const axe = async (runOnly) => {
    const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"], elementRef: false });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe ${id}: ${node.html.slice(0, 160)} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""})`));
  };
  const mark = (name, value) => (value === null ? document.documentElement.removeAttribute(name) : document.documentElement.setAttribute(name, value));
  const letters = (size) => document.documentElement.style.setProperty("font-size", size);
  globalThis.screenRules = { targets, width, texts, overflowing, axe, mark, letters };
})();
