/** `<ieum-composer>`: where people write. Enter sends, Shift+Enter breaks the line, Korean composition never sends. */
import { announceState } from "../lib/announcer.js";
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";

const LIMIT = 500;
const NEAR = 450;
const DIGITS = ["number", "money"];
const HINTED = ["number", "money", "date", "duration"];

export class IeumComposer extends HTMLElement {
  type = "";
  unit = "";
  letters = false;
  composing = false;
  level = "";

  connectedCallback() {
    this.draw("");
  }

  /** @param {string} [text] what stands in the field */
  draw(text = this.field?.value ?? "") {
    const hadFocus = this.contains(document.activeElement);
    this.field = /** @type {HTMLTextAreaElement} */ (el("textarea", {
      id: "message", rows: 1, placeholder: say("ask"), "aria-label": say("ask_label"), "aria-describedby": "composer-hint composer-problem", enterkeyhint: "send", autocomplete: "off",
      on: {
        input: () => this.changed(), keydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
        compositionstart: () => (this.composing = true), compositionend: () => (this.composing = false),
      },
    }));
    this.field.value = text;
    this.problem = el("p", { class: "problem", id: "composer-problem", hidden: true });
    this.hint = el("div", { class: "hint", id: "composer-hint", hidden: true });
    this.unitMark = el("span", { class: "unit", "aria-hidden": "true" });
    this.counter = el("span", { class: "counter", hidden: true });
    const send = el("button", { type: "submit", class: "button primary send" }, icon("send"), el("span", { class: "word" }, say("send")));
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.send();
    };
    this.replaceChildren(
      this.problem, this.hint,
      el("form", { on: { submit } }, el("div", { class: "field" }, this.field, this.unitMark), send),
      el("p", { class: "hints" }, el("span", {}, say("hint_privacy")), el("span", {}, say("final")), this.counter),
    );
    this.expect(this.type, this.unit);
    this.changed();
    if (hadFocus) this.field.focus();
  }

  /** @param {string} type of the open question, or nothing @param {string} unit */
  expect(type, unit) {
    if (type !== this.type) this.letters = false;
    [this.type, this.unit] = [type, unit];
    const digits = DIGITS.includes(type);
    const hinted = HINTED.includes(type);
    this.field?.setAttribute("inputmode", digits && !this.letters ? "numeric" : "text");
    if (this.unitMark) this.unitMark.textContent = type === "number" ? unit : "";
    if (!this.hint) return;
    this.hint.hidden = !hinted;
    this.hint.replaceChildren(...(hinted ? [el("span", {}, say(`hint_${type}`)), ...(digits ? [this.keyboardSwitch()] : [])] : []));
  }

  /** On phones the number keyboard has no letters for 만 or 모르겠어요. */
  keyboardSwitch() {
    const click = () => {
      this.letters = !this.letters;
      this.expect(this.type, this.unit);
      this.field?.focus();
    };
    return el("button", { type: "button", class: "button small keyboard-switch", on: { click } }, say(this.letters ? "digits" : "letters"));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const composing = this.composing || event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.send();
  }

  changed() {
    if (!this.field || !this.counter) return;
    const count = [...this.field.value].length;
    const level = count > LIMIT ? "over" : count >= NEAR ? "near" : "";
    this.counter.hidden = !level;
    this.counter.className = `counter ${level}`;
    this.counter.textContent = say("counter", { count });
    if (level !== this.level && level) announceState(say(level === "over" ? "over_limit" : "near_limit", { left: LIMIT - count, over: count - LIMIT }));
    this.level = level;
    if (!level) this.complain("");
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  send() {
    const text = this.field?.value ?? "";
    const over = [...text].length - LIMIT;
    if (!text.trim()) return this.field?.focus();
    if (over > 0) return this.complain(say("over_limit", { over }));
    this.complain("");
    this.dispatchEvent(new CustomEvent("ieum-text", { bubbles: true, detail: text }));
    return this.write("");
  }

  /** @param {string} text */
  write(text) {
    if (this.field) this.field.value = text;
    this.changed();
  }

  /** A sentence about what was refused; nothing when all is well. @param {string} sentence */
  complain(sentence) {
    if (!this.problem) return;
    this.problem.hidden = !sentence;
    this.problem.replaceChildren(...(sentence ? [icon("warning"), words("span", {}, sentence)] : []));
    if (sentence) announceState(sentence);
  }

  focusField() {
    this.field?.focus();
  }
}

customElements.define("ieum-composer", IeumComposer);
