// The right pane: the moderators' channels, with the review queue.

import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { MessageList } from "./messages.js";
import { People } from "./people.js";
import { announce } from "./toast.js";

export class Moderators {
  #unread = new Map();

  constructor(store, root, { jump, open }) {
    this.store = store;
    this.at = null;
    const persona = () => this.people.chosen;
    this.people = new People(store, { name: "moderator", label: "You are", list: () => store.moderators, onPick: () => this.draw() });
    this.list = new MessageList(store, {
      label: "Review queue",
      empty: "All is quiet. When a message may need a person, its card appears here.",
      persona,
      channels: () => [this.at],
      jump,
      open,
      reply: (message) => this.composer.replyTo(message),
      thread: null,
    });
    this.composer = new Composer(store, { persona, target: () => store.channel(this.at), testid: "moderator" });
    this.rooms = h("div", { class: "rooms", role: "group", "aria-label": "Moderators' channels" });
    const title = h("h2", { id: "moderators-title", text: "Moderators" });
    const topic = h("p", { class: "topic", text: "Members cannot see this side." });
    root.append(
      h("div", { class: "column" }, h("header", { class: "pane-head" }, h("div", {}, title, topic), this.rooms), this.list.node, h("div", { class: "foot" }, this.people.node, this.composer.node)),
    );
  }

  draw({ jumpToEnd = false } = {}) {
    const channels = this.store.moderatorChannels;
    if (!channels.some((one) => one.id === this.at)) this.at = channels[0]?.id ?? null;
    this.people.draw();
    this.rooms.replaceChildren(...(channels.length > 1 ? channels.map((one) => this.#room(one)) : []));
    this.list.draw({ jumpToEnd });
    this.composer.draw();
  }

  /** Something was posted; what is not on view is counted, and screen readers are told. */
  heard(message) {
    if (message.channel_id !== this.at) this.#unread.set(message.channel_id, (this.#unread.get(message.channel_id) ?? 0) + 1);
    this.draw();
    if (message.author.bot) announce(`In the moderators' channel: ${headline(this.list.list.lastElementChild)}`);
  }

  open(id) {
    this.at = id;
    this.#unread.delete(id);
    this.composer.leave();
    this.draw({ jumpToEnd: true });
  }

  forget() {
    this.#unread.clear();
  }

  show(channelId, messageId) {
    this.open(channelId);
    return !messageId || this.list.point(messageId);
  }

  #room(channel) {
    const unread = this.#unread.get(channel.id);
    return h(
      "button",
      { type: "button", "aria-pressed": String(channel.id === this.at), data: { testid: `room-${channel.name}` }, on: { click: () => this.open(channel.id) } },
      `#${channel.name}`,
      unread ? h("span", { class: "badge", text: String(unread) }) : null,
    );
  }
}

/** The first heading of a card, without what is behind a spoiler. */
function headline(node) {
  const heading = node?.querySelector("h3, h4, h5, p, .text");
  return heading && !heading.closest("[inert]") ? heading.textContent.slice(0, 120) : "a new message";
}
