// What the page knows. Changes come as events of the sandbox; panes are told which part changed.

const TEXT = 0;
const FORUM = 15;
const THREADS = [10, 11, 12];

export class Store extends EventTarget {
  serverId = null;
  servers = [];
  messages = new Map(); // channel id → Map(message id → message)
  private = []; // ephemeral answers: {user_id, channel_id, message}
  bot = { online: false };
  story = { state: "idle", at: 0, of: 0, speed: 1 };
  faults = [];
  canReset = false;
  connected = false;

  load(state) {
    this.servers = state.servers;
    if (!this.servers.some((server) => server.id === this.serverId)) this.serverId = this.servers[0]?.id ?? null;
    this.messages = new Map();
    for (const [channel, list] of Object.entries(state.messages ?? {})) {
      this.messages.set(channel, new Map(list.map((message) => [message.id, message])));
    }
    this.private = state.ephemeral ?? [];
    this.bot = state.bot ?? this.bot;
    this.story = state.story ?? this.story;
    this.faults = state.faults ?? [];
    this.canReset = Boolean(state.reset_possible);
    this.tell("all");
  }

  tell(what, detail = {}) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  get server() {
    return this.servers.find((server) => server.id === this.serverId) ?? { channels: [], members: [], roles: [] };
  }

  channel(id) {
    return this.server.channels.find((channel) => channel.id === id);
  }

  member(id) {
    return this.server.members.find((member) => member.id === id);
  }

  role(id) {
    return this.server.roles.find((role) => role.id === id);
  }

  get people() {
    return this.server.members.filter((member) => !member.bot && !member.moderator);
  }

  get moderators() {
    return this.server.members.filter((member) => member.moderator && !member.bot);
  }

  get commands() {
    return (this.server.commands ?? []).filter((command) => (command.type ?? 1) === 1);
  }

  /** Channels of the community, each thread or post right below its parent. */
  get publicChannels() {
    return this.#tree((channel) => !channel.for_moderators);
  }

  get moderatorChannels() {
    return this.#tree((channel) => channel.for_moderators);
  }

  #tree(keep) {
    const all = this.server.channels.filter(keep);
    const tops = all.filter((channel) => channel.type === TEXT || channel.type === FORUM);
    return tops.flatMap((top) => [top, ...all.filter((one) => isThread(one) && one.parent_id === top.id)]);
  }

  of(channelId) {
    return [...(this.messages.get(channelId)?.values() ?? [])];
  }

  message(channelId, id) {
    return this.messages.get(channelId)?.get(id);
  }

  privateOf(userId) {
    return this.private.filter((one) => one.user_id === userId);
  }

  /** One event of the live stream. */
  apply({ t, d }) {
    const handle = {
      MESSAGE_CREATE: () => this.#put(d, "new"),
      MESSAGE_UPDATE: () => this.#put({ ...this.message(d.channel_id, d.id), ...d }, "changed"),
      MESSAGE_DELETE: () => this.#remove(d),
      THREAD_CREATE: () => this.#thread(d),
      THREAD_UPDATE: () => this.#thread(d),
      COMMANDS: () => this.#commands(d),
      EPHEMERAL: () => this.#private(d),
      EPHEMERAL_UPDATE: () => this.#private(d),
      BOT: () => this.#set("bot", d),
      STORY: () => this.#set("story", d),
      MODAL: () => this.tell("modal", d),
      INTERACTION: () => this.tell("interaction", d),
      TYPING: () => this.tell("typing", d),
    }[t];
    handle?.();
  }

  /** Forget a private answer, as "Dismiss" does. */
  dismiss(messageId) {
    this.private = this.private.filter((one) => one.message.id !== messageId);
    this.tell("messages", { what: "gone" });
  }

  #set(name, value) {
    this[name] = { ...this[name], ...value };
    this.tell(name);
  }

  #put(message, what) {
    if (!this.messages.has(message.channel_id)) this.messages.set(message.channel_id, new Map());
    const known = this.messages.get(message.channel_id);
    const fresh = !known.has(message.id);
    known.set(message.id, message);
    this.tell("messages", { what: fresh ? "new" : what === "new" ? "changed" : what, message });
  }

  #remove({ channel_id: channelId, id }) {
    this.messages.get(channelId)?.delete(id);
    this.tell("messages", { what: "gone" });
  }

  #thread(thread) {
    const home = this.servers.find((server) => server.id === thread.guild_id) ?? this.server;
    const parent = home.channels.find((channel) => channel.id === thread.parent_id);
    const known = home.channels.find((channel) => channel.id === thread.id);
    if (known) Object.assign(known, thread);
    else home.channels.push({ ...thread, for_moderators: Boolean(parent?.for_moderators) });
    this.tell("channels");
  }

  #commands(data) {
    const list = Array.isArray(data) ? data : data.commands;
    const homes = data.server_id ? this.servers.filter((server) => server.id === data.server_id) : this.servers;
    for (const server of homes) server.commands = list;
    this.tell("commands");
  }

  #private(entry) {
    const at = this.private.findIndex((one) => one.message.id === entry.message.id);
    if (at < 0) this.private.push(entry);
    else this.private[at] = { ...entry, message: { ...this.private[at].message, ...entry.message } };
    this.tell("messages", { what: at < 0 ? "new" : "changed", private: entry });
  }
}

export function isThread(channel) {
  return THREADS.includes(channel?.type);
}

export function isForum(channel) {
  return channel?.type === FORUM;
}
