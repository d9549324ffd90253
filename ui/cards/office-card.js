/** Centers with address and phone; what is not confirmed is marked. */
import { announceState } from "../lib/announcer.js";
import { el, link, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { isTelephone, telephone } from "../lib/linkify.js";
import { has, say } from "../lib/words.js";

/** @typedef {{code?: string, name: string, address?: string, phone?: string, as_of?: string, needs_check?: string[], reason?: string, distance_km?: number}} Office */

/** @param {Office[]} offices @returns {HTMLElement[]} */
export function officeCards(offices) {
  return offices.map(officeCard);
}

/** @param {Office} office */
function officeCard(office) {
  const reason = office.reason && has(`reason_${office.reason}`) ? say(`reason_${office.reason}`) : "";
  const distance = office.distance_km ? say("distance", { km: office.distance_km }) : "";
  return el("article", { class: "card place", "aria-label": office.name },
    el("h3", {}, words("span", {}, office.name), el("span", { class: "fine" }, [reason, distance].filter(Boolean).join(" · "))),
    el("dl", {},
      el("dt", {}, icon("place"), el("span", { class: "visually-hidden" }, say("address"))),
      el("dd", {}, words("span", {}, office.address || say("unknown_address")), check(office, "address"), office.address && copyButton(office.address)),
      el("dt", {}, icon("phone"), el("span", { class: "visually-hidden" }, say("phone"))),
      el("dd", {}, phone(office.phone), check(office, "phone")),
    ),
    el("p", { class: "fine" }, foot(office)),
  );
}

/** @param {string | undefined} number */
export function phone(number) {
  if (!number) return el("span", {}, say("unknown_phone"));
  if (!isTelephone(number)) return el("span", { class: "phone" }, number);
  const call = link(telephone(number), number);
  call.classList.add("phone");
  return call;
}

/** @param {{needs_check?: string[]}} item @param {string} field */
export function check(item, field) {
  return item.needs_check?.includes(field) ? el("span", { class: "badge check" }, say("needs_check")) : null;
}

/** @param {string} address */
function copyButton(address) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      announceState(say("copied"));
      button.textContent = say("copied");
    } catch {
      announceState(say("failed_action"));
    }
  };
  const button = el("button", { type: "button", class: "button", on: { click: copy } }, say("copy"));
  return navigator.clipboard ? button : null;
}

/** @param {Office} office */
function foot(office) {
  const others = (office.needs_check ?? []).filter((field) => !["address", "phone", "fax"].includes(field));
  const named = [...new Set(others.map((field) => say(has(`check_${field}`) ? `check_${field}` : "check_other")))];
  return [
    office.as_of && say("as_of", { date: office.as_of }),
    named.length && say("check_before", { fields: named.join(", ") }),
  ].filter(Boolean).join(" · ");
}
