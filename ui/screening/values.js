/** Answers in words: what a value means to the person who gave it. */
import { language, say } from "../lib/words.js";

/**
 * @typedef {{fact: string, type: string, text: string, help?: string, choices?: {value: string, label: string}[],
 *   bands?: {label: string, min: number|null, max: number|null}[], unit?: string | null, why_text?: string, short?: string}} Question
 */

/** @param {any} fact of GET /api/facts @returns {Question} */
export function questionOf(fact) {
  return { ...fact, fact: fact.id, why_text: fact.why };
}

/** @param {Question} question @param {any} value @returns {string} */
export function valueText(question, value) {
  if (value === null) return say("dont_know");
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (question.type === "choice") return (value.one_of ?? [value]).map((/** @type {string} */ one) => question.choices?.find((choice) => choice.value === one)?.label ?? one).join(", ");
  if (typeof value !== "object") return single(question, value);
  const band = question.bands?.find((one) => one.min === (value.min ?? null) && one.max === (value.max ?? null));
  return band?.label ?? rangeText(question, value);
}

/** @param {Question} question @param {{min?: any, max?: any}} value */
function rangeText(question, { min, max }) {
  if (question.type === "date" && isMonth(min, max)) {
    const [year, month] = String(min).split("-");
    return say("month_text", { year, month: language() === "ko" ? Number(month) : month });
  }
  if (min === null || min === undefined) return say("at_most", { value: single(question, max) });
  if (max === null || max === undefined) return say("at_least", { value: single(question, min) });
  return `${single(question, min)} ~ ${single(question, max)}`;
}

/** @param {Question} question @param {any} value */
function single(question, value) {
  if (question.type === "money") return moneyText(value);
  if (question.type === "date") return dayText(value);
  return `${Number(value).toLocaleString("ko-KR")}${question.unit ?? ""}`;
}

/** 2800000 → 280만원 @param {number} won */
export function moneyText(won) {
  if (language() !== "ko" || won < 10_000) return say("won", { text: won.toLocaleString("ko-KR") });
  const [eok, man, rest] = [Math.floor(won / 100_000_000), Math.floor((won % 100_000_000) / 10_000), won % 10_000];
  const parts = [eok && `${eok.toLocaleString("ko-KR")}억`, man && `${man.toLocaleString("ko-KR")}만`, rest && rest.toLocaleString("ko-KR")].filter(Boolean);
  return say("won", { text: parts.join(" ") });
}

/** "280만원", "1억 2천만", "2,800,000" → won; null when it is no amount. @param {string} text @returns {number | null} */
export function readMoney(text) {
  let rest = text.replace(/[\s,원₩]/g, "");
  if (/^\d+$/.test(rest)) return Number(rest);
  let won = 0;
  for (const [sign, size] of /** @type {[string, number][]} */ ([["억", 1e8], ["만", 1e4]])) {
    const at = rest.indexOf(sign);
    if (at < 0) continue;
    const count = readHundreds(rest.slice(0, at));
    if (count === null) return null;
    won += count * size;
    rest = rest.slice(at + 1);
  }
  const left = rest ? readHundreds(rest) : 0;
  if (left === null || !Number.isSafeInteger(Math.round(won + left))) return null;
  return /\d/.test(text) ? Math.round(won + left) : null;
}

/** "3백50" or "2천" or "12.5" @param {string} text @returns {number | null} */
function readHundreds(text) {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const match = /^(?:(\d*)천)?(?:(\d*)백)?(\d+)?$/.exec(text);
  if (!match || !text) return null;
  const [, thousands, hundreds, ones] = match;
  return (thousands === undefined ? 0 : Number(thousands || 1)) * 1000 + (hundreds === undefined ? 0 : Number(hundreds || 1)) * 100 + Number(ones ?? 0);
}

/** @param {string} day ISO */
export function dayText(day) {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.valueOf()) ? day : new Intl.DateTimeFormat(language() === "ko" ? "ko-KR" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(at);
}

/** A whole month as a range of days. @param {number} year @param {number} month 1 to 12 */
export function monthRange(year, month) {
  const start = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { min: `${start}-01`, max: `${start}-${last}` };
}

/** @param {any} min @param {any} max */
export function isMonth(min, max) {
  if (!/^\d{4}-\d{2}-01$/.test(String(min))) return false;
  const [year, month] = String(min).split("-").map(Number);
  return monthRange(year, month).max === max;
}
