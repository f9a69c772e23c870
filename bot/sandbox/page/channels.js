// The list of the community's channels, with threads and posts below their own, and how much was not seen yet.

import { h, icon } from "./dom.js";
import { isForum, isThread } from "./store.js";

export const EVERYWHERE = "everywhere";

export class ChannelList {
  #unread = new Map();

  constructor(store, { onOpen, current }) {
    Object.assign(this, { store, onOpen, current });
    this.list = h("ul", {});
    this.name = h("p", { class: "server-name" });
    this.node = h("nav", { class: "channels", "aria-label": "Channels" }, this.name, this.list);
    this.rows = new Map();
  }

  count(id) {
    this.#unread.set(id, (this.#unread.get(id) ?? 0) + 1);
  }

  seen(ids) {
    for (const id of ids) this.#unread.delete(id);
  }

  forget() {
    this.#unread.clear();
  }

  draw() {
    this.name.textContent = this.store.server.name ?? "";
    const channels = this.store.publicChannels;
    this.list.replaceChildren(this.#row(EVERYWHERE, "Everything", "all"), ...channels.map((one) => this.#channel(one)));
  }

  #channel(channel) {
    if (isThread(channel)) return this.#row(channel.id, channel.name, "thread", "below");
    return this.#row(channel.id, channel.name, isForum(channel) ? "forum" : null);
  }

  /** Rows are kept, so that a keyboard's focus stays where it is. */
  #row(id, name, sign, more = "") {
    if (!this.rows.has(id)) this.rows.set(id, h("li", { class: more }, h("button", { type: "button", data: { testid: `channel-${name}`, channel: id }, on: { click: () => this.onOpen(id) } })));
    const row = this.rows.get(id);
    const button = row.firstChild;
    const focused = document.activeElement === button;
    const unread = this.#unread.get(id);
    button.replaceChildren(sign ? icon(sign) : h("span", { class: "hash", "aria-hidden": "true", text: "#" }), h("span", { class: "channel-name", text: name }));
    if (unread) button.append(h("span", { class: "badge", text: unread > 99 ? "99+" : String(unread) }, h("span", { class: "sr", text: " unread" })));
    if (this.current() === id) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
    if (focused) queueMicrotask(() => button.focus());
    return row;
  }
}
