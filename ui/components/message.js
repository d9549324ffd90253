/** One message as a list item: who says it, the words, and a card for what the words are about. */
import { appointmentCard } from "../cards/appointment-card.js";
import { agencyRows, counterRows, serviceRows } from "../cards/lists.js";
import { officeCards } from "../cards/office-card.js";
import { resultCards } from "../cards/result-card.js";
import { slotList } from "../cards/slot-list.js";
import { sourceList } from "../cards/sources.js";
import { blocks, without } from "../lib/blocks.js";
import { el, link, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { language, say } from "../lib/words.js";

/** @typedef {import("../lib/types.js").Message} Message */
/** @typedef {(message: Message) => (HTMLElement | null)[]} Parts */

/** @type {Record<string, Parts>} */
const PARTS = { question, result, offices, counters, agencies, services, slots, appointment, handoff, link: address, notice, error: notice };

/**
 * @param {Message} message
 * @param {{follows: boolean, repeated: boolean}} place whether the same speaker spoke before, and said the same notice before
 */
export function messageItem(message, { follows, repeated }) {
  const kind = message.from === "system" && !PARTS[message.kind] ? "notice" : message.kind;
  const parts = message.from === "user" ? [bubble(message)] : (PARTS[kind] ?? plain)(message);
  const names = ["message", message.from, kind, follows && "follows", repeated && "repeated"].filter(Boolean).join(" ");
  return el("li", { class: names, "data-seq": message.seq }, speaker(message), parts.filter(Boolean));
}

/** @param {Message} message */
function speaker(message) {
  const at = new Date(message.at);
  const time = Number.isNaN(at.valueOf()) ? "" : new Intl.DateTimeFormat(language(), { hour: "numeric", minute: "2-digit", timeZone: "Asia/Seoul" }).format(at);
  return el("p", { class: message.from === "system" ? "who visually-hidden" : "who" }, el("b", {}, say(`from_${message.from}`)), time && el("time", { datetime: message.at }, time));
}

/** @param {Message} message @param {string} [text] @param {string} [extra] */
function bubble(message, text = message.text, extra = "") {
  return text.trim() ? el("div", { class: `bubble ${extra}` }, message.from === "user" ? words("p", { class: "words" }, text) : blocks(text)) : null;
}

/** @type {Parts} */
function plain(message) {
  return [bubble(message), sourceList(message.data?.sources)];
}

/** @type {Parts} */
function question(message) {
  const remaining = message.data?.remaining;
  const count = remaining > 0 ? el("span", { class: "remaining" }, say("remaining", { count: remaining })) : null;
  return [el("div", { class: "bubble question" }, count, words("p", { class: "question-text" }, message.text))];
}

/** @type {Parts} */
function notice(message) {
  const sign = icon(message.kind === "error" ? "warning" : "info");
  return [el("div", { class: "bubble notice" }, sign, el("div", {}, blocks(message.text)))];
}

/** What was understood stands above the card, what the card cannot say below it, all of it folded. @type {Parts} */
function result(message) {
  const shown = message.data?.result;
  if (!shown?.programs) return plain(message);
  const lines = message.text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("▶"));
  const lead = first > 0 ? lines.slice(0, first).join("\n") : "";
  const open = shown.programs.some((/** @type {any} */ program) => program.verdict === "unknown");
  const rest = open && first >= 0 ? lines.slice(first).filter((line) => !/^\s*[▶·→]|최종 결정|final decision/.test(line)).join("\n") : "";
  const folded = el("details", { class: "fold as-text" }, el("summary", {}, say("as_text")), el("div", { class: "bubble" }, words("p", { class: "words" }, message.text)));
  return [
    bubble(message, lead, "lead"), el("div", { class: "wide" }, resultCards(shown)), sourceList(message.data.sources), folded, bubble(message, rest, "rest"),
  ];
}

/** @type {Parts} */
function offices(message) {
  const places = (message.data?.items ?? []).map((/** @type {any} */ item) => (item.region !== undefined && "office" in item ? null : item)).filter(Boolean);
  if (!places.length) return plain(message);
  const text = without(message.text, (line) => places.some((/** @type {any} */ place) =>
    line.trim() === place.name || (place.address && line.includes(place.address)) || (place.phone && line.includes(place.phone) && line.length < 60) ||
    (place.as_of && line.includes(place.as_of) && line.length < 24)));
  return [bubble(message, text), el("div", { class: "wide" }, officeCards(places)), sourceList(message.data.sources)];
}

/** @type {Parts} */
function counters(message) {
  return listed(message, counterRows);
}

/** @type {Parts} */
function agencies(message) {
  return listed(message, agencyRows);
}

/** @type {Parts} */
function services(message) {
  return listed(message, serviceRows);
}

/** @param {Message} message @param {(items: any[]) => HTMLElement | null} rows */
function listed(message, rows) {
  const items = message.data?.items ?? [];
  const text = without(message.text, (line) => /^\s*•/.test(line) && items.some((/** @type {any} */ item) => line.includes(item.name)));
  return [bubble(message, text), rows(items), sourceList(message.data?.sources)];
}

/** @type {Parts} */
function slots(message) {
  const list = slotList(message.data?.items ?? []);
  return [bubble(message, list ? without(message.text, isPoint) : message.text), list, sourceList(message.data?.sources)];
}

/** @type {Parts} */
function appointment(message) {
  const shown = message.data?.appointment;
  if (!shown?.code) return plain(message);
  const text = without(message.text, (line) => isPoint(line) && !line.includes(shown.office_name)); // the address stands in the text alone
  return [bubble(message, text), el("div", { class: "wide" }, appointmentCard(shown)), sourceList(message.data.sources)];
}

/** A line of a list. @param {string} line */
function isPoint(line) {
  return /^\s*[·•]/.test(line);
}

/** @type {Parts} */
function handoff(message) {
  const { open, position, estimated_wait_min: wait } = message.data ?? {};
  const extra = [
    open && say("waiting"), open && position > 0 && say("waiting_position", { count: position }),
    open && Array.isArray(wait) && say("waiting_minutes", { low: wait[0], high: wait[1] }),
  ].filter(Boolean);
  return [bubble(message, [message.text, ...extra].join("\n"), "handoff")];
}

/** @type {Parts} */
function address(message) {
  const { url, title } = message.data ?? {};
  const safe = typeof url === "string" && /^https?:\/\//.test(url);
  return [bubble(message), safe ? el("p", {}, link(url, title || url)) : null];
}
