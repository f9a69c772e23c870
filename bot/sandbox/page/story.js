// "Play the evening": a scripted story, at any speed.

import { act } from "./api.js";
import { h, icon } from "./dom.js";
import { told } from "./toast.js";

const SPEEDS = [1, 4, 20];

export class StoryBar {
  constructor(store, root, { onPlay }) {
    this.store = store;
    this.onPlay = onPlay;
    this.play = h("button", { class: "button lamp", type: "button", data: { testid: "story-play" }, on: { click: () => this.#toggle() } });
    this.lamp = h("span", { class: "glow" });
    this.track = h("div", { class: "track", role: "progressbar", "aria-label": "The evening", "aria-valuemin": "0" }, this.lamp);
    this.words = h("p", { class: "story-words", data: { testid: "story-words" } });
    this.speeds = h("fieldset", { class: "speeds" }, h("legend", { class: "sr", text: "Speed" }), SPEEDS.map((one) => this.#speed(one)));
    this.again = h("button", { class: "button ghost", type: "button", data: { testid: "reset" }, title: "Empty every channel and begin anew", on: { click: () => this.#reset() } }, icon("again"), h("span", { class: "wide", text: "Reset" }));
    root.append(this.play, h("div", { class: "progress" }, this.track, this.words), this.speeds, this.again);
  }

  draw() {
    const { state, at, of, speed } = this.store.story;
    const playing = state === "playing";
    const words = { playing: "Pause", paused: "Go on", done: "Play again" }[state] ?? "Play the evening";
    this.play.replaceChildren(icon(playing ? "pause" : "play"), h("span", { text: words }));
    this.track.setAttribute("aria-valuemax", String(of));
    this.track.setAttribute("aria-valuenow", String(at));
    this.track.style.setProperty("--at", of ? String(at / of) : "0");
    this.words.textContent = { idle: `a story of ${of} moments`, done: "The evening is over" }[state] ?? `${at} of ${of}`;
    this.again.hidden = !this.store.canReset;
    for (const input of this.speeds.querySelectorAll("input")) input.checked = Number(input.value) === speed;
  }

  #speed(value) {
    const set = () => this.#do({ do: "speed", speed: value });
    return h("label", {}, h("input", { type: "radio", name: "speed", class: "sr", value: String(value), data: { testid: `speed-${value}` }, on: { change: set } }), h("span", { text: `${value}×` }));
  }

  async #toggle() {
    const { state, speed } = this.store.story;
    if (state === "playing") return this.#do({ do: "pause" });
    if (state === "done" && this.store.canReset && !(await this.#reset())) return false;
    this.onPlay();
    return this.#do({ do: "play", speed });
  }

  #reset() {
    return this.#do({ do: "reset" });
  }

  async #do(body) {
    this.play.disabled = true;
    this.again.disabled = true;
    const went = told(await act(body));
    this.play.disabled = false;
    this.again.disabled = false;
    return went;
  }
}
