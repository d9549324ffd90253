/** Counters, agencies and services as simple rows. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { check, phone } from "./office-card.js";

/** @param {HTMLElement[]} rows */
function card(rows) {
  return rows.length ? el("div", { class: "card" }, el("ul", { class: "rows" }, rows)) : null;
}

/** @param {any[]} items */
export function counterRows(items) {
  return card(items.map((item) => el("li", {},
    el("h3", {}, words("span", {}, item.name)),
    item.number && el("p", {}, say("counter_at", { floor: item.floor, number: item.number })),
    item.sample && el("p", {}, el("span", { class: "badge check" }, say("sample"))),
    item.handles?.length > 0 && words("p", {}, `${say("handles")}: ${item.handles.join(", ")}`),
    items.length === 1 && item.bring?.length > 0 && words("p", {}, `${say("bring")}: ${item.bring.join(", ")}`),
  )));
}

/** @param {any[]} items */
export function agencyRows(items) {
  return card(items.map((item) => el("li", { class: "place-row" },
    words("h3", {}, item.name),
    item.services && words("p", {}, item.services),
    el("p", {}, phone(item.phone), " ", check(item, "phone")),
    item.address && words("p", {}, item.address),
  )));
}

/** @param {any[]} items */
export function serviceRows(items) {
  return card(items.map((item) => el("li", {},
    el("h3", {}, words("span", {}, item.name), item.state === "ended" && " ", item.state === "ended" && el("span", { class: "badge check" }, say("ended"))),
    words("p", {}, item.summary ?? ""),
  )));
}
