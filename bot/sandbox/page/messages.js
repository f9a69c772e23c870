// A list of messages that stays in step with the store: only what changed is drawn again.

import { act } from "./api.js";
import { arrange, h, icon } from "./dom.js";
import { isThread } from "./store.js";
import { messageNode } from "./message.js";
import { told } from "./toast.js";

const SAME_BREATH_MS = 7 * 60 * 1000;
const NEAR_PX = 90;
const COMMAND_ANSWER = 20;

export class MessageList {
  #drawn = new Map(); // message id → {key, message, node}
  #opened = new Map(); // who + message id → revealed spoilers
  #editing = null;

  /** `persona()`: who looks; `channels()`: ids shown; `jump`, `open`, `reply`, `thread`: what the page can do. */
  constructor(store, { label, empty, persona, channels, jump, open, reply, thread }) {
    Object.assign(this, { store, persona, channels, jump, open, reply, thread });
    this.list = h("ol", { class: "messages", "aria-label": label, data: { testid: "messages" } });
    this.nothing = h("div", { class: "nothing" }, empty);
    this.newer = h("button", { class: "newer", type: "button", hidden: true, on: { click: () => this.toEnd() } }, icon("down"), "Newer below");
    this.scroller = h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": label }, this.nothing, this.list);
    this.node = h("div", { class: "list" }, this.scroller, this.newer);
    this.stuck = true; // to the newest; false while somebody reads further up
    this.scroller.addEventListener("scroll", () => {
      this.stuck = this.#near();
      if (this.stuck) this.newer.hidden = true;
    });
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.scroller);
  }

  /** Everything that the chosen person may see here, in the order it was written. */
  entries() {
    const who = this.persona();
    const channels = this.channels();
    const open = channels.flatMap((id) => this.store.of(id).map((message) => ({ message, isPrivate: false })));
    const own = this.store.privateOf(who?.id).filter((one) => channels.includes(one.channel_id));
    const answers = own.map((one) => ({ message: { ...one.message, channel_id: one.channel_id }, source: one, isPrivate: true }));
    return [...open, ...answers].sort((a, b) => byId(a.message.id, b.message.id));
  }

  /** Draw what is new or changed. `jumpToEnd`: another channel was opened. */
  draw({ jumpToEnd = false } = {}) {
    const stick = jumpToEnd || this.stuck;
    const entries = this.entries();
    const before = this.list.childElementCount;
    const focused = this.#focused();
    let last = null;
    const nodes = entries.map((entry) => {
      const node = this.#node(entry, last);
      last = entry;
      return node;
    });
    const kept = new Set(entries.map((entry) => entry.message.id));
    for (const id of this.#drawn.keys()) if (!kept.has(id)) this.#drawn.delete(id);
    arrange(this.list, nodes);
    this.#refocus(focused);
    this.nothing.hidden = nodes.length > 0;
    if (stick) this.toEnd();
    else if (nodes.length > before) this.newer.hidden = false;
  }

  toEnd() {
    this.stuck = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.newer.hidden = true;
  }

  /** Show one message, and mark it for a moment; false if it is not here. */
  point(id) {
    const node = this.#drawn.get(id)?.node;
    if (!node) return false;
    this.stuck = false;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.remove("found");
    requestAnimationFrame(() => node.classList.add("found"));
    return true;
  }

  edit(message) {
    this.#editing = message.id;
    this.draw();
    const input = this.#drawn.get(message.id)?.node.querySelector("textarea");
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }

  #near() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }

  #node(entry, last) {
    const { message, isPrivate } = entry;
    const who = this.persona();
    const several = this.channels().length > 1;
    const compact = follows(last, entry) && !message.message_reference;
    const key = [compact, several, who?.id, this.#editing === message.id].join();
    const source = entry.source ?? message;
    const known = this.#drawn.get(message.id);
    if (known && known.key === key && known.source === source) return known.node;
    const node = messageNode(message, {
      store: this.store,
      persona: who,
      compact,
      isPrivate,
      showChannel: several,
      editing: this.#editing === message.id ? this.#editor(message) : null,
      ctx: this.#context(message, who),
      actions: this.#actions(message),
    });
    this.#drawn.set(message.id, { key, source, node });
    return node;
  }

  #context(message, who) {
    const key = `${who?.id}:${message.id}`;
    if (!this.#opened.has(key)) this.#opened.set(key, new Set());
    const place = { as: who?.id, channel_id: message.channel_id, message_id: message.id };
    return {
      store: this.store,
      jump: this.jump,
      open: this.open,
      opened: this.#opened.get(key),
      interact: async (kind, customId, values) => {
        this.store.tell("acted", { user_id: who?.id });
        told(await act({ do: kind, ...place, custom_id: customId, ...(values ? { values } : {}) }));
      },
    };
  }

  #actions(message) {
    const channel = this.store.channel(message.channel_id);
    const place = { as: this.persona()?.id, channel_id: message.channel_id, message_id: message.id };
    return {
      reply: this.reply,
      thread: this.thread && !isThread(channel) ? this.thread : null,
      edit: (one) => this.edit(one),
      remove: async () => told(await act({ do: "delete", ...place })),
    };
  }

  #editor(message) {
    const input = h("textarea", { class: "input", rows: "2", "aria-label": "Edit the message", data: { testid: "edit-input" } });
    input.value = message.content;
    const done = () => {
      this.#editing = null;
      this.draw();
    };
    input.addEventListener("keydown", async (event) => {
      if (event.key === "Escape") done();
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      const place = { as: this.persona()?.id, channel_id: message.channel_id, message_id: message.id };
      if (told(await act({ do: "edit", ...place, text: input.value }))) done();
    });
    return h("div", {}, input, h("small", { class: "soft", text: "Enter saves, Escape cancels" }));
  }

  #focused() {
    const node = document.activeElement;
    const item = this.list.contains(node) ? node.closest("li.message") : null;
    return item ? { id: item.dataset.id, item, custom: node.dataset.customId } : null;
  }

  /** A redrawn card must not throw a keyboard user back to the top of the page. */
  #refocus(before) {
    const now = before ? this.#drawn.get(before.id)?.node : null;
    if (!now || now === before.item) return;
    const same = before.custom ? now.querySelector(`[data-custom-id="${CSS.escape(before.custom)}"]`) : null;
    (same ?? now).focus({ preventScroll: true });
  }
}

function follows(last, { message, isPrivate }) {
  if (!last || isPrivate || last.isPrivate || (message.type ?? 0) === COMMAND_ANSWER) return false;
  const before = last.message;
  if (before.author.id !== message.author.id || before.channel_id !== message.channel_id) return false;
  if (message.components?.length || before.components?.length) return false;
  return new Date(message.timestamp) - new Date(before.timestamp) < SAME_BREATH_MS;
}

/** Snowflakes are too large for numbers; the longer, or at the same length the larger, is the later. */
function byId(a, b) {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}
