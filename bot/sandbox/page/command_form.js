// A slash command with its options: choices, autocomplete, yes or no, numbers, people, channels, roles.

import { act } from "./api.js";
import { h } from "./dom.js";
import { told } from "./toast.js";

const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;
const NUMBER = 10;
const TYPING_PAUSE_MS = 120;

export class CommandForm {
  #fields = new Map(); // option name → () → its value, or undefined where left out
  #busy = false;

  constructor(store, command, { persona, target, done }) {
    Object.assign(this, { store, command, persona, target, done });
    const run = h("button", { class: "button primary", type: "button", data: { testid: "run-command" }, on: { click: () => this.#run() } }, "Run");
    const stop = h("button", { class: "button secondary", type: "button", on: { click: done } }, "Cancel");
    this.as = h("small", { class: "soft" });
    this.node = h(
      "div",
      { class: "command-form", role: "group", "aria-label": `Command ${command.name}`, data: { testid: "command-form" }, on: { keydown: (event) => this.#key(event) } },
      h("p", {}, h("strong", { class: "mention command", text: `/${command.name}` }), " ", command.description, " ", this.as),
      (command.options ?? []).map((option) => this.#field(option)),
      h("div", { class: "row" }, run, stop),
    );
    this.draw();
  }

  draw() {
    this.as.textContent = `(as ${this.persona()?.name ?? "…"})`;
  }

  focus() {
    this.node.querySelector("input, select, button")?.focus();
  }

  #values() {
    const found = [...this.#fields].map(([name, read]) => [name, read()]);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== ""));
  }

  async #run() {
    const lacking = (this.command.options ?? []).find((one) => one.required && this.#values()[one.name] === undefined);
    if (lacking) {
      this.node.querySelector(`[name="${CSS.escape(lacking.name)}"]`)?.focus();
      return;
    }
    if (this.#busy) return;
    this.#busy = true;
    const who = this.persona()?.id;
    this.store.tell("acted", { user_id: who });
    const body = { do: "command", as: who, channel_id: this.target()?.id, name: this.command.name, options: this.#values() };
    const went = told(await act(body));
    this.#busy = false;
    if (went) this.done();
  }

  #key(event) {
    if (event.key === "Escape") this.done();
    if (event.key !== "Enter" || event.target.tagName === "BUTTON" || event.defaultPrevented) return;
    event.preventDefault();
    this.#run();
  }

  #field(option) {
    const input = this.#input(option);
    const words = h("span", {}, h("strong", { text: option.name }), option.required ? "" : h("small", { class: "soft", text: " optional" }));
    return h("label", { class: "field" }, words, h("small", { class: "soft", text: option.description }), input);
  }

  #input(option) {
    const shared = { class: "input", name: option.name, data: { testid: `option-${option.name}` } };
    const read = (node, as) => this.#fields.set(option.name, () => (node.value === "" ? undefined : as(node.value)));
    if (option.autocomplete) return this.#completed(option, shared);
    if (option.choices?.length) return this.#pick(shared, option.choices, (value) => option.choices[Number(value)].value, option.name);
    if (option.type === USER) return this.#pickOne(shared, this.store.server.members, option.name);
    if (option.type === CHANNEL) return this.#pickOne(shared, this.store.publicChannels, option.name);
    if (option.type === ROLE) return this.#pickOne(shared, this.store.server.roles, option.name);
    if (option.type === BOOLEAN) return this.#pick(shared, [{ name: "True" }, { name: "False" }], (value) => value === "0", option.name);
    const numeric = option.type === INTEGER || option.type === NUMBER;
    const bounds = numeric ? { min: option.min_value, max: option.max_value, step: option.type === INTEGER ? 1 : "any" } : {};
    const node = h("input", { ...shared, ...bounds, type: numeric ? "number" : "text", maxlength: option.max_length, autocomplete: "off" });
    read(node, numeric ? Number : String);
    return node;
  }

  #pickOne(shared, list, name) {
    return this.#pick(shared, list, (value) => list[Number(value)].id, name);
  }

  #pick(shared, list, as, name) {
    const options = list.map((one, i) => h("option", { value: String(i), text: one.name }));
    const node = h("select", shared, h("option", { value: "", text: "–" }), options);
    this.#fields.set(name, () => (node.value === "" ? undefined : as(node.value)));
    return node;
  }

  /** Suggestions by the bot while typing; what is sent is the value behind the suggested name. */
  #completed(option, shared) {
    const id = `suggest-${option.name}`;
    const list = h("ul", { class: "options suggest", role: "listbox", id, hidden: true });
    const node = h("input", { ...shared, type: "text", autocomplete: "off", role: "combobox", "aria-controls": id, "aria-expanded": "false" });
    const known = new Map();
    const show = (choices) => {
      list.replaceChildren(...choices.map((one, i) => h("li", { role: "option", id: `${id}-${i}`, text: one.name, data: { testid: "suggestion" }, on: { mousedown: (event) => take(event, one.name) } })));
      list.hidden = choices.length === 0;
      node.setAttribute("aria-expanded", String(!list.hidden));
      walk(list, node, -1);
    };
    const take = (event, name) => {
      event.preventDefault();
      node.value = name;
      show([]);
    };
    const asked = later(async () => {
      const options = { ...this.#values(), [option.name]: node.value };
      const body = { do: "autocomplete", as: this.persona()?.id, channel_id: this.target()?.id, name: this.command.name, options, focused: option.name };
      const answer = await act(body);
      if (!answer.ok || document.activeElement !== node) return;
      for (const one of answer.choices ?? []) known.set(one.name, one.value);
      show(answer.choices ?? []);
    });
    node.addEventListener("input", asked);
    node.addEventListener("focus", asked);
    node.addEventListener("blur", () => setTimeout(() => show([]), 150));
    node.addEventListener("keydown", (event) => suggestKey(event, list, node, take, show));
    this.#fields.set(option.name, () => known.get(node.value) ?? (option.type === STRING ? node.value : Number(node.value)));
    return h("span", { class: "suggesting" }, node, list);
  }
}

function suggestKey(event, list, node, take, show) {
  if (list.hidden) return;
  const at = [...list.children].findIndex((one) => one.classList.contains("active"));
  if (event.key === "ArrowDown") walk(list, node, at + 1);
  else if (event.key === "ArrowUp") walk(list, node, Math.max(0, at - 1));
  else if (["Enter", "Tab"].includes(event.key) && at >= 0) take(event, list.children[at].textContent);
  else if (event.key === "Escape") show([]);
  else return;
  if (event.key !== "Tab") event.preventDefault();
  event.stopPropagation();
}

function walk(list, node, to) {
  const at = Math.min(to, list.children.length - 1);
  [...list.children].forEach((one, i) => one.classList.toggle("active", i === at));
  list.children[at]?.scrollIntoView({ block: "nearest" });
  node.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
}

function later(work) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, TYPING_PAUSE_MS);
  };
}
