/** What somebody would get: all amounts with their sources, or the one or two that matter most. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";

/** @typedef {{min: number|null, max: number|null, unit: string, text: string, name: string, unverified?: boolean, citation?: string}} Amount */
const FOREMOST = ["total", "per_person_total", "monthly", "per_person_monthly", "daily_benefit", "benefit_days"];

/** @param {Record<string, Amount>} named @returns {[string, Amount][]} what matters most first */
function ordered(named) {
  const place = (/** @type {string} */ id) => (FOREMOST.includes(id) ? FOREMOST.indexOf(id) : FOREMOST.length);
  return Object.entries(named ?? {}).sort(([a], [b]) => place(a) - place(b));
}

/** @param {Record<string, Amount>} named @param {string} verdict */
export function amounts(named, verdict) {
  const rows = Object.entries(named ?? {}).sort(([a], [b]) => Number(b === "total") - Number(a === "total"));
  if (!rows.length) return null;
  const parts = rows.map(([id, amount]) => el("div", { class: id === "total" && verdict === "yes" ? "main" : "" },
    words("dt", {}, amount.name),
    el("dd", {}, words("span", {}, amountText(amount)), amount.unverified && el("span", { class: "badge check" }, say("amount_unsure")),
      verdict === "yes" && amount.citation && words("span", { class: "fine" }, amount.citation)),
  ));
  return el("section", {}, el("h4", {}, say("amounts")), el("dl", { class: "amounts" }, parts));
}

/** The one or two amounts people look for first. @param {{amounts?: Record<string, Amount>}} program */
export function keyAmounts(program) {
  const rows = ordered(program.amounts ?? {}).filter(([, amount]) => amount.max !== null).slice(0, 2);
  if (!rows.length) return null;
  return el("dl", { class: "key-amounts" }, rows.map(([, amount]) => el("div", {},
    words("dt", {}, amount.name),
    el("dd", {}, words("span", {}, amountText(amount)), amount.unverified && el("span", { class: "badge check" }, say("amount_unsure"))),
  )));
}

/** A range that begins at nothing says more as "at most". @param {Amount} amount */
export function amountText(amount) {
  if (amount.min === null || amount.min > 0 || !amount.max) return amount.text;
  const top = amount.text.includes("~") ? amount.text.slice(amount.text.indexOf("~") + 1) : amount.text;
  return say("up_to", { text: top });
}
