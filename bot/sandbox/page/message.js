// One message as a list item: who, when, words, embeds, components, and what may be done with it.

import { clockTime } from "./clock.js";
import { components, embed } from "./components.js";
import { h, icon } from "./dom.js";
import { markdown } from "./markdown.js";
import { avatar, colourOf } from "./people.js";

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const SILENT = 1 << 12;

/** The list item. `view`: {store, persona, compact, showChannel, isPrivate, editing, ctx, actions}. */
export function messageNode(message, view) {
  const own = message.author.id === view.persona?.id;
  const pinged = pings(message, view.persona);
  const classes = ["message", view.compact ? "compact" : "", pinged ? "pinged" : "", view.isPrivate ? "private" : ""];
  const member = view.store.member(message.author.id) ?? { ...message.author, name: message.author.username };
  return h(
    "li",
    { class: classes.join(" "), tabindex: "-1", data: { id: message.id, testid: "message" } },
    replied(message, view),
    used(message, view),
    h(
      "div",
      { class: "body" },
      view.compact ? h("span", { class: "gutter" }, h("time", { datetime: message.timestamp, text: clockTime(message.timestamp) })) : avatar(member, view.store),
      h("div", { class: "content" }, view.compact ? null : head(message, member, view), ...content(message, view)),
    ),
    view.isPrivate ? onlyYou(message, view) : null,
    view.isPrivate || view.editing ? null : tools(message, view, own),
  );
}

/** Whether the message pings the one who looks. */
export function pings(message, persona) {
  if (!persona || message.author.id === persona.id) return false;
  if (message.mention_everyone || (message.mentions ?? []).some((one) => one.id === persona.id)) return true;
  return (message.mention_roles ?? []).some((id) => (persona.roles ?? []).includes(id));
}

function head(message, member, view) {
  const channel = view.showChannel ? view.store.channel(message.channel_id) : null;
  return h(
    "div",
    { class: "head" },
    h("strong", { class: "name", vars: { who: member.bot ? "inherit" : colourOf(member, view.store) }, text: member.name }),
    member.bot ? h("span", { class: "tag", text: "APP" }) : null,
    channel ? h("button", { class: "where", type: "button", on: { click: () => view.ctx.open(channel.id) }, text: `#${channel.name}` }) : null,
    h("time", { datetime: message.timestamp, title: new Date(message.timestamp).toLocaleString(), text: clockTime(message.timestamp) }),
    (message.flags ?? 0) & SILENT ? h("span", { class: "silent", title: "Sent silently: nobody was notified" }, icon("quiet"), h("span", { class: "sr", text: "sent silently" })) : null,
  );
}

function content(message, view) {
  if (view.editing) return [view.editing];
  const nodes = [];
  if ((message.flags ?? 0) & LOADING) nodes.push(h("p", { class: "thinking", text: `${message.author.username} is thinking …` }));
  else if (message.content) nodes.push(h("div", { class: "text", data: { testid: "text" } }, markdown(message.content, view.ctx)));
  nodes.push(...(message.embeds ?? []).map((one) => embed(one, view.ctx)));
  nodes.push(...components(message.components, view.ctx));
  for (const file of message.attachments ?? []) nodes.push(h("p", { class: "picture", text: `File: ${file.filename}` }));
  if (message.edited_timestamp && message.content) nodes.at(0)?.lastElementChild?.append(h("small", { class: "edited", text: " (edited)" }));
  return nodes;
}

function replied(message, view) {
  const reference = message.message_reference;
  if (!reference) return null;
  const found = view.store.message(reference.channel_id ?? message.channel_id, reference.message_id);
  if (!found) return h("p", { class: "replied", text: "in reply to a message that is gone" });
  const words = found.content ? found.content.slice(0, 90) : "a card";
  const go = () => view.ctx.jump(`https://discord.com/channels/${view.store.serverId}/${found.channel_id}/${found.id}`);
  return h("button", { class: "replied", type: "button", on: { click: go } }, icon("reply"), h("strong", { text: found.author.username }), ` ${words}`);
}

function used(message, view) {
  const asked = message.interaction_metadata ?? message.interaction;
  const name = message.interaction?.name ?? asked?.name;
  if (!name || view.compact) return null;
  const who = view.store.member((asked.user ?? {}).id)?.name ?? "somebody";
  return h("p", { class: "replied" }, h("strong", { text: who }), " used ", h("span", { class: "mention command", text: `/${name}` }));
}

function onlyYou(message, view) {
  return h(
    "p",
    { class: "only-you" },
    `Only ${view.persona?.name ?? "you"} can see this · `,
    h("button", { type: "button", class: "as-link", on: { click: () => view.store.dismiss(message.id) } }, "Dismiss"),
  );
}

function tools(message, view, own) {
  const { reply, thread, edit, remove } = view.actions;
  if ((message.flags ?? 0) & EPHEMERAL) return null;
  const plain = own && !message.components?.length;
  const list = [
    ["reply", "Reply", reply],
    thread ? ["thread", "Start a thread", thread] : null,
    plain ? ["edit", "Edit", edit] : null,
    own ? ["trash", "Delete", remove] : null,
  ];
  return h(
    "div",
    { class: "tools", role: "group", "aria-label": "Actions for this message" },
    list.filter(Boolean).map(([sign, name, run]) =>
      h("button", { type: "button", title: name, "aria-label": name, data: { testid: `tool-${sign}` }, on: { click: () => run(message) } }, icon(sign)),
    ),
  );
}
