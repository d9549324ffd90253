/** Days and times to choose from: weeks, the days of a week, the free times of a day. Used to book and to change. */
import { announceState } from "../lib/announcer.js";
import { el } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { dateWords, dayOf, dayWords, isMorning, mondayOf, timeWords, weekdayWords } from "../lib/when.js";
import { say } from "../lib/words.js";
import { monthField } from "./fields.js";

/** @typedef {import("./api.js").Slot} Slot */
/**
 * @typedef {{pick: (start: string) => void, wait?: (day: string) => void, month: () => number, setMonth?: (month: number) => void}} Use
 *   `month` of birth, 0 while not chosen; without `wait` there is no waiting list, without `setMonth` the month is not asked for
 */

export class Times {
  /** @param {Use} use */
  constructor(use) {
    this.use = use;
    this.element = el("div", { class: "times" });
    /** @type {import("./api.js").Times | null} */
    this.times = null;
    this.day = "";
  }

  /** @param {import("./api.js").Times} times */
  show(times) {
    this.times = times;
    this.draw();
  }

  /** The times this person may have, by day. @returns {Map<string, Slot[]>} */
  byDay() {
    const month = this.use.month();
    const days = new Map();
    for (const slot of this.times?.items ?? []) {
      if (slot.birth_months && !slot.birth_months.includes(month)) continue;
      const day = dayOf(slot.start);
      days.set(day, [...(days.get(day) ?? []), slot]);
    }
    return days;
  }

  draw() {
    const { times, use } = this;
    if (!times) return;
    const focused = this.element.contains(document.activeElement) ? document.activeElement?.id : "";
    const alternate = times.operation.alternate_days && use.setMonth;
    const chooser = alternate ? this.monthChooser() : null;
    const parts = alternate && !use.month() ? [] : this.calendar();
    this.element.replaceChildren(...[chooser, ...parts].filter((part) => part !== null));
    if (focused) (document.getElementById(focused) ?? /** @type {HTMLElement | null} */ (this.element.querySelector(".day[aria-pressed=true]")))?.focus();
  }

  monthChooser() {
    const { use } = this;
    const { row } = monthField("times-month", use.month(), (month) => {
      use.setMonth?.(month);
      this.day = "";
      this.draw();
      announceState(month ? say("month_shown", { month }) : "");
    });
    return el("div", { class: "month-chooser" }, el("p", {}, say("month_why")), row, use.month() ? el("p", { class: "fine" }, say("month_shown", { month: use.month() })) : null);
  }

  /** @returns {HTMLElement[]} */
  calendar() {
    const days = this.byDay();
    if (!days.size) return [el("p", { class: "notice-line", id: "no-times" }, say("nothing_given"))];
    const free = (/** @type {string} */ day) => (days.get(day) ?? []).filter((slot) => slot.free > 0).length;
    const named = [...days.keys()];
    if (!days.has(this.day)) this.day = named.find((day) => free(day)) ?? named[0];
    const weeks = [...new Set(named.map(mondayOf))];
    const week = weeks.indexOf(mondayOf(this.day));
    const shown = named.filter((day) => mondayOf(day) === weeks[week]);
    const none = !named.some(free);
    return [
      ...(none ? [el("p", { class: "notice-line", id: "no-times" }, say("nothing_free"))] : []),
      el("div", { class: "week" },
        this.turn("earlier", named.filter((day) => mondayOf(day) === weeks[week - 1])),
        el("h3", {}, shown.length > 1 ? say("week", { first: dateWords(shown[0]), last: dateWords(shown[shown.length - 1]) }) : dateWords(shown[0])),
        this.turn("later", named.filter((day) => mondayOf(day) === weeks[week + 1]))),
      el("ul", { class: "days", "aria-label": say("days") }, shown.map((day) => el("li", {}, this.dayButton(day, free(day))))),
      this.dayTimes(days.get(this.day) ?? []),
    ];
  }

  /** A button to another week: it goes to the first day of it with a free time. @param {"earlier"|"later"} where @param {string[]} days */
  turn(where, days) {
    const target = days.find((day) => this.byDay().get(day)?.some((slot) => slot.free > 0)) ?? days[0];
    return el("button", { type: "button", class: "button small", id: `week-${where}`, disabled: !target, on: { click: () => this.choose(target) } }, say(where));
  }

  /** @param {string} day @param {number} free */
  dayButton(day, free) {
    return el("button", { type: "button", class: `button day ${free ? "" : "is-full"}`, id: `day-${day}`, "aria-pressed": String(day === this.day), on: { click: () => this.choose(day) } },
      el("span", { class: "weekday" }, weekdayWords(day)), " ", el("b", {}, String(Number(day.slice(8)))), " ",
      el("span", { class: "free" }, free ? say("free_count", { count: free }) : say("full")), free > 0 && el("span", { class: "visually-hidden" }, ` ${say("free_times")}`));
  }

  /** @param {string} day */
  choose(day) {
    this.day = day;
    this.draw();
    const free = (this.byDay().get(day) ?? []).filter((slot) => slot.free > 0).length;
    announceState(`${dayWords(day)}, ${free ? say("free_count_long", { count: free }) : say("full_long")}`);
  }

  /** @param {Slot[]} slots */
  dayTimes(slots) {
    const { use } = this;
    const free = slots.filter((slot) => slot.free > 0);
    const waiting = use.wait && el("button", { type: "button", class: "button", id: "wait", on: { click: () => use.wait?.(this.day) } }, icon("clock"), say(free.length ? "wait_join" : "wait_for_day"));
    if (!free.length) return el("div", { class: "day-times" }, el("h3", {}, dayWords(this.day)), el("p", { class: "notice-line", id: "day-full" }, say(use.wait ? "day_full" : "full_long")), waiting);
    const halves = /** @type {const} */ ([["morning", free.filter((slot) => isMorning(slot.start))], ["afternoon", free.filter((slot) => !isMorning(slot.start))]]);
    return el("div", { class: "day-times" }, el("h3", {}, dayWords(this.day)),
      halves.filter(([, some]) => some.length).map(([half, some]) => el("div", { class: "half", role: "group", "aria-labelledby": `half-${half}` },
        el("h4", { id: `half-${half}` }, say(half)), el("ul", { class: "slot-buttons" }, some.map((slot) => el("li", {}, timeButton(slot.start, use.pick)))))),
      waiting && el("p", { class: "wait-line" }, el("span", {}, say("wait_instead")), waiting));
  }
}

/** @param {string} start @param {(start: string) => void} pick @param {string} [text] */
export function timeButton(start, pick, text = timeWords(start)) {
  return el("button", { type: "button", class: "button choice slot", "data-start": start, on: { click: () => pick(start) } }, text);
}
