// Discord's markdown → DOM nodes. Text only ever becomes text: nothing is parsed as HTML.
export const el = (tag, props = {}, ...kids) => {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...kids.filter((kid) => kid !== null && kid !== undefined));
  return node;
};

const RULES = [
  [/^\\([^\sA-Za-z0-9])/, (m) => document.createTextNode(m[1])],
  [/^\*\*([\s\S]+?)\*\*/, (m, ctx) => el("strong", {}, ...inline(m[1], ctx))],
  [/^\*(?!\s)([\s\S]+?)\*/, (m, ctx) => el("em", {}, ...inline(m[1], ctx))],
  [/^~~([\s\S]+?)~~/, (m, ctx) => el("s", {}, ...inline(m[1], ctx))],
  [/^`([^`\n]+)`/, (m) => el("code", {}, m[1])],
  [/^\|\|([\s\S]+?)\|\|/, (m, ctx) => wordSpoiler(m[1], ctx)],
  [/^\[([^\]]+)\]\((https:\/\/[^\s)]+)\)/, (m, ctx) => link(m[2], m[1], ctx)],
  [/^https?:\/\/[^\s<>)]+/, (m, ctx) => link(m[0], m[0], ctx)],
  [/^<t:(\d+)(?::([A-Za-z]))?>/, (m) => el("time", { "data-at": m[1], title: new Date(m[1] * 1000).toLocaleString() }, ago(m[1]))],
  [/^<@&(\d+)>/, (m, ctx) => el("span", { class: "mention" }, "@" + ctx.role(m[1]))],
  [/^<@!?(\d+)>/, (m, ctx) => el("span", { class: "mention" }, "@" + ctx.name(m[1]))],
  [/^<#(\d+)>/, (m, ctx) => el("span", { class: "mention" }, "#" + ctx.channel(m[1]))],
];

function inline(text, ctx) {
  const out = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const hit = RULES.map(([rule, make]) => [rule.exec(rest), make]).find(([m]) => m);
    if (!hit) { plain += text[at++]; continue; }
    if (plain) out.push(plain);
    plain = "";
    out.push(hit[1](hit[0], ctx));
    at += hit[0][0].length;
  }
  return plain ? [...out, plain] : out;
}

export function markdown(text, ctx) {
  return text.split("\n").map((line) => {
    if (line.startsWith("### ")) return el("h3", {}, ...inline(line.slice(4), ctx));
    if (line.startsWith("-# ")) return el("div", { class: "small" }, ...inline(line.slice(3), ctx));
    if (line.startsWith("> ")) return el("blockquote", {}, ...inline(line.slice(2), ctx));
    return el("div", {}, ...inline(line, ctx));
  });
}

function wordSpoiler(text, ctx) {
  const button = el("button", { class: "word-hidden", "aria-label": "spoiler, press to show", type: "button" }, "▒".repeat(8));
  button.addEventListener("click", () => button.replaceWith(...inline(text, ctx)));
  return button;
}

function link(url, text, ctx) {
  const here = /^https:\/\/discord\.com\/channels\/(\d+)\/(\d+)(?:\/(\d+))?$/.exec(url);
  if (here) return el("a", { href: "#", onclick: (event) => { event.preventDefault(); ctx.jump(here[2], here[3]); } }, text);
  return el("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, text);
}

export function ago(seconds) {
  const past = Math.max(0, Math.round(Date.now() / 1000 - seconds));
  if (past < 60) return `${past} s ago`;
  if (past < 3600) return `${Math.floor(past / 60)} min ago`;
  return past < 86400 ? `${Math.floor(past / 3600)} h ago` : `${Math.floor(past / 86400)} d ago`;
}

setInterval(() => document.querySelectorAll("time[data-at]").forEach((one) => { one.textContent = ago(one.dataset.at); }), 5000);
