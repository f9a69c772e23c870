// Speaks with the sandbox server: state, acts of people, and the live stream of changes.

const HERE = new URL(".", location.href);
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8000;

/** Everything as it stands. */
export async function fetchState() {
  const answer = await fetch(new URL("state", HERE), { cache: "no-store" });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
  return answer.json();
}

/** Somebody does something; `{ok: true, …}` or `{ok: false, error: "a sentence"}`, and it never throws. */
export async function act(body) {
  try {
    const answer = await fetch(new URL("act", HERE), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { ok: false, error: "The sandbox does not answer. Is its command still running?" };
  }
}

/** Hear changes for ever. After each connection `onOpen` fetches the state; events that come meanwhile are kept. */
export function listen({ onOpen, onEvent, onClose }) {
  let wait = FIRST_WAIT_MS;
  const url = new URL("live", HERE);
  url.protocol = url.protocol.replace("http", "ws");

  function connect() {
    const socket = new WebSocket(url);
    let kept = [];
    socket.addEventListener("open", async () => {
      wait = FIRST_WAIT_MS;
      try {
        await onOpen();
      } catch {
        socket.close();
        return;
      }
      const missed = kept;
      kept = null;
      missed.forEach(onEvent);
    });
    socket.addEventListener("message", ({ data }) => {
      const event = JSON.parse(data);
      if (kept) kept.push(event);
      else onEvent(event);
    });
    socket.addEventListener("close", () => {
      onClose();
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  }
  connect();
}
