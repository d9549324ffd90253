/** What must not be missed: by which day, and what has to be done before acting. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { has, say } from "../lib/words.js";

/** @typedef {{text: string, by?: string, before?: string, citation?: string}} Warning */

/** @param {Warning[]} list @returns {Warning[]} dates first, then what comes before acting */
export function inOrder(list) {
  const rank = (/** @type {Warning} */ one) => (one.by ? `0${one.by}` : one.before ? "1" : "2");
  return [...(list ?? [])].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** @param {Warning[]} list */
export function warnings(list) {
  if (!list?.length) return null;
  const items = inOrder(list).map((warning) => el("li", {}, icon("warning"), el("div", {},
    (warning.by || warning.before) && el("p", {},
      warning.before && el("span", { class: "badge check" }, beforeText(warning.before)), warning.before && warning.by && " ",
      warning.by && el("time", { datetime: warning.by }, say("by", { date: warning.by }))),
    words("p", {}, warning.text),
    warning.citation && words("p", { class: "fine" }, warning.citation),
  )));
  return el("section", {}, el("h4", {}, say("warnings")), el("ul", { class: "warnings" }, items));
}

/** @param {string} before */
export function beforeText(before) {
  return say(has(`before_${before}`) ? `before_${before}` : "before_acting");
}
