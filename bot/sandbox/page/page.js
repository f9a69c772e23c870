// Two panes over one world: the community on the left, the moderators on the right.
import { openCommand, openModal } from "./dialogs.js";
import { drawMessage } from "./message.js";
import { el } from "./text.js";

const $ = (id) => document.getElementById(id);
let state = null, left = null, right = null, mode = null, playing = false, unread = 0;
const seen = new Set(), news = new Set();

const server = () => state.servers[0];
const people = (moderator) => server().people.filter((one) => one.moderator === moderator);
const channels = (hidden) => server().channels.filter((one) => one.private === hidden);
const names = {
  name: (id) => server().people.find((one) => one.id === id)?.username ?? "Lightkeeper",
  role: (id) => server().roles.find((one) => one.id === id)?.name ?? "role",
  channel: (id) => server().channels.find((one) => one.id === id)?.name ?? "channel",
};

export async function act(body) {
  const answer = await (await fetch("act", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })).json();
  if (!answer.ok) toast(answer.error);
  return answer;
}

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  setTimeout(() => { $("toast").hidden = true; }, 5000);
}

function context(who, extra = {}) {
  return { ...names, jump, act: (body) => act({ ...body, as: who }), fresh: (m) => !seen.has(m.id) && seen.add(m.id), ...extra };
}

function fill(list, channel, who, tools) {
  const nearEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 160;
  const own = state.ephemeral.filter((one) => one.user_id === who && one.channel_id === channel).map((one) => ({ ...one.message, only: true }));
  const all = [...(state.messages[channel] || []), ...own].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  list.replaceChildren(...all.map((m) => drawMessage(m, context(who, { only: m.only, tools: m.only ? null : tools }))));
  if (!all.length) list.append(el("li", { class: "message small" }, el("span"), "Nothing here yet."));
  if (nearEnd) list.scrollTop = list.scrollHeight;
}

function tools(message) {
  const mine = message.author.id === $("member").value;
  const item = (text, run) => el("button", { type: "button", onclick: run }, text);
  return el("div", { class: "tools" }, item("reply", () => setMode("reply", message)), mine ? item("edit", () => setMode("edit", message)) : null, mine ? item("delete", () => act({ do: "delete", as: message.author.id, channel_id: message.channel_id, message_id: message.id })) : null);
}

function setMode(word, message) {
  mode = word ? { word, message } : null;
  $("mode").hidden = !mode;
  $("mode").textContent = mode ? `${word === "edit" ? "Changing your message" : "Replying to " + message.author.username} – Escape to stop` : "";
  if (word === "edit") $("text").value = message.content;
  $("text").focus();
}

function tabs(node, list, current, choose) {
  node.replaceChildren(...list.map((one) => el("button", { role: "tab", "aria-selected": String(one.id === current), class: news.has(one.id) ? "new" : "", "data-testid": "channel-" + one.name, onclick: () => { news.delete(one.id); choose(one.id); } }, (one.type === 15 ? "☰ " : one.parent_id ? "↳ " : "# ") + one.name)));
}

function draw() {
  tabs($("channels"), channels(false), left, (id) => { left = id; setMode(null); draw(); });
  tabs($("private"), channels(true), right, (id) => { right = id; draw(); });
  fill($("left"), left, $("member").value, tools);
  fill($("right"), right, $("moderator").value, null);
  $("about").textContent = server().people.find((one) => one.id === $("member").value)?.about ?? "";
  $("bot").textContent = state.bot.online ? "Lightkeeper is online" : "Lightkeeper is away";
  $("bot").classList.toggle("online", state.bot.online);
  $("badge").textContent = unread;
  $("badge").hidden = !unread;
  const options = server().commands.filter((one) => (one.type ?? 1) === 1);
  $("commands").replaceChildren(...options.map((one) => el("button", { type: "button", "data-testid": "command-" + one.name, title: one.description, onclick: () => openCommand(one, act, $("member").value, left) }, "/" + one.name)));
  const forum = server().channels.find((one) => one.id === left)?.type === 15;
  $("text").placeholder = forum ? "A title for a new post …" : "Write, or use a command below";
}

function jump(channel, message) {
  if (channels(false).some((one) => one.id === channel)) { left = channel; tab("community"); } else right = channel;
  draw();
  const target = message && $("m" + message);
  if (target) { target.scrollIntoView({ block: "center" }); target.classList.add("found"); setTimeout(() => target.classList.remove("found"), 2500); }
}

function tab(name) {
  document.body.dataset.tab = name;
  $("tab-community").setAttribute("aria-selected", String(name === "community"));
  $("tab-queue").setAttribute("aria-selected", String(name === "queue"));
  if (name === "queue") { unread = 0; draw(); }
}

const on = {
  MESSAGE_CREATE(d) {
    (state.messages[d.channel_id] ??= []).push(d);
    if (d.channel_id === right && document.body.dataset.tab !== "queue") unread += 1;
    if (d.channel_id !== left) news.add(d.channel_id);
  },
  MESSAGE_UPDATE(d) { state.messages[d.channel_id] = state.messages[d.channel_id].map((one) => (one.id === d.id ? d : one)); },
  MESSAGE_DELETE(d) { state.messages[d.channel_id] = state.messages[d.channel_id].filter((one) => one.id !== d.id); },
  THREAD_CREATE(d) { server().channels.push({ ...d, private: false }); state.messages[d.id] ??= []; left = d.id; },
  COMMANDS(d) { state.servers.find((one) => one.id === d.server_id).commands = d.commands; },
  EPHEMERAL(d) { state.ephemeral.push(d); },
  EPHEMERAL_UPDATE(d) { state.ephemeral = state.ephemeral.map((one) => (one.message.id === d.message.id ? d : one)); },
  BOT(d) { state.bot = d; },
  STORY(d) { playing = d.state === "playing"; $("progress").textContent = d.of ? `${d.at} / ${d.of}` : ""; $("play").textContent = playing ? "⏸ Pause" : d.state === "done" ? "The evening is over" : "▶ Play the evening"; },
  RESET() { load(); },
  MODAL(d) { openModal(d, act); },
};

async function load() {
  state = await (await fetch("state")).json();
  for (const list of Object.values(state.messages)) list.forEach((one) => seen.add(one.id));
  const keep = (select, list) => { const old = select.value; select.replaceChildren(...list.map((one) => el("option", { value: one.id }, one.username))); if (list.some((one) => one.id === old)) select.value = old; };
  keep($("member"), people(false));
  keep($("moderator"), people(true));
  if (!channels(false).some((one) => one.id === left)) left = (channels(false).find((one) => one.name === "support") ?? channels(false)[0]).id;
  if (!channels(true).some((one) => one.id === right)) right = channels(true)[0].id;
  draw();
}

function live() {
  const socket = new WebSocket(new URL("live", location.href.replace(/^http/, "ws")));
  socket.onopen = load;
  socket.onmessage = (event) => { const { t, d } = JSON.parse(event.data); if (state && on[t]) { on[t](d); draw(); } };
  socket.onclose = () => setTimeout(live, 1000);
}

$("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("text").value, body = { as: $("member").value, channel_id: left, text };
  const command = server().commands.find((one) => "/" + one.name === text.trim());
  if (command) openCommand(command, act, body.as, left);
  else if (server().channels.find((one) => one.id === left)?.type === 15) await act({ ...body, do: "thread", name: text });
  else if (mode?.word === "edit") await act({ ...body, do: "edit", message_id: mode.message.id });
  else await act({ ...body, do: "send", message_id: mode?.message.id });
  $("text").value = "";
  setMode(null);
});
$("text").addEventListener("keydown", (event) => { if (event.key === "Escape") setMode(null); });
$("member").addEventListener("change", draw);
$("moderator").addEventListener("change", draw);
$("play").addEventListener("click", () => act({ do: playing ? "pause" : "play", speed: $("speed").value }));
$("speed").addEventListener("change", () => act({ do: "speed", speed: $("speed").value }));
$("reset").addEventListener("click", () => act({ do: "reset" }));
$("drop").addEventListener("click", () => act({ do: "drop" }));
$("tab-community").addEventListener("click", () => tab("community"));
$("tab-queue").addEventListener("click", () => tab("queue"));
$("hide-hint").addEventListener("click", () => { $("hint").hidden = true; });
live();
