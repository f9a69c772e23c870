// Puts the page together: the store, the two panes, the story, and the live stream.

import { fetchState, listen } from "./api.js";
import { tick } from "./clock.js";
import { Community } from "./community.js";
import { openModal } from "./dialogs.js";
import { h } from "./dom.js";
import { Moderators } from "./moderators.js";
import { Status } from "./status.js";
import { Store } from "./store.js";
import { StoryBar } from "./story.js";
import { Tabs } from "./tabs.js";
import { announce, toast } from "./toast.js";

const MODAL_WAIT_MS = 15000;

const store = new Store();
const tabs = new Tabs();
const byId = (id) => document.getElementById(id);
const moderators = new Moderators(store, byId("moderators"), { jump, open });
const community = new Community(store, byId("community"), { jump });
const story = new StoryBar(store, byId("story"), {
  onPlay: () => community.everything(),
});
const status = new Status(store, byId("status"));
const acted = new Map(); // user id → when this page last clicked for them

/** Go to a message or channel by its link. */
function jump(url) {
  const [, channelId, messageId] = new URL(url).pathname.match(/^\/channels\/\d+\/(\d+)(?:\/(\d+))?/) ?? [];
  if (!go(channelId, messageId)) toast("That message is not there any more.");
}

function open(channelId) {
  if (!go(channelId)) toast("That channel is not there.");
}

function go(channelId, messageId) {
  const channel = store.channel(channelId);
  if (!channel) return false;
  tabs.show(channel.for_moderators ? "moderators" : "community");
  return (channel.for_moderators ? moderators : community).show(channelId, messageId);
}

function drawServers() {
  const pick = byId("server");
  pick.closest("label").hidden = store.servers.length < 2;
  pick.replaceChildren(...store.servers.map((one) => h("option", { value: one.id, text: one.name, selected: one.id === store.serverId })));
}

function drawAll() {
  drawServers();
  community.draw({ jumpToEnd: true });
  moderators.draw({ jumpToEnd: true });
  story.draw();
  status.draw();
}

function drawPanes() {
  community.draw();
  moderators.draw();
}

store.addEventListener("all", drawAll);
store.addEventListener("channels", drawPanes);
store.addEventListener("bot", () => status.draw());
store.addEventListener("story", () => story.draw());
store.addEventListener("messages", ({ detail }) => {
  const channel = detail.message ? store.channel(detail.message.channel_id) : null;
  if (detail.what !== "new" || !channel) return drawPanes();
  if (!channel.for_moderators) return community.heard(detail.message);
  tabs.count();
  return moderators.heard(detail.message);
});
store.addEventListener("acted", ({ detail }) => acted.set(detail.user_id, Date.now()));
store.addEventListener("modal", ({ detail }) => {
  // Every open page hears of it; it belongs to the one that clicked.
  if (Date.now() - (acted.get(detail.user_id) ?? 0) < MODAL_WAIT_MS) openModal(detail);
});
store.addEventListener("interaction", ({ detail }) => {
  const mine = Date.now() - (acted.get(detail.user_id) ?? 0) < MODAL_WAIT_MS;
  if (detail.state === "failed" && mine) toast("This interaction failed: the bot did not answer in time.");
});
byId("server").addEventListener("change", ({ target }) => {
  store.serverId = target.value;
  forget();
  store.tell("all");
});

function forget() {
  tabs.forget();
  community.channels.forget();
  moderators.forget();
}

async function load() {
  store.connected = true;
  store.load(await fetchState());
}

listen({
  onOpen: load,
  onEvent: async (event) => {
    if (event.t !== "RESET") return store.apply(event);
    forget();
    await load();
    return announce("The sandbox begins anew.");
  },
  onClose: () => {
    store.connected = false;
    status.draw();
  },
});
status.draw();
tick();
