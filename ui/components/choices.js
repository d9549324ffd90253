/** Buttons that answer for people who do not want to type. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";

/** @typedef {import("../lib/types.js").Choice} Choice */
/** @typedef {import("../lib/types.js").Message} Message */
/** Answers about the question itself stand apart and quieter. */
const ABOUT_THE_QUESTION = ["dont_know", "explain_question", "go_back", "stop", "help"];

/**
 * @param {Message} message
 * @param {boolean} greeting whether they are the menu of a new conversation
 * @param {(choice: Choice, byKey: boolean) => void} choose
 */
export function choiceGroup(message, greeting, choose) {
  const quiet = message.choices.filter((choice) => message.kind === "question" && ABOUT_THE_QUESTION.includes(choice.value.split("?")[0]));
  const loud = message.choices.filter((choice) => !quiet.includes(choice));
  /** @param {Choice[]} some @param {string} extra */
  const list = (some, extra) => some.length > 0 && el("ul", { class: extra ? "quiet-list" : "" }, some.map((choice) => el("li", {}, button(choice, extra, choose))));
  return el("div", { class: `choices ${greeting ? "greeting-choices" : ""}`, role: "group", "aria-label": say("choices"), tabindex: -1 }, list(loud, ""), list(quiet, "quiet"));
}

/** @param {Choice} choice @param {string} extra @param {(choice: Choice, byKey: boolean) => void} choose */
function button(choice, extra, choose) {
  // A press by keyboard counts no clicks; the focus then follows to the next answers.
  const on = { click: (/** @type {MouseEvent} */ event) => choose(choice, event.detail === 0) };
  return el("button", { type: "button", class: `button ${extra}`, on }, words("span", {}, choice.label));
}
