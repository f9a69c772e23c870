// Whether the bot is there, and a menu of things that may go wrong, for practice.

import { act } from "./api.js";
import { h, icon } from "./dom.js";
import { told } from "./toast.js";

export class Status {
  constructor(store, root) {
    this.store = store;
    this.pill = h("p", { class: "pill", role: "status", data: { testid: "bot-status" } });
    this.items = h("ul", {});
    this.menu = h(
      "details",
      { class: "menu", data: { testid: "faults" } },
      h("summary", { title: "Let something go wrong, for practice" }, icon("tools"), h("span", { class: "wide", text: "Practice" })),
      h("div", { class: "sheet" }, h("p", { class: "soft", text: "Let something go wrong, and see what the bot does." }), this.items),
    );
    this.menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.menu.open = false;
    });
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target)) this.menu.open = false;
    });
    root.append(this.pill, this.menu);
  }

  draw() {
    const { connected, bot } = this.store;
    const words = connected ? (bot.online ? "Bot online" : "Bot offline") : "Page reconnecting …";
    if (this.pill.textContent !== words) this.pill.textContent = words;
    this.pill.classList.toggle("good", connected && bot.online);
    document.body.classList.toggle("bot-online", connected && bot.online);
    this.menu.hidden = this.store.faults.length === 0;
    this.items.replaceChildren(...this.store.faults.map((one) => this.#item(one)));
  }

  #item(fault) {
    const run = async () => {
      this.menu.open = false;
      told(await act({ do: "fault", name: fault.name }));
    };
    return h("li", {}, h("button", { type: "button", data: { testid: `fault-${fault.name}` }, on: { click: run } }, h("strong", { text: fault.label }), fault.about ? h("small", { text: fault.about }) : null));
  }
}
