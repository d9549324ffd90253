/** What stands under the messages: own words on their way, typing, failure, and the offer to rate. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";

/** @typedef {import("../lib/types.js").Outgoing} Outgoing */

/** @param {Outgoing} outgoing */
export function pendingItem(outgoing) {
  return el("li", { class: "message user pending" },
    el("p", { class: "who" }, el("b", {}, say("from_user"))),
    el("div", { class: "bubble" }, words("p", { class: "words" }, outgoing.label)),
  );
}

/** @param {string} text */
export function typingRow(text) {
  return el("p", { class: "typing" }, el("i"), el("i"), el("i"), el("span", {}, text));
}

/** @param {Outgoing} outgoing @param {() => void} retry */
export function failedRow(outgoing, retry) {
  return el("div", { class: "failed" },
    el("p", {}, outgoing.detail || say(outgoing.settled ? "no_answer" : "not_sent")),
    el("button", { type: "button", class: "button small danger", on: { click: retry } }, say("retry")),
  );
}

/** @param {() => void} rate */
export function rateOffer(rate) {
  return el("div", { class: "offer" },
    el("p", {}, say("rate_offer")),
    el("button", { type: "button", class: "button small", on: { click: rate } }, say("rate_open")),
  );
}
