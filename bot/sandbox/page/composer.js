// Where a person writes: messages, replies, and slash commands.

import { act } from "./api.js";
import { CommandForm } from "./command_form.js";
import { h, icon } from "./dom.js";
import { told } from "./toast.js";

let made = 0;

export class Composer {
  #replyTo = null;
  #form = null;
  #at = 0;

  /** `persona()`: who writes; `target()`: the channel, or null where one cannot write. */
  constructor(store, { persona, target, testid }) {
    Object.assign(this, { store, persona, target });
    const id = `commands-${(made += 1)}`;
    this.input = h("textarea", {
      class: "input write",
      rows: "1",
      maxlength: "4000",
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-autocomplete": "list",
      data: { testid: `${testid}-input` },
      on: { input: () => this.#typed(), keydown: (event) => this.#key(event), blur: () => setTimeout(() => this.#menu([]), 150) },
    });
    const sendButton = h("button", { class: "send", type: "submit", "aria-label": "Send", title: "Send", data: { testid: `${testid}-send` } }, icon("send"));
    this.menu = h("ul", { class: "options commands", role: "listbox", id, "aria-label": "Commands", hidden: true, data: { testid: "commands" } });
    this.above = h("div", { class: "above" });
    this.line = h("div", { class: "line" }, this.input, sendButton);
    store.addEventListener("commands", () => this.#typed()); // the bot may come, with its commands, while one types
    this.node = h("form", { class: "composer", on: { submit: (event) => this.#submit(event) } }, this.above, this.menu, this.line);
  }

  draw() {
    const channel = this.target();
    const who = this.persona()?.name ?? "…";
    this.node.hidden = !channel;
    this.input.placeholder = channel ? `Write in #${channel.name} as ${who}` : "";
    this.input.setAttribute("aria-label", channel ? `Message to #${channel.name} as ${who}` : "Message");
    this.#form?.draw();
  }

  replyTo(message) {
    this.#replyTo = message;
    this.#reply();
    this.input.focus();
  }

  /** Another channel was opened: what was begun for the old one is let go. */
  leave() {
    this.#replyTo = null;
    this.#form = null;
    this.line.hidden = false;
    this.#reply();
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    const channel = this.target();
    if (!text || !channel) return;
    const body = { as: this.persona()?.id, channel_id: channel.id, text };
    const reply = this.#replyTo?.channel_id === channel.id ? { do: "reply", message_id: this.#replyTo.id } : { do: "send" };
    this.input.value = "";
    this.#typed();
    const went = told(await act({ ...body, ...reply }));
    if (!went && !this.input.value) this.input.value = text;
    if (went) this.#replyTo = null;
    this.#reply();
  }

  #reply() {
    if (this.#form) return;
    const to = this.#replyTo;
    const stop = () => {
      this.#replyTo = null;
      this.#reply();
    };
    const close = h("button", { type: "button", class: "plain", "aria-label": "Stop replying", on: { click: stop } }, icon("close"));
    this.above.replaceChildren(...(to ? [h("p", { class: "replying" }, "Replying to ", h("strong", { text: to.author.username }), close)] : []));
  }

  #typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 180)}px`;
    const match = /^\/([\w-]*)$/.exec(this.input.value);
    this.#menu(match ? this.store.commands.filter((one) => one.name.startsWith(match[1])) : []);
  }

  #menu(commands) {
    this.#at = 0;
    this.menu.hidden = commands.length === 0;
    this.input.setAttribute("aria-expanded", String(commands.length > 0));
    this.menu.replaceChildren(...commands.map((one, i) => this.#item(one, i)));
    this.#walk(0);
  }

  #item(command, i) {
    const pick = (event) => {
      event.preventDefault();
      this.#begin(command);
    };
    return h(
      "li",
      { role: "option", id: `${this.menu.id}-${i}`, data: { testid: `command-${command.name}` }, on: { mousedown: pick } },
      h("strong", { text: `/${command.name}` }),
      h("small", { text: command.description }),
    );
  }

  #walk(to) {
    const items = [...this.menu.children];
    this.#at = Math.max(0, Math.min(to, items.length - 1));
    items.forEach((node, i) => {
      node.classList.toggle("active", i === this.#at);
      node.setAttribute("aria-selected", String(i === this.#at));
    });
    this.input.setAttribute("aria-activedescendant", items[this.#at]?.id ?? "");
  }

  #key(event) {
    if (event.isComposing) return;
    if (!this.menu.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      this.#walk(this.#at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (!this.menu.hidden && ["Enter", "Tab"].includes(event.key)) {
      event.preventDefault();
      this.#begin(this.store.commands.find((one) => `/${one.name}` === this.menu.children[this.#at].firstChild.textContent));
    } else if (event.key === "Escape") {
      if (this.#replyTo) this.leave();
      this.#menu([]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.node.requestSubmit();
    }
  }

  /** A command was picked: its options take the place of the text. */
  #begin(command) {
    this.input.value = "";
    this.#typed();
    const done = () => {
      this.leave();
      this.input.focus();
    };
    this.#form = new CommandForm(this.store, command, { persona: this.persona, target: this.target, done });
    this.line.hidden = true;
    this.above.replaceChildren(this.#form.node);
    this.#form.focus();
  }
}
