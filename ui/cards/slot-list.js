/** Free times in the chat: by day, as words; choosing happens with the buttons below or on the page. */
import { el } from "../lib/dom.js";
import { dayOf, dayWords, timeWords } from "../lib/when.js";
import { say } from "../lib/words.js";

const SHOWN = 8;

/** @param {{start: string, free?: number}[]} items @returns {HTMLElement | null} */
export function slotList(items) {
  const free = items.filter((slot) => slot.free !== 0 && !Number.isNaN(Date.parse(slot.start)));
  const days = new Map();
  for (const slot of free) days.set(dayOf(slot.start), [...(days.get(dayOf(slot.start)) ?? []), slot]);
  if (!days.size) return null;
  return el("div", { class: "card" }, el("ul", { class: "rows" }, [...days].map(([day, slots]) => el("li", {},
    el("h3", {}, dayWords(day)),
    el("ul", { class: "slot-words", "aria-label": say("slots_day", { day: dayWords(day) }) },
      slots.slice(0, SHOWN).map((/** @type {any} */ slot) => el("li", {}, timeWords(slot.start))),
      slots.length > SHOWN && el("li", { class: "fine" }, say("slots_more", { count: slots.length - SHOWN })))))));
}
