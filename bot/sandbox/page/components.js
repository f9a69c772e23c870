// Discord's message components (v1 rows and v2 layouts) and embeds as DOM nodes.
// `ctx`: {store, jump, open, opened (spoilers that were revealed), interact(kind, customId, values) → promise}

import { h } from "./dom.js";
import { choice } from "./listbox.js";
import { link, markdown } from "./markdown.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const NAMES = { 5: "user select", 6: "role select", 7: "mentionable select", 8: "channel select", 13: "file", 19: "file upload" };

/** Nodes of a list of components. */
export function components(list, ctx) {
  return (list ?? []).map((one) => draw(one, ctx));
}

function draw(one, ctx) {
  switch (one.type) {
    case 1:
      return h("div", { class: "row" }, components(one.components, ctx));
    case 2:
      return button(one, ctx);
    case 3:
      return choice(one, (values) => ctx.interact("select", one.custom_id, values));
    case 9:
      return h(
        "div",
        { class: "section" },
        h("div", { class: "section-text" }, components(one.components, ctx)),
        one.accessory ? draw(one.accessory, ctx) : null,
      );
    case 10:
      return h("div", { class: "text" }, markdown(one.content ?? "", ctx));
    case 11:
      return covered(picture(one.media, one.description), one, ctx);
    case 12:
      return h("div", { class: "gallery" }, gallery(one.items ?? [], ctx));
    case 14:
      return h("hr", { class: `separator ${one.divider === false ? "bare" : ""} ${one.spacing === 2 ? "wide" : ""}` });
    case 17:
      return container(one, ctx);
    default:
      return unknown(one.type);
  }
}

function gallery(items, ctx) {
  return items.map((item) => covered(picture(item.media, item.description), item, ctx));
}

/** Something this page cannot draw is said, never dropped. */
function unknown(type) {
  const name = NAMES[type] ?? `component of type ${type}`;
  return h("p", { class: "unknown", text: `Here Discord would show a ${name}; this page does not draw it.` });
}

function picture(media, description) {
  const words = description ? `Picture: ${description}` : "A picture (this page loads nothing from elsewhere)";
  return h("p", { class: "picture", text: words, title: media?.url ?? "" });
}

function container(one, ctx) {
  const accent = typeof one.accent_color === "number" ? `#${one.accent_color.toString(16).padStart(6, "0")}` : null;
  const box = h(
    "div",
    { class: `container ${accent ? "accented" : ""}`, vars: accent ? { accent } : {}, data: { testid: "container" } },
    components(one.components, ctx),
  );
  return covered(box, one, ctx);
}

/** A spoiler: what is inside cannot be seen, read or focused until it is opened.
    Once opened it stays so when its message is drawn again, as long as it holds the same words. */
function covered(inside, one, ctx) {
  const words = JSON.stringify(one);
  if (!one.spoiler || ctx.opened.has(words)) return inside;
  inside.setAttribute("inert", "");
  const cover = h("div", { class: "cover", data: { testid: "spoiler" } }, inside);
  const open = () => {
    ctx.opened.add(words);
    inside.removeAttribute("inert");
    inside.setAttribute("tabindex", "-1");
    cover.replaceWith(inside);
    inside.focus({ preventScroll: true });
  };
  cover.append(
    h("button", { class: "uncover", type: "button", on: { click: open } }, "Hidden words – show when ready"),
  );
  return cover;
}

function button(one, ctx) {
  const words = [one.emoji?.name && !one.emoji.id ? `${one.emoji.name} ` : null, one.label ?? (one.emoji ? "" : "…")];
  if (one.style === 5) {
    const made = link(one.url ?? "", words, ctx);
    made.classList.add("button", "link");
    return made;
  }
  const node = h(
    "button",
    {
      class: `button ${STYLES[one.style] ?? "secondary"}`,
      type: "button",
      disabled: Boolean(one.disabled),
      data: { "custom-id": one.custom_id },
      on: { click: () => busy(node, () => ctx.interact("click", one.custom_id)) },
    },
    words,
  );
  return node;
}

async function busy(node, work) {
  node.setAttribute("aria-busy", "true");
  node.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    node.removeAttribute("aria-busy");
    node.removeAttribute("aria-disabled");
  }
}

/** An embed. */
export function embed(one, ctx) {
  const accent = typeof one.color === "number" ? `#${one.color.toString(16).padStart(6, "0")}` : null;
  return h(
    "div",
    { class: `container embed ${accent ? "accented" : ""}`, vars: accent ? { accent } : {} },
    one.author ? h("p", { class: "subtext", text: one.author.name }) : null,
    one.title ? h("h4", { class: "h3" }, one.url ? link(one.url, [one.title], ctx) : one.title) : null,
    one.description ? markdown(one.description, ctx) : null,
    (one.fields ?? []).map((field) =>
      h("div", { class: field.inline ? "field inline" : "field" }, h("strong", { text: field.name }), markdown(field.value, ctx)),
    ),
    one.image || one.thumbnail ? picture(one.image ?? one.thumbnail) : null,
    one.footer ? h("p", { class: "subtext", text: one.footer.text }) : null,
  );
}
