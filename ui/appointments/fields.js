/** Fields that people write in. What is wrong is said beside the field and the field gets the focus. */
import { el } from "../lib/dom.js";
import { otherLanguage, say } from "../lib/words.js";

/**
 * @typedef {{row: HTMLElement, input: HTMLInputElement, complain: (text: string) => void}} Field
 * @typedef {{name: string, phone: string, note: string, month: number}} Draft what somebody has written so far; `month` 0 is not chosen
 */

/**
 * @param {string} id @param {string} label @param {HTMLElement} control @param {string} [hint]
 * @returns {Field}
 */
export function field(id, label, control, hint = "") {
  const input = /** @type {HTMLInputElement} */ (control);
  const problem = el("p", { class: "problem", id: `${id}-problem`, role: "alert", hidden: true });
  input.id = id;
  input.setAttribute("aria-describedby", [hint && `${id}-hint`, `${id}-problem`].filter(Boolean).join(" "));
  const complain = (/** @type {string} */ text) => {
    problem.hidden = !text;
    problem.replaceChildren(text && el("span", { lang: otherLanguage(text) }, text)); // a number in it is an example, not a link
    if (!text) return input.removeAttribute("aria-invalid");
    input.setAttribute("aria-invalid", "true");
    input.focus();
  };
  input.addEventListener("input", () => !problem.hidden && complain(""));
  return { row: el("div", { class: "field" }, el("label", { for: id }, label), hint && el("p", { class: "fine", id: `${id}-hint` }, hint), input, problem), input, complain };
}

/** The month of birth, asked for on alternate days. @param {string} id @param {number} chosen @param {(month: number) => void} choose */
export function monthField(id, chosen, choose) {
  const options = [...Array(12).keys()].map((month) => el("option", { value: month + 1, selected: month + 1 === chosen }, say("month_of", { month: month + 1 })));
  const select = el("select", { on: { change: () => choose(Number(/** @type {any} */ (select).value)) } }, el("option", { value: "" }, say("choose")), options);
  return field(id, say("month_label"), select);
}

/**
 * Name, telephone and what else belongs to a person.
 * @param {Draft} draft kept up to date while people write
 * @param {{note: boolean, month: boolean}} asked
 */
export function personFields(draft, asked) {
  /** @param {"name"|"phone"|"note"} name @param {string} tag @param {Record<string, any>} attributes @param {string} [hint] */
  const text = (name, tag, attributes, hint = "") => {
    const input = /** @type {HTMLInputElement} */ (el(tag, { ...attributes, on: { input: () => (draft[name] = input.value) } }));
    input.value = draft[name];
    return field(`person-${name}`, say(`${name}_label`), input, hint);
  };
  /** @type {Record<string, Field>} */
  const fields = {
    name: text("name", "input", { type: "text", autocomplete: "name", maxlength: 100 }),
    phone: text("phone", "input", { type: "tel", autocomplete: "tel", maxlength: 60 }, say("phone_hint")),
  };
  if (asked.month) fields.birth_month = monthField("person-month", draft.month, (month) => (draft.month = month));
  if (asked.note) fields.note = text("note", "textarea", { rows: 3, maxlength: 500 }, say("note_hint"));
  return {
    rows: Object.values(fields).map((one) => one.row),
    /** Whether everything needed is there; the first gap is said. */
    complete() {
      const gaps = [[fields.name, draft.name.trim(), "name_needed"], [fields.phone, draft.phone.trim(), "phone_needed"], [fields.birth_month, draft.month, "month_required"]];
      const gap = gaps.find(([one, value]) => one && !value);
      if (gap) /** @type {Field} */ (gap[0]).complain(say(/** @type {string} */ (gap[2])));
      return !gap;
    },
    /** Says what the server does not like beside its field. @param {import("../lib/calls.js").Problem} problem */
    refuse(problem) {
      const found = fields[problem.field];
      if (found) found.complain(problem.detail);
      return Boolean(found);
    },
  };
}
