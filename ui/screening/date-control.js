/** A day, or only a month for people who do not know the day: that is the range of its days. */
import { el } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { isMonth, monthRange } from "./values.js";

const MONTHS = [...Array(12).keys()].map((month) => month + 1);

/** @param {import("./controls.js").Use} use @returns {import("./controls.js").Control} */
export function dateControl({ name, value, complain, problem }) {
  const range = typeof value === "object" && value !== null && isMonth(value.min, value.max) ? value : null;
  const [year, month] = range ? range.min.split("-").map(Number) : [undefined, undefined];
  const clear = { input: () => complain("") };
  const day = /** @type {HTMLInputElement} */ (el("input", { type: "date", id: `${name}-day`, min: "1900-01-01", max: "2199-12-31", value: typeof value === "string" ? value : undefined, "aria-label": say("date_day"), "aria-describedby": problem, on: clear }));
  const years = /** @type {HTMLInputElement} */ (el("input", { type: "text", inputmode: "numeric", maxlength: 4, id: `${name}-year`, value: year ?? new Date().getFullYear(), "aria-describedby": problem, on: clear }));
  const months = /** @type {HTMLSelectElement} */ (el("select", { id: `${name}-month`, "aria-describedby": problem, on: clear },
    el("option", { value: "" }, say("choose")), MONTHS.map((one) => el("option", { value: one, selected: one === month }, say("month_value", { month: one })))));
  const byMonth = el("div", { class: "typed by-month", hidden: !range }, el("label", {}, el("span", {}, say("year")), years), el("label", {}, el("span", {}, say("month")), months));
  const exact = el("div", { class: "typed", hidden: Boolean(range) }, day);
  const roughly = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", checked: Boolean(range), on: { change: () => {
    complain("");
    byMonth.hidden = !roughly.checked;
    exact.hidden = roughly.checked;
  } } }));
  const read = () => {
    if (!roughly.checked) {
      if (day.value) return day.value;
      complain(say("date_needed"));
      day.focus();
      return undefined;
    }
    if (/^(19|20|21)\d{2}$/.test(years.value.trim()) && months.value) return monthRange(Number(years.value), Number(months.value));
    complain(say("month_needed"));
    (months.value ? years : months).focus();
    return undefined;
  };
  return { fields: [exact, byMonth, el("label", { class: "roughly" }, roughly, el("span", {}, say("by_month")))], read };
}
