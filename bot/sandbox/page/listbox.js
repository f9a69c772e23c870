// Discord's string select. Nothing is chosen by merely moving through it: a choice is a click, or Enter.

import { h, icon } from "./dom.js";

let made = 0;

/** The select; `onChoose(values)` is called with one value, or with several where several are allowed. */
export function choice(select, onChoose) {
  const id = `list-${(made += 1)}`;
  const several = (select.max_values ?? 1) > 1;
  const chosen = new Set((select.options ?? []).filter((one) => one.default).map((one) => one.value));
  const options = (select.options ?? []).map((one, i) => option(one, `${id}-${i}`, chosen));
  const list = h("ul", { class: "options", role: "listbox", id, "aria-multiselectable": several || null, tabindex: "-1", hidden: true }, options);
  const words = () => {
    const named = (select.options ?? []).filter((one) => chosen.has(one.value)).map((one) => one.label);
    return named.join(", ") || select.placeholder || "Choose …";
  };
  const label = h("span", { text: words() });
  const toggle = h(
    "button",
    {
      class: "choose",
      type: "button",
      disabled: Boolean(select.disabled),
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": id,
      data: { "custom-id": select.custom_id, testid: "select" },
    },
    label,
    icon("down"),
  );
  const box = h("div", { class: "select" }, toggle, list);
  const popup = new Popup(box, toggle, list, options);
  popup.onPick = async (node) => {
    const value = node.dataset.value;
    if (several) {
      if (chosen.has(value)) chosen.delete(value);
      else if (chosen.size < select.max_values) chosen.add(value);
      node.setAttribute("aria-selected", String(chosen.has(value)));
      label.textContent = words();
      return;
    }
    popup.close();
    toggle.setAttribute("aria-busy", "true");
    await onChoose([value]);
    toggle.removeAttribute("aria-busy");
  };
  popup.onLeave = () => {
    if (several && chosen.size >= (select.min_values ?? 1)) onChoose([...chosen]);
  };
  return box;
}

function option(one, id, chosen) {
  return h(
    "li",
    { role: "option", id, "aria-selected": String(chosen.has(one.value)), data: { value: one.value, testid: "option" } },
    h("span", { text: one.label }),
    one.description ? h("small", { text: one.description }) : null,
  );
}

/** Opens and closes a list below a button, and walks it with the keyboard. */
class Popup {
  onPick = () => {};
  onLeave = () => {};
  #at = -1;

  constructor(box, toggle, list, options) {
    Object.assign(this, { box, toggle, list, options });
    toggle.addEventListener("click", () => (this.open ? this.close() : this.show()));
    toggle.addEventListener("keydown", (event) => this.#key(event));
    list.addEventListener("keydown", (event) => this.#key(event));
    options.forEach((node, i) => {
      node.addEventListener("click", () => this.onPick(node));
      node.addEventListener("pointermove", () => this.#walk(i));
    });
    box.addEventListener("focusout", (event) => {
      if (this.open && !box.contains(event.relatedTarget)) this.close();
    });
  }

  get open() {
    return !this.list.hidden;
  }

  show() {
    this.list.hidden = false;
    this.toggle.setAttribute("aria-expanded", "true");
    this.list.focus();
    this.#walk(0);
    this.list.scrollIntoView({ block: "nearest" });
  }

  close() {
    const inside = this.box.contains(document.activeElement);
    this.list.hidden = true;
    this.toggle.setAttribute("aria-expanded", "false");
    if (inside) this.toggle.focus();
    this.onLeave();
  }

  #walk(to) {
    this.options[this.#at]?.classList.remove("active");
    this.#at = Math.max(0, Math.min(to, this.options.length - 1));
    const node = this.options[this.#at];
    node?.classList.add("active");
    node?.scrollIntoView({ block: "nearest" });
    this.list.setAttribute("aria-activedescendant", node?.id ?? "");
  }

  #key(event) {
    const steps = { ArrowDown: this.#at + 1, ArrowUp: this.#at - 1, Home: 0, End: this.options.length - 1 };
    if (!this.open && ["ArrowDown", "ArrowUp"].includes(event.key)) this.show();
    else if (!this.open) return;
    else if (event.key in steps) this.#walk(steps[event.key]);
    else if (["Enter", " "].includes(event.key)) this.onPick(this.options[this.#at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
