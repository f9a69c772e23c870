// Dialogs: the bot's modals, and the page's own questions (a new post, a new thread).

import { act } from "./api.js";
import { h } from "./dom.js";

/** Ask; `submit(values)` gives an error sentence, or nothing when all is well. Fields as Discord's text inputs. */
export function ask({ title, intro, fields, button = "Send", submit, testid = "dialog" }) {
  const back = document.activeElement;
  const error = h("p", { class: "error", role: "alert" });
  const send = h("button", { class: "button primary", type: "submit", data: { testid: "submit" }, text: button });
  const form = h(
    "form",
    { method: "dialog" },
    h("h2", { text: title }),
    intro ? h("p", { class: "soft", text: intro }) : null,
    fields.map(field),
    error,
    h("div", { class: "row end" }, h("button", { class: "button secondary", type: "button", on: { click: () => box.close() } }, "Cancel"), send),
  );
  const box = h("dialog", { class: "dialog", "aria-label": title, data: { testid } }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const wrong = await submit(Object.fromEntries(fields.map((one) => [one.custom_id, valueOf(form, one)])));
    send.disabled = false;
    if (wrong) error.textContent = wrong;
    else box.close();
  });
  box.addEventListener("close", () => {
    box.remove();
    if (back?.isConnected) back.focus();
  });
  document.body.append(box);
  box.showModal();
}

function valueOf(form, one) {
  const node = form.elements.namedItem(one.custom_id);
  return one.type === 3 ? [...node.selectedOptions].map((option) => option.value) : node.value;
}

function field(one) {
  const shared = { name: one.custom_id, required: one.required ?? true, class: "input", data: { testid: `field-${one.custom_id}` } };
  const text = { ...shared, placeholder: one.placeholder, maxlength: one.max_length ?? 4000, minlength: one.min_length };
  let input;
  if (one.type === 3) {
    const options = (one.options ?? []).map((option) => h("option", { value: option.value, selected: option.default }, option.label));
    input = h("select", { ...shared, multiple: (one.max_values ?? 1) > 1 }, options);
  } else if (one.style === 2) {
    input = h("textarea", { ...text, rows: "5" });
    input.value = one.value ?? "";
  } else {
    input = h("input", { ...text, type: "text", value: one.value, autocomplete: "off" });
  }
  const about = one.description ? h("small", { class: "soft", text: one.description }) : null;
  return h("label", { class: "field" }, h("span", { text: one.label ?? "" }), about, input);
}

/** The fields of a modal, whether in rows (type 1) or in labels (type 18); words between them become the intro. */
function fieldsOf(modal) {
  const fields = [];
  const words = [];
  for (const one of modal.components ?? []) {
    if (one.type === 18) fields.push({ ...one.component, label: one.label, description: one.description });
    else if (one.type === 10) words.push(one.content);
    else fields.push(...(one.components ?? []));
  }
  return { fields: fields.filter((one) => one.type === 4 || one.type === 3), intro: words.join("\n") };
}

/** A modal of the bot, for the one who clicked. */
export function openModal({ user_id: userId, channel_id: channelId, interaction_id: interactionId, modal }) {
  const { fields, intro } = fieldsOf(modal);
  const submit = async (values) => {
    const body = { do: "submit", as: userId, channel_id: channelId, interaction_id: interactionId, custom_id: modal.custom_id, values };
    const answer = await act(body);
    return answer.ok ? "" : (answer.error ?? "That did not work.");
  };
  ask({ title: modal.title, intro, fields, button: "Submit", submit, testid: "modal" });
}
