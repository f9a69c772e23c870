// On a narrow screen the two panes are tabs; the moderators' tab counts what came while it was away.

const NARROW = matchMedia("(max-width: 860px)");

export class Tabs {
  unread = 0;

  constructor() {
    this.main = document.querySelector("main");
    this.badge = document.getElementById("tab-badge");
    this.buttons = [...document.querySelectorAll(".tabs [role=tab]")];
    for (const button of this.buttons) {
      button.addEventListener("click", () => this.show(button.getAttribute("aria-controls")));
      button.addEventListener("keydown", (event) => this.#key(event));
    }
    document.addEventListener("visibilitychange", () => this.#draw());
    NARROW.addEventListener("change", () => this.#draw());
  }

  show(name) {
    this.main.dataset.tab = name;
    for (const button of this.buttons) {
      const chosen = button.getAttribute("aria-controls") === name;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    }
    this.#draw();
  }

  /** A card or message came to the moderators. */
  count() {
    if (this.#onView()) return;
    this.unread += 1;
    this.#draw();
  }

  forget() {
    this.unread = 0;
    this.#draw();
  }

  #onView() {
    return !document.hidden && (!NARROW.matches || this.main.dataset.tab === "moderators");
  }

  #draw() {
    if (this.#onView()) this.unread = 0;
    this.badge.hidden = this.unread === 0;
    this.badge.textContent = String(this.unread);
    this.badge.setAttribute("aria-label", `${this.unread} new`);
    document.title = `${this.unread ? `(${this.unread}) ` : ""}Lightkeeper sandbox`;
  }

  #key(event) {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = this.buttons.find((button) => button.getAttribute("aria-selected") !== "true");
    this.show(other.getAttribute("aria-controls"));
    other.focus();
  }
}
