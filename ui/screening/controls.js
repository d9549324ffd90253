/** Controls by kind of fact. Each gives its fields and, where a button sends it, a way to read the answer. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { dateControl } from "./date-control.js";
import { moneyControl } from "./money-control.js";

/** @typedef {import("./values.js").Question} Question */
/**
 * @typedef {{name: string, value?: any, send: (answer: unknown) => void, complain: (text: string) => void, problem: string}} Use
 * @typedef {{fields: (HTMLElement | null)[], read?: () => unknown}} Control `read` gives undefined after it has complained
 */
const FEW = 12;

/** @param {Question} question @param {Use} use @returns {Control} */
export function control(question, use) {
  if (question.type === "yes_no") return yesNo(use);
  if (question.type === "choice") return (question.choices?.length ?? 0) > FEW ? list(question, use) : radios(question, use);
  if (question.type === "date") return dateControl(use);
  const typed = question.type === "money" ? moneyControl(use) : number(question, use);
  return { ...typed, fields: [bands(question, use), ...typed.fields] };
}

/** @param {Use} use @returns {Control} */
function yesNo({ send, value }) {
  return { fields: [el("div", { class: "answer-buttons" }, [true, false].map((answer) => answerButton(say(answer ? "yes" : "no"), value, value === answer, () => send(answer))))] };
}

/** @param {string} label @param {any} value @param {boolean} pressed @param {() => void} click */
function answerButton(label, value, pressed, click) {
  return el("button", { type: "button", class: "button choice", "aria-pressed": value === undefined ? undefined : String(pressed), on: { click } }, words("span", {}, label));
}

/** A press with finger or mouse is an answer; with arrow keys people may look around first. @param {Question} question @param {Use} use @returns {Control} */
function radios(question, { name, value, send, complain, problem }) {
  let pressed = false;
  const options = (question.choices ?? []).map((choice) => el("label", { class: "option", on: { pointerdown: () => (pressed = true) } },
    el("input", { type: "radio", name, value: choice.value, checked: value === choice.value, "aria-describedby": problem }), words("span", {}, choice.label)));
  const box = el("div", { class: "options", on: {
    keydown: () => (pressed = false),
    change: (/** @type {Event} */ event) => {
      complain("");
      if (pressed) send(/** @type {HTMLInputElement} */ (event.target).value);
    },
  } }, options);
  const read = () => {
    const chosen = /** @type {HTMLInputElement | null} */ (box.querySelector("input:checked"));
    if (!chosen) complain(say("choice_needed"));
    return chosen?.value;
  };
  return { fields: [box], read };
}

/** @param {Question} question @param {Use} use @returns {Control} */
function list(question, { name, value, complain, problem }) {
  const select = /** @type {HTMLSelectElement} */ (el("select", { name, "aria-label": question.text, "aria-describedby": problem },
    el("option", { value: "" }, say("choose")), (question.choices ?? []).map((choice) => words("option", { value: choice.value, selected: value === choice.value }, choice.label))));
  const read = () => {
    if (!select.value) complain(say("choice_needed"));
    return select.value || undefined;
  };
  return { fields: [select], read };
}

/** @param {Question} question @param {Use} use */
function bands(question, { value, send }) {
  if (!question.bands?.length) return null;
  return el("div", { class: "bands", role: "group", "aria-label": say("bands") }, question.bands.map((band) => {
    const range = Object.fromEntries(Object.entries({ min: band.min, max: band.max }).filter(([, end]) => end !== null));
    const pressed = typeof value === "object" && value !== null && (value.min ?? null) === band.min && (value.max ?? null) === band.max;
    return answerButton(band.label, value, pressed, () => send(range));
  }));
}

/** @param {Question} question @param {Use} use @returns {Control} */
function number(question, { name, value, complain, problem }) {
  const input = /** @type {HTMLInputElement} */ (el("input", {
    type: "text", inputmode: "decimal", name, id: `${name}-value`, autocomplete: "off", maxlength: 12, value: typeof value === "number" ? value : undefined, "aria-describedby": problem,
    placeholder: question.bands?.length ? say("own_number") : undefined, "aria-label": [say("own_number"), question.unit].filter(Boolean).join(" "), on: { input: () => complain("") },
  }));
  const read = () => {
    const text = input.value.replace(/[\s,]/g, "").replace(question.unit || "\0", "");
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    complain(say("number_needed"));
    input.focus();
    return undefined;
  };
  return { fields: [el("div", { class: "typed" }, input, question.unit && words("span", { class: "unit", "aria-hidden": "true" }, question.unit))], read };
}
