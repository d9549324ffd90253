/** Many programs in groups: what looks possible, what is open, what is not possible now, what has ended. */
import { el } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";
import { foldedCard } from "./program-card.js";

const AT_ONCE = 5;
const SIGNS = { yes: "yes", unknown: "unknown", no: "no", ended: "info" };
/** @typedef {"yes"|"unknown"|"no"|"ended"} Group */

/** Where a program belongs. One that has ended and does not fit is no "not now" that could change. @param {any} program @returns {Group} */
export function groupOf(program) {
  return program.ended ? "ended" : program.verdict;
}

/** @param {any} result @returns {Record<Group, any[]>} */
export function sorted(result) {
  /** @type {Record<Group, any[]>} */
  const found = { yes: [], unknown: [], no: [], ended: [] };
  for (const program of result.programs) found[groupOf(program)].push(program);
  found.unknown.sort((a, b) => share(b) - share(a));
  return found;
}

/** How much of it is already met: what is nearly decided comes first. @param {any} program */
function share(program) {
  const met = program.criteria.filter((/** @type {any} */ row) => row.verdict === "yes").length;
  return met / Math.max(program.criteria.length, 1);
}

/** @param {any} result @returns {Map<string, string>} */
export function namesOf(result) {
  return new Map(result.programs.map((/** @type {any} */ program) => [program.id, program.name]));
}

/** @param {any} result @param {number} level of the headings of the groups */
export function groups(result, level) {
  const context = { result, asking: false, level: level + 1, names: namesOf(result) };
  const found = /** @type {[Group, any[]][]} */ (Object.entries(sorted(result)));
  return el("div", { class: "groups" }, found.filter(([, programs]) => programs.length).map(([name, programs]) => {
    const title = el(`h${level}`, { class: "group-title", tabindex: -1 }, icon(SIGNS[name]), el("span", {}, say(`results_${name}`)), el("span", { class: "count" }, say("count", { count: programs.length })));
    const cards = programs.map((program) => foldedCard(program, context));
    return el("section", { class: `group ${name}`, "data-group": name, "data-count": programs.length }, title, cards.slice(0, AT_ONCE), rest(name, cards.slice(AT_ONCE)));
  }));
}

/** @param {Group} name @param {HTMLElement[]} cards */
function rest(name, cards) {
  if (!cards.length) return null;
  return el("details", { class: "fold rest", "data-key": `rest ${name}` }, el("summary", {}, say("show_more", { count: cards.length })), cards);
}
