// Discord's time stamps (<t:seconds:style>), and relative ones that tick.

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS = [
  ["year", 31557600],
  ["month", 2629800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];
const TICK_MS = 5000;

/** "3 minutes ago". */
export function relative(seconds, now = Date.now() / 1000) {
  const gap = Math.round(seconds - now);
  if (Math.abs(gap) < 10) return "just now";
  for (const [unit, size] of UNITS) {
    if (Math.abs(gap) >= size) return RELATIVE.format(Math.trunc(gap / size), unit);
  }
  return RELATIVE.format(gap, "second");
}

/** A moment in one of Discord's styles. */
export function moment(seconds, style = "f") {
  if (style === "R") return relative(seconds);
  return new Intl.DateTimeFormat(undefined, STYLES[style] ?? STYLES.f).format(new Date(seconds * 1000));
}

/** "20:14" today, with the date on other days. */
export function clockTime(iso) {
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  const options = today ? { timeStyle: "short" } : { dateStyle: "short", timeStyle: "short" };
  return new Intl.DateTimeFormat(undefined, options).format(at);
}

/** Keep every relative time on the page true. */
export function tick() {
  setInterval(() => {
    for (const node of document.querySelectorAll("time[data-ticks]")) {
      const words = relative(Number(node.dataset.ticks));
      if (node.textContent !== words) node.textContent = words;
    }
  }, TICK_MS);
}
