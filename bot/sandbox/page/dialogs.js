// Slash commands with their options, and the bot's modals.
import { el } from "./text.js";

const dialog = document.getElementById("modal");

function show(title, fields, send, word) {
  const form = el("form", { method: "dialog" }, el("h2", {}, title), ...fields, el("div", { class: "row" }, el("button", { class: "primary", "data-testid": "modal-send" }, word), el("button", { type: "button", onclick: () => dialog.close() }, "Cancel")));
  form.addEventListener("submit", (event) => { event.preventDefault(); dialog.close(); send(); });
  dialog.replaceChildren(form);
  if (dialog.open) dialog.close();
  dialog.showModal();
}

export function openCommand(command, act, who, channel) {
  const inputs = (command.options || []).map((option) => [option, input(option, command, act, who, channel)]);
  const fields = inputs.map(([option, node]) => el("label", {}, `${option.name} – ${option.description}`, node));
  show("/" + command.name, fields, () => {
    const options = {};
    for (const [option, node] of inputs) {
      const field = node.matches("input, select") ? node : node.querySelector("input");
      if (option.type === 5) { if (field.value === "yes") options[option.name] = true; } else if (field.value) options[option.name] = field.dataset.value || field.value;
    }
    act({ do: "command", as: who, channel_id: channel, name: command.name, options });
  }, "Send");
}

function input(option, command, act, who, channel) {
  const name = "option-" + option.name;
  if (option.type === 5) return el("select", { "data-testid": name }, el("option", { value: "" }, "no"), el("option", { value: "yes" }, "yes"));
  if (option.choices) return el("select", { "data-testid": name }, el("option", { value: "" }, "–"), ...option.choices.map((one) => el("option", { value: one.value }, one.name)));
  const field = el("input", { "data-testid": name, list: name, autocomplete: "off" });
  if (!option.autocomplete) return field;
  const list = el("datalist", { id: name });
  field.addEventListener("input", async () => {
    const answer = await act({ do: "autocomplete", as: who, channel_id: channel, name: command.name, focused: option.name, typed: field.value });
    list.replaceChildren(...(answer.choices || []).map((one) => el("option", { value: one.name })));
  });
  return el("span", {}, field, list);
}

export function openModal(event, act) {
  const rows = event.modal.components.flatMap((row) => row.components || [row.component]).filter((one) => one?.type === 4);
  const nodes = rows.map((one) => [one, el(one.style === 2 ? "textarea" : "input", { maxlength: one.max_length, "data-testid": "input-" + one.custom_id, required: one.required !== false, rows: 4 })]);
  show(event.modal.title, nodes.map(([one, node]) => el("label", {}, one.label || "", node)), () => {
    const values = Object.fromEntries(nodes.map(([one, node]) => [one.custom_id, node.value]));
    act({ do: "submit", as: event.user_id, channel_id: event.channel_id, interaction_id: event.interaction_id, values });
  }, "Keep");
}
