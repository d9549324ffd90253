/** The result of a screening in the chat: one or two programs in full, more of them in groups. */
import { el } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { bundleBox } from "./bundle.js";
import { fullCard, rulesLine } from "./program-card.js";
import { groups, namesOf } from "./result-groups.js";

const IN_FULL = 2;

/**
 * @param {any} result the ScreeningResult of the HTTP contract
 * @returns {HTMLElement[]}
 */
export function resultCards(result) {
  const asking = Boolean(result.next_question);
  const names = namesOf(result);
  const bundle = asking ? null : bundleBox(result);
  if (result.programs.length <= IN_FULL) {
    const cards = result.programs.map((/** @type {any} */ program) => fullCard(program, { result, asking, level: 3, names }));
    return bundle ? [bundle, ...cards] : cards;
  }
  return [el("div", { class: "many-results" }, bundle, groups(result, 3), el("p", { class: "decision" }, say("final")), rulesLine(result))];
}
