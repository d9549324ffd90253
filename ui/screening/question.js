/** One question as a small form: wording, help, why it is asked, and a control that fits the kind of answer. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { control } from "./controls.js";

/** @typedef {import("./values.js").Question} Question */

/**
 * @param {Question} question
 * @param {{place: string, value?: any, give: (value: unknown) => Promise<string>}} use
 *   `give` takes the answer and says why it cannot be used; `place` keeps names apart when a question is on the page twice
 */
export function questionForm(question, { place, value, give }) {
  const name = `${place}-${question.fact}`;
  const problem = el("p", { class: "problem", id: `${name}-problem`, role: "alert", hidden: true });
  const complain = (/** @type {string} */ text) => {
    problem.textContent = text;
    problem.hidden = !text;
  };
  const send = async (/** @type {unknown} */ answer) => {
    complain("");
    form.setAttribute("aria-busy", "true");
    const trouble = await give(answer);
    form.removeAttribute("aria-busy");
    if (!trouble) return;
    complain(say("value_refused", { detail: trouble }));
    /** @type {HTMLElement | null} */ (form.querySelector("input, select, button"))?.focus();
  };
  const { fields, read } = control(question, { name, value, send, complain, problem: problem.id });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const answer = read?.();
    if (answer !== undefined) void send(answer);
  };
  const form = el("form", { class: "question-form", id: name, "data-fact": question.fact, novalidate: true, on: { submit } },
    el("fieldset", { tabindex: -1, "aria-describedby": question.why_text ? `${name}-why` : undefined },
      words("legend", {}, question.text),
      question.why_text && words("p", { class: "fine", id: `${name}-why` }, say("why", { text: question.why_text })),
      question.help && el("details", { class: "fold" }, el("summary", {}, say("help")), words("p", { class: "help-text" }, question.help)),
      fields, problem,
      el("div", { class: "question-foot" },
        read && el("button", { type: "submit", class: "button primary" }, say("answer")),
        el("button", { type: "button", class: "button plain dont-know", "aria-pressed": value === undefined ? undefined : String(value === null), on: { click: () => void send(null) } }, say("dont_know")),
      ),
    ));
  return form;
}
