// The left pane: the community as its members see it.

import { act } from "./api.js";
import { ChannelList, EVERYWHERE } from "./channels.js";
import { Composer } from "./composer.js";
import { ask } from "./dialogs.js";
import { h, icon } from "./dom.js";
import { hint } from "./hint.js";
import { MessageList } from "./messages.js";
import { People } from "./people.js";
import { isForum } from "./store.js";

export class Community {
  constructor(store, root, { jump }) {
    this.store = store;
    this.at = null; // a channel's id, or EVERYWHERE
    this.target = null; // where is written: the channel last opened
    const persona = () => this.people.chosen;
    const open = (id) => this.open(id);
    this.people = new People(store, { name: "member", label: "Speak as", list: () => store.people, onPick: () => this.draw() });
    this.channels = new ChannelList(store, { onOpen: open, current: () => this.at });
    this.list = new MessageList(store, {
      label: "Messages of the community",
      empty: "Nothing has been said here yet. Say the first word below, or play the evening.",
      persona,
      channels: () => this.#shown(),
      jump,
      open,
      reply: (message) => this.#reply(message),
      thread: (message) => this.#newThread(message),
    });
    this.composer = new Composer(store, { persona, target: () => this.#writable(), testid: "member" });
    this.title = h("h2", { id: "community-title" });
    this.topic = h("p", { class: "topic" });
    this.post = h("button", { class: "button primary", type: "button", hidden: true, data: { testid: "new-post" }, on: { click: () => this.#newPost() } }, "New post");
    this.posts = h("ul", { class: "posts", data: { testid: "posts" } });
    const column = h("div", { class: "column" }, h("header", { class: "pane-head" }, h("div", {}, this.title, this.topic), this.post));
    column.append(hint(), this.posts, this.list.node, h("div", { class: "foot" }, this.people.node, this.composer.node));
    root.append(this.channels.node, column);
  }

  draw({ jumpToEnd = false } = {}) {
    this.#settle();
    this.people.draw();
    const channel = this.store.channel(this.at);
    const everywhere = this.at === EVERYWHERE;
    this.title.replaceChildren(everywhere ? "Everything" : (channel?.name ?? this.store.server.name ?? ""));
    this.title.classList.toggle("is-channel", Boolean(channel));
    this.topic.textContent = everywhere ? "All channels of the community, as it happens" : (channel?.topic ?? "");
    this.channels.draw();
    this.post.hidden = !isForum(channel);
    this.posts.hidden = !isForum(channel);
    this.list.node.hidden = isForum(channel);
    if (isForum(channel)) this.#drawPosts(channel);
    else this.list.draw({ jumpToEnd });
    this.composer.draw();
  }

  /** Something was said; what is not on view is counted. */
  heard(message) {
    if (!this.#shown().includes(message.channel_id)) this.channels.count(message.channel_id);
    this.draw();
  }

  open(id) {
    if (id === this.at) return;
    this.at = id;
    if (id !== EVERYWHERE) this.target = id;
    this.channels.seen(id === EVERYWHERE ? this.#shown() : [id]);
    this.composer.leave();
    this.draw({ jumpToEnd: true });
  }

  everything() {
    this.open(EVERYWHERE);
  }

  /** Go to a message, or only to its channel; false if it is not there. */
  show(channelId, messageId) {
    const channel = this.store.channel(channelId);
    if (!channel) return false;
    if (this.at !== EVERYWHERE || !messageId) this.open(channelId);
    this.draw();
    return !messageId || this.list.point(messageId);
  }

  #settle() {
    const known = this.store.publicChannels;
    const gone = (id) => !known.some((channel) => channel.id === id);
    if (gone(this.target)) this.target = known.find((channel) => !isForum(channel))?.id ?? null;
    if (this.at !== EVERYWHERE && gone(this.at)) this.at = this.target;
  }

  #shown() {
    return this.at === EVERYWHERE ? this.store.publicChannels.map((one) => one.id) : [this.at];
  }

  #writable() {
    const channel = this.store.channel(this.at === EVERYWHERE ? this.target : this.at);
    return channel && !isForum(channel) ? channel : null;
  }

  #reply(message) {
    if (this.at === EVERYWHERE) this.target = message.channel_id;
    this.composer.draw();
    this.composer.replyTo(message);
  }

  #drawPosts(forum) {
    const posts = this.store.publicChannels.filter((one) => one.parent_id === forum.id).reverse();
    const rows = posts.map((one) => {
      const messages = this.store.of(one.id);
      const first = messages[0];
      const about = first ? `${first.author.username}: ${first.content.slice(0, 120)}` : "";
      const count = `${messages.length} ${messages.length === 1 ? "message" : "messages"}`;
      return h(
        "li",
        {},
        h("button", { type: "button", class: "post", on: { click: () => this.open(one.id) } }, h("strong", { text: one.name }), h("span", { text: about }), h("small", { class: "soft", text: count })),
      );
    });
    this.posts.replaceChildren(...(rows.length ? rows : [h("li", { class: "nothing" }, icon("forum"), "No posts yet.")]));
  }

  #newPost() {
    this.#askThread({ title: "New post", channel: this.at, open: true });
  }

  #newThread(message) {
    this.#askThread({ title: "Start a thread", channel: message.channel_id, more: { message_id: message.id }, open: true });
  }

  #askThread({ title, channel, more = {}, open }) {
    const fields = [
      { type: 4, custom_id: "name", label: "Title", max_length: 100 },
      { type: 4, custom_id: "text", label: "Message", style: 2, max_length: 2000 },
    ];
    const submit = async (values) => {
      const answer = await act({ do: "thread", as: this.people.id, channel_id: channel, ...more, ...values });
      if (!answer.ok) return answer.error ?? "That did not work.";
      const thread = answer.thread?.id ?? answer.channel_id;
      if (open && this.store.channel(thread)) this.open(thread);
      return "";
    };
    ask({ title, intro: `as ${this.people.chosen?.name}`, fields, submit, testid: "thread-dialog" });
  }
}
