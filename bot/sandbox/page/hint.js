// What a newcomer may try, in three lines; it stays away once it was closed.

import { h, icon } from "./dom.js";

const KEY = "lightkeeper-hint-seen";
const LINES = [
  ["Speak.", "Pick somebody below and write as them, or type / for a command. All is make-believe, and stays on this computer."],
  ["Answer.", "On the moderators' side a card appears when someone may need a person: open it, claim it, resolve it."],
  ["Or watch.", "“Play the evening” tells a story with hard words, a crisis among them."],
];

/** The hint, or nothing for someone who has seen it. */
export function hint() {
  if (remembered()) return null;
  const close = () => {
    remember();
    box.remove();
  };
  const box = h(
    "aside",
    { class: "hint", "aria-label": "What to try", data: { testid: "hint" } },
    h("ol", {}, LINES.map(([head, words]) => h("li", {}, h("strong", { text: head }), ` ${words}`))),
    h("button", { type: "button", class: "plain", "aria-label": "Close the hint", data: { testid: "close-hint" }, on: { click: close } }, icon("close")),
  );
  return box;
}

function remembered() {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false; // a browser that keeps nothing shows the hint each time
  }
}

function remember() {
  try {
    localStorage.setItem(KEY, "1");
  } catch {
    // see above
  }
}
