// A message as Discord shows it: words, embeds, components v2. What is unknown is said, never dropped.
import { ago, el, markdown } from "./text.js";

const COLOURS = { 0xd9a441: "t0", 0xc4574e: "t1", 0x8e3b8a: "t2", 0x3f7f93: "t3" };
const revealed = new Set();

export function drawMessage(message, ctx) {
  const at = Date.parse(message.timestamp) / 1000;
  const bot = message.author.bot;
  const avatar = el("span", { class: `avatar ${bot ? "cbot" : "c" + (Number(BigInt(message.author.id) % 6n))}`, "aria-hidden": "true" }, bot ? "☼" : message.author.username[0].toUpperCase());
  const who = el("div", { class: "who" }, message.author.username, bot ? el("span", { class: "app" }, "APP") : null, el("small", {}, el("time", { "data-at": String(Math.floor(at)) }, ago(at)), message.edited_timestamp && !bot ? " · edited" : ""));
  const body = el("div", { class: "body" }, ...markdown(message.content || "", ctx).filter(() => message.content));
  body.append(...(message.components || []).map((one, i) => component(one, message, ctx, `${message.id}/${i}`)));
  body.append(...(message.embeds || []).map((one) => el("div", { class: "container" }, ...markdown(`### ${one.title || ""}\n${one.description || ""}`, ctx))));
  const classes = ["message", message.mention_roles?.length ? "ping" : "", ctx.fresh?.(message) ? "fresh" : ""].join(" ");
  const node = el("li", { class: classes, id: "m" + message.id, "data-testid": bot ? "card" : "message" }, avatar, who, body);
  if (ctx.only) node.append(el("div", { class: "only" }, "Only you can see this."));
  if (ctx.tools) node.append(ctx.tools(message));
  return node;
}

function component(one, message, ctx, path) {
  const kids = () => (one.components || []).map((kid, i) => component(kid, message, ctx, `${path}/${i}`));
  switch (one.type) {
    case 1: return el("div", { class: "row" }, ...kids());
    case 2: return button(one, message, ctx);
    case 3: return select(one, message, ctx);
    case 9: return el("div", { class: "section" }, el("div", {}, ...kids()), component(one.accessory, message, ctx, path + "/a"));
    case 10: return el("div", {}, ...markdown(one.content, ctx));
    case 14: return el("hr");
    case 17: return container(one, kids(), path);
    default: return el("div", { class: "small" }, `(a component of type ${one.type}: the sandbox cannot show it)`);
  }
}

function container(one, kids, path) {
  const box = el("div", { class: `container ${COLOURS[one.accent_color] || ""}` });
  if (!one.spoiler || revealed.has(path)) { box.append(...kids); return box; }
  const inner = el("div", { class: "inner", inert: true }, ...kids);
  const show = el("button", { class: "reveal", type: "button", "data-testid": "spoiler", onclick: () => { revealed.add(path); box.classList.remove("hidden"); box.replaceChildren(...kids); } }, "Show the words");
  box.classList.add("hidden");
  box.append(inner, show);
  return box;
}

function button(one, message, ctx) {
  if (one.style === 5) return el("button", { type: "button", onclick: () => window.open(one.url, "_blank", "noopener") }, one.label + " ↗");
  const style = { 1: "primary", 3: "s3", 4: "s4" }[one.style];
  return el("button", { type: "button", class: style, disabled: one.disabled, "data-testid": one.custom_id, onclick: () => ctx.act({ do: "click", channel_id: message.channel_id, message_id: message.id, custom_id: one.custom_id }) }, one.label || "");
}

function select(one, message, ctx) {
  const options = (one.options || []).map((option) => el("option", { value: option.value }, option.label));
  return el("select", { "data-testid": one.custom_id, "aria-label": one.placeholder || "choose", onchange: (event) => ctx.act({ do: "select", channel_id: message.channel_id, message_id: message.id, custom_id: one.custom_id, values: [event.target.value] }) }, el("option", { value: "", selected: true, disabled: true }, one.placeholder || "choose …"), ...options);
}
