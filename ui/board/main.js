/** The board of the lobby: per counter who is called to which desk, how many wait and about how long. */
import { deskWords } from "../lib/desk.js";
import { el } from "../lib/dom.js";

const NEW_FOR = 20_000; // how long a call stays highlighted
const PAUSES = [1_000, 2_000, 5_000, 10_000];
const LONGEST_SILENCE = 60_000;
/** So many calls of one counter are shown: when counters have the whole height, and when they share it. */
const MOST_CALLS = [4, 3];
/** Columns for one, two, three … counters. */
const COLUMNS = [1, 2, 3, 2, 3, 3];
const MOST_COLUMNS = 4;

/** @typedef {{number: number, desk: string}} Call */
/** @typedef {{counter: string, name: string, name_en: string, called: Call[], serving: Call[], waiting: number, estimated_wait_min: [number, number] | null}} Row */

const [counters, state, called, clock, title] = ["counters", "state", "called", "clock", "office"].map(
  (id) => /** @type {HTMLElement} */ (document.getElementById(id)),
);
const code = location.pathname.split("/").filter(Boolean)[1] ?? "";
/** @type {Map<string, number>} calls that were seen, and since when */
let seen = new Map();
let first = true;

/** @param {{office_name: string, counters: Row[]}} board */
function show(board) {
  title.textContent = board.office_name;
  document.title = `${board.office_name} 대기 안내`;
  const now = Date.now();
  /** @type {Map<string, number>} */
  const still = new Map();
  const fresh = [];
  for (const row of board.counters) {
    for (const call of row.called) {
      const since = seen.get(keyOf(row, call)) ?? (first ? 0 : now);
      if (since === now) fresh.push(`${row.name} ${call.number}번, ${deskWords(call.desk)}로 오세요.`);
      still.set(keyOf(row, call), since);
    }
  }
  seen = still;
  first = false;
  const count = board.counters.length;
  const columns = COLUMNS[count - 1] ?? MOST_COLUMNS;
  Object.assign(counters.dataset, { columns, rows: Math.ceil(count / columns) });
  counters.replaceChildren(...board.counters.map((row) => counter(row, now)));
  state.textContent = count ? "" : "지금 기다리는 분이 없어요. 번호표를 뽑으면 여기에서 불러 드려요.";
  if (!fresh.length) return;
  called.textContent = fresh.join(" ");
  setTimeout(() => document.querySelectorAll(".is-new").forEach((call) => Number(call.dataset.since) === now && call.classList.remove("is-new")), NEW_FOR);
}

/** @param {Row} row @param {Call} call */
function keyOf(row, call) {
  return `${row.counter}:${call.number}:${call.desk}`;
}

/** The newest call first, and large; of many only the newest. @param {Row} row @param {number} now */
function counter(row, now) {
  const since = (/** @type {Call} */ call) => seen.get(keyOf(row, call)) ?? 0;
  const calls = [...row.called].sort((a, b) => since(b) - since(a) || b.number - a.number).slice(0, MOST_CALLS[counters.dataset.rows === "1" ? 0 : 1]);
  return el("section", { class: "board-counter" },
    el("h2", {}, row.name, el("span", { lang: "en" }, row.name_en)),
    calls.length
      ? el("ul", { class: "board-calls" }, calls.map((call) => el("li", { class: now - since(call) < NEW_FOR ? "is-new" : "", "data-since": since(call) },
        el("strong", {}, String(call.number)), el("span", {}, deskWords(call.desk)))))
      : el("p", { class: "board-none" }, "부른 번호 없음"),
    el("div", { class: "board-foot" },
      el("p", { class: "board-wait" }, `대기 ${row.waiting}명`, waiting(row)),
      row.serving.length ? el("p", { class: "board-serving" }, `상담 중 ${row.serving.map((call) => `${call.number}번(${deskWords(call.desk)})`).join(", ")}`) : null),
  );
}

/** @param {Row} row the range that was measured; nothing when too little was measured */
function waiting(row) {
  if (!row.waiting || !row.estimated_wait_min) return "";
  const [low, high] = row.estimated_wait_min;
  return el("span", {}, low === high ? `약 ${low}분` : `약 ${low}~${high}분`);
}

function tick() {
  const now = new Date();
  clock.dateTime = now.toISOString();
  clock.textContent = new Intl.DateTimeFormat("ko-KR", { month: "long", day: "numeric", weekday: "short", hour: "numeric", minute: "2-digit", timeZone: "Asia/Seoul" }).format(now);
}

/** @param {number} attempt */
function listen(attempt = 0) {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/offices/${encodeURIComponent(code)}/board`);
  let received = 0;
  let silence = 0;
  const hear = () => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.close(), LONGEST_SILENCE); // a dead line says nothing: begin again
  };
  socket.addEventListener("open", hear);
  socket.addEventListener("message", (event) => {
    hear();
    received += 1;
    document.body.classList.remove("is-lost");
    show(JSON.parse(event.data));
  });
  socket.addEventListener("close", () => {
    clearTimeout(silence);
    const next = received ? 0 : Math.min(attempt + 1, PAUSES.length - 1);
    if (!received) void explain();
    setTimeout(() => listen(next), PAUSES[next]);
  });
}

/** What is wrong: a center that does not exist, or a line that is down. Old numbers are marked as old. */
async function explain() {
  document.body.classList.add("is-lost");
  const answer = await fetch(`/api/offices/${encodeURIComponent(code)}/board`).catch(() => null);
  if (answer?.status === 404) {
    counters.replaceChildren();
    state.textContent = (await answer.json()).detail;
  } else state.textContent = "연결이 끊겼어요. 다시 잇고 있어요. 번호는 창구에서 불러 드려요.";
}

tick();
setInterval(tick, 10_000);
listen();
