// Builds elements. Text only ever becomes text nodes: nothing a person writes is read as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element. `props`: attributes; besides `class`, `text`, `on` (listeners), `data`, `vars` (custom properties). */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "class") node.className = value;
  else if (name === "text") node.textContent = value;
  else if (name === "on") for (const [event, hear] of Object.entries(value)) node.addEventListener(event, hear);
  else if (name === "data") for (const [key, one] of Object.entries(value)) set(node, `data-${key}`, one);
  else if (name === "vars") for (const [key, one] of Object.entries(value)) node.style.setProperty(`--${key}`, one);
  else node.setAttribute(name, value === true ? "" : value);
}

const ICONS = {
  reply: "M8 5 3 10l5 5v-3.2c4 0 6.6 1.2 8.5 4.2-.5-4.8-3.2-8-8.5-8.3z",
  edit: "m4 13.5 8.6-8.6 2.5 2.5L6.5 16H4zM13.6 3.9l1.2-1.2 2.5 2.5-1.2 1.2z",
  trash: "M7.5 3h5l.8 1.5H17V6H3V4.5h3.7zM4.5 7h11l-.8 10h-9.4z",
  thread: "M3 4h14v9H9l-4 4v-4H3zm3 3v1.5h8V7zm0 2.7v1.5h5V9.7z",
  play: "M6 3.5v13l10.5-6.5z",
  pause: "M5 4h3.6v12H5zm6.4 0H15v12h-3.6z",
  again: "M10 4a6 6 0 1 1-5.7 7.9l1.6-.5A4.3 4.3 0 1 0 7 7l1.9 1.9H3.5V3.5l2.3 2.3A6 6 0 0 1 10 4z",
  send: "M3 3.5 17.5 10 3 16.5l1.7-5.6L11 10 4.7 9.1z",
  down: "m4.5 7 5.5 5.5L15.5 7l1.2 1.3L10 15 3.3 8.3z",
  quiet: "M10 3a4.5 4.5 0 0 0-4.5 4.5V11L4 13.5h12L14.5 11V7.5A4.5 4.5 0 0 0 10 3zM8.3 14.5a1.8 1.8 0 0 0 3.4 0zM3 2l15 15-1 1L2 3z",
  all: "M3 4.5h14v2H3zm0 4.5h14v2H3zm0 4.5h14v2H3z",
  forum: "M3 3.5h10v7H7l-2.5 2.5V10.5H3zM15 6.5h2v7h-1.5V16L13 13.5H8V12h7z",
  close: "m5 3.8 5 5 5-5L16.2 5l-5 5 5 5-1.2 1.2-5-5-5 5L3.8 15l5-5-5-5z",
  tools: "M3 5h8v2H3zm11 0h3v2h-3zM12 3.5h1.5v5H12zM3 13h3v2H3zm6 0h8v2H9zM6.8 11.5h1.5v5H6.8z",
};

/** A small drawn sign; always beside words or an aria-label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

/** Make `list` hold exactly `nodes` in order, moving as few as possible, so that focus and scrolling stay. */
export function arrange(list, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, i) => {
    if (list.children[i] !== node) list.insertBefore(node, list.children[i] ?? null);
  });
}

/** The bot's picture: the lighthouse of the header. */
export function mark() {
  const copy = document.querySelector(".brand .mark").cloneNode(true);
  copy.setAttribute("class", "mark small");
  return copy;
}
