// Who one speaks as: pictures of people, and a row to pick one of them.

import { h, mark } from "./dom.js";

const COLOURS = ["#2f6f83", "#8a5a2b", "#5b6b2f", "#7a4a78", "#46608f", "#9a4a42", "#3c7560", "#6a5a8c", "#7d6420"];

/** A person's colour: as the sandbox says, else one of nine by their place. White letters stay readable on each. */
export function colourOf(member, store) {
  if (typeof member?.color === "string" && member.color) return member.color;
  if (typeof member?.color === "number" && member.color) return `#${member.color.toString(16).padStart(6, "0")}`;
  const at = store.server.members.findIndex((one) => one.id === member?.id);
  return COLOURS[Math.max(at, 0) % COLOURS.length];
}

/** A round picture with the first letter; the bot's is the lighthouse. */
export function avatar(member, store) {
  if (member?.bot) return h("span", { class: "avatar bot", "aria-hidden": "true" }, mark());
  const letter = (member?.name ?? "?").slice(0, 1).toUpperCase();
  return h("span", { class: "avatar", "aria-hidden": "true", vars: { who: colourOf(member, store) }, text: letter });
}

/** A row of people, one of whom is chosen. */
export class People {
  constructor(store, { name, label, list, onPick }) {
    Object.assign(this, { store, name, list, onPick });
    this.id = null;
    this.row = h("div", { class: "people-row" });
    this.about = h("p", { class: "about" });
    const title = h("legend", { text: label });
    this.node = h("fieldset", { class: "people", data: { testid: `people-${name}` } }, title, this.row, this.about);
    this.drawn = "";
  }

  get chosen() {
    return this.store.member(this.id);
  }

  draw() {
    const people = this.list();
    if (!people.some((one) => one.id === this.id)) this.id = people[0]?.id ?? null;
    const now = people.map((one) => one.id).join();
    if (now !== this.drawn) this.row.replaceChildren(...people.map((one) => this.#one(one)));
    this.drawn = now;
    this.#say();
  }

  #one(member) {
    const pick = () => {
      this.id = member.id;
      this.#say();
      this.onPick();
    };
    return h(
      "label",
      { class: "person", title: member.about ?? "" },
      h("input", {
        type: "radio",
        name: `as-${this.name}`,
        value: member.id,
        checked: member.id === this.id,
        class: "sr",
        data: { testid: `as-${member.name}` },
        on: { change: pick },
      }),
      avatar(member, this.store),
      h("span", { class: "person-name", text: member.name }),
    );
  }

  #say() {
    this.about.textContent = this.chosen?.about ? `${this.chosen.name}: ${this.chosen.about}` : "";
  }
}
