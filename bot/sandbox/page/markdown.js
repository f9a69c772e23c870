// Discord's markdown as DOM nodes: blocks line by line, then spans within them.

import { moment } from "./clock.js";
import { h } from "./dom.js";

const CONTENT = "((?:\\\\.|[^\\\\])+?)";
const SPANS = [
  [/\\([^\w\s])/y, (m) => m[1]],
  [/```(?:[\w+-]*\n)?([\s\S]+?)```/y, (m) => h("pre", {}, h("code", { text: m[1].replace(/\n$/, "") }))],
  [/``([\s\S]+?)``|`([^`]+)`/y, (m) => h("code", { text: m[1] ?? m[2] })],
  [new RegExp(`\\|\\|${CONTENT}\\|\\|`, "ys"), (m, ctx) => spoiler(inline(m[1], ctx))],
  [new RegExp(`\\*\\*${CONTENT}\\*\\*(?!\\*)`, "ys"), (m, ctx) => h("strong", {}, inline(m[1], ctx))],
  [new RegExp(`__${CONTENT}__(?!_)`, "ys"), (m, ctx) => h("u", {}, inline(m[1], ctx))],
  [new RegExp(`~~${CONTENT}~~`, "ys"), (m, ctx) => h("s", {}, inline(m[1], ctx))],
  [/\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)/y, (m, ctx) => h("em", {}, inline(m[1], ctx))],
  [/(?<!\w)_(?=\S)((?:\\.|[^\\_])+?)_(?!\w)/y, (m, ctx) => h("em", {}, inline(m[1], ctx))],
  [/\[((?:\\.|[^\\\]])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/y, (m, ctx) => link(m[2], inline(m[1], ctx), ctx)],
  [/<(https?:\/\/[^\s>]+)>/y, (m, ctx) => link(m[1], [m[1]], ctx)],
  [/https?:\/\/[^\s<]*[^\s<.,:;"')\]]/y, (m, ctx) => link(m[0], [m[0]], ctx)],
  [/<@!?(\d+)>/y, (m, ctx) => mention(`@${ctx.store.member(m[1])?.name ?? "somebody"}`, "user")],
  [/<@&(\d+)>/y, (m, ctx) => role(ctx.store.role(m[1]))],
  [/<#(\d+)>/y, (m, ctx) => place(m[1], ctx)],
  [/<t:(-?\d+)(?::([tTdDfFR]))?>/y, (m) => time(Number(m[1]), m[2])],
  [/<\/([^:>]+):\d+>/y, (m) => mention(`/${m[1]}`, "command")],
  [/<a?(:\w+:)\d+>/y, (m) => m[1]],
  [/@(?:everyone|here)\b/y, (m) => mention(m[0], "role")],
];
const STARTS = /[\\`|*_~[<@]|https?:/g;

/** The nodes of a text. `ctx`: {store, jump(url) → whether it was a place here, open(channelId)}. */
export function markdown(text, ctx) {
  const nodes = [];
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) nodes.push(h("p", {}, inline(paragraph.join("\n"), ctx)));
    paragraph = [];
  };
  for (const piece of pieces(text)) {
    const block = piece.fence ? null : blockOf(piece.text, ctx);
    if (block) {
      flush();
      nodes.push(block);
    } else {
      paragraph.push(piece.text);
    }
  }
  flush();
  return joinLists(nodes);
}

/** Lines, with fenced code kept in one piece. */
function pieces(text) {
  const found = [];
  for (const part of text.split(/(```[\s\S]+?```)/)) {
    if (part.startsWith("```") && part.length > 6) found.push({ fence: true, text: part });
    else if (part) found.push(...part.split("\n").map((line) => ({ fence: false, text: line })));
  }
  return found;
}

function blockOf(line, ctx) {
  let m = /^(#{1,3}) +(.+)$/.exec(line);
  if (m) return h(`h${m[1].length + 2}`, { class: `h${m[1].length}` }, inline(m[2], ctx));
  m = /^-# +(.+)$/.exec(line);
  if (m) return h("p", { class: "subtext" }, inline(m[1], ctx));
  m = /^> ?(.*)$/.exec(line);
  if (m) return h("blockquote", {}, inline(m[1], ctx));
  m = /^ *[-*] +(.+)$/.exec(line);
  return m ? h("ul", {}, h("li", {}, inline(m[1], ctx))) : null;
}

function joinLists(nodes) {
  return nodes.reduce((kept, node) => {
    const last = kept.at(-1);
    if (last && last.tagName === node.tagName && node.tagName === "UL") last.append(...node.children);
    else if (last && last.tagName === node.tagName && node.tagName === "BLOCKQUOTE") last.append("\n", ...node.childNodes);
    else kept.push(node);
    return kept;
  }, []);
}

/** Spans of one paragraph. */
export function inline(text, ctx) {
  const nodes = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    STARTS.lastIndex = at;
    const start = STARTS.exec(text)?.index ?? text.length;
    plain += text.slice(at, start);
    at = start;
    if (at >= text.length) break;
    const node = spanAt(text, at, ctx);
    if (node) {
      nodes.push(plain, node.made);
      plain = "";
      at = node.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  nodes.push(plain);
  return nodes.filter((node) => node !== "");
}

function spanAt(text, at, ctx) {
  for (const [rule, make] of SPANS) {
    rule.lastIndex = at;
    const match = rule.exec(text);
    if (match) {
      const end = rule.lastIndex; // making may use the same rule within
      return { made: make(match, ctx), end };
    }
  }
  return null;
}

/** Words behind a cover; one click or key opens it. */
export function spoiler(children) {
  const open = (event) => {
    if (cover.classList.contains("open") || (event.type === "keydown" && !["Enter", " "].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    cover.classList.add("open");
    cover.removeAttribute("role");
    cover.removeAttribute("tabindex");
    cover.removeAttribute("aria-label");
    inner.removeAttribute("inert");
  };
  const inner = h("span", { inert: true }, children);
  const cover = h(
    "span",
    {
      class: "spoiler",
      role: "button",
      tabindex: "0",
      "aria-label": "Spoiler, hidden. Press to show.",
      on: { click: open, keydown: open },
    },
    inner,
  );
  return cover;
}

/** A link; one to a message or channel of this sandbox goes there. */
export function link(url, children, ctx) {
  if (!/^https?:\/\//.test(url)) return h("span", {}, children); // a browser would run javascript: links
  const inside = /^https:\/\/(?:\w+\.)?discord\.com\/channels\//.test(url);
  if (!inside) return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, children);
  const go = (event) => {
    event.preventDefault();
    ctx.jump(url);
  };
  return h("a", { href: url, class: "jump", data: { testid: "jump" }, on: { click: go } }, children);
}

function mention(text, kind) {
  return h("span", { class: `mention ${kind}`, text });
}

function role(found) {
  return mention(`@${found?.name ?? "role"}`, "role");
}

function place(id, ctx) {
  const channel = ctx.store.channel(id);
  if (!channel) return mention("#unknown", "channel");
  return h("button", {
    class: "mention channel",
    type: "button",
    text: `#${channel.name}`,
    on: { click: () => ctx.open(id) },
  });
}

function time(seconds, style) {
  const full = moment(seconds, "F");
  const ticks = style === "R" ? seconds : null;
  const stamp = new Date(seconds * 1000).toISOString();
  return h("time", { datetime: stamp, title: full, data: { ticks }, text: moment(seconds, style) });
}
