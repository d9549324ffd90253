/** The conditions of a program, what stands in the way first; and the same in one line. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { criterion } from "./criterion.js";

/** @typedef {import("./criterion.js").Criterion} Criterion */
const NAMED = 2;

/** @param {any} program @param {boolean} asking */
export function conditions(program, asking) {
  const [met, unmet, open] = ["yes", "no", "unknown"].map((verdict) => those(program, verdict));
  if (!met.length && !unmet.length && !open.length) return null;
  if (asking && !unmet.length) return el("section", { class: "compact" }, group(open, "group_open", false), group(met, "group_met", false));
  return el("section", {},
    el("h4", {}, say(unmet.length && program.verdict === "no" ? "group_unmet" : "conditions")),
    unmet.length > 0 && rows(unmet),
    group(open, "group_open", program.verdict === "unknown" && !asking),
    group(met, "group_met", program.verdict === "yes"),
  );
}

/** Why not, or what is still open, in one line. @param {any} program @returns {HTMLElement | null} */
export function reasonLine(program) {
  if (program.verdict === "yes" || program.ended) return null;
  const found = those(program, program.verdict === "no" ? "no" : "unknown");
  if (!found.length) return null;
  const shown = found.slice(0, NAMED).map((row) => el("li", {}, words("span", {}, row.text), row.gap && words("b", { class: "gap" }, row.gap)));
  const left = found.length - shown.length;
  return el("div", { class: `reason ${program.verdict}` },
    el("p", {}, say(program.verdict === "no" ? "because" : "missing")),
    el("ul", {}, shown, left > 0 && el("li", {}, say("and_more", { count: left }))),
  );
}

/** @param {any} program @param {string} verdict @returns {Criterion[]} */
function those(program, verdict) {
  return program.criteria.filter((/** @type {Criterion} */ row) => row.verdict === verdict);
}

/** @param {Criterion[]} criteria @param {string} title @param {boolean} shown */
function group(criteria, title, shown) {
  if (!criteria.length) return null;
  if (shown) return rows(criteria);
  return el("details", { class: "fold" }, el("summary", {}, say(title, { count: criteria.length })), rows(criteria));
}

/** @param {Criterion[]} criteria */
function rows(criteria) {
  return el("ul", { class: "criteria" }, criteria.map(criterion));
}
