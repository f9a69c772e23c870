// Short words to the one at the page: what went wrong, and for screen readers what is new.

import { h } from "./dom.js";

const SHOWN_MS = 7000;

/** Show a sentence for a few seconds. */
export function toast(sentence) {
  const node = h("p", { class: "toast", data: { testid: "toast" }, text: sentence });
  document.getElementById("toasts").append(node);
  setTimeout(() => node.remove(), SHOWN_MS);
}

/** Say a sentence to screen readers only. */
export function announce(sentence) {
  document.getElementById("announcer").textContent = sentence;
}

/** An act's answer: tell what went wrong, give back whether it went well. */
export function told(answer) {
  if (!answer.ok) toast(answer.error ?? "That did not work.");
  return answer.ok;
}
