/** Opening an appointment without its link: code and telephone first, then the one-time code that was sent. */
import { announceState } from "../lib/announcer.js";
import { el } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { openWithCode, sendCode } from "./api.js";
import { field } from "./fields.js";
import { goTo } from "./step.js";
import { alertBox, attempt, troublePlace } from "./trouble.js";

export class AccessView {
  /** @param {HTMLElement} place @param {(mine: {code: string, token: string}) => void} opened */
  constructor(place, opened) {
    this.place = place;
    this.opened = opened;
    this.written = { code: "", phone: "", number: "" };
    this.sent = false;
    this.said = "";
  }

  /** @param {string} [said] why somebody comes here without having asked for it @param {boolean} [focus] */
  open(said = "", focus = true) {
    this.sent = false;
    this.said = said;
    this.draw(focus);
  }

  /** @param {boolean} [focus] */
  draw(focus = false) {
    const trouble = troublePlace("access-trouble");
    if (this.said) trouble.append(alertBox(this.said));
    this.place.replaceChildren(el("section", { class: "step", "aria-labelledby": "title-access" },
      el("h2", { id: "title-access", tabindex: -1 }, say("access_title")), el("p", { class: "fine" }, say("access_lead")),
      this.sent ? this.numberForm(trouble) : this.codeForm(trouble)));
    if (focus) goTo("title-access");
  }

  /** @param {"code"|"phone"|"number"} name @param {string} label @param {string} hint @param {Record<string, any>} attributes */
  text(name, label, hint, attributes) {
    const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", ...attributes, on: { input: () => (this.written[name] = input.value) } }));
    input.value = this.written[name];
    return field(`access-${name}`, label, input, hint);
  }

  /** @param {HTMLElement} trouble */
  codeForm(trouble) {
    const code = this.text("code", say("code_label"), say("code_hint"), { autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 20, class: "code-input" });
    const phone = this.text("phone", say("phone_label"), "", { type: "tel", autocomplete: "tel", maxlength: 60 });
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.said = "";
      if (!this.written.code.trim()) return code.complain(say("code_needed"));
      if (!this.written.phone.trim()) return phone.complain(say("phone_needed"));
      void this.send(trouble, (problem) => {
        if (problem.field !== "phone") return false;
        phone.complain(problem.detail);
        return true;
      });
    };
    return el("form", { id: "access-form", novalidate: true, on: { submit } }, code.row, phone.row, trouble,
      el("div", { class: "form-actions" }, el("button", { type: "submit", class: "button primary" }, say("send_code"))));
  }

  /** @param {HTMLElement} trouble @param {(problem: import("../lib/calls.js").Problem) => boolean} [own] */
  send(trouble, own) {
    return attempt(trouble, async () => {
      await sendCode(this.written.code, this.written.phone.trim());
      this.sent = true;
      this.written.number = "";
      this.draw();
      document.getElementById("access-number")?.focus();
      announceState(say("code_sent"));
    }, own);
  }

  /** @param {HTMLElement} trouble */
  numberForm(trouble) {
    const number = this.text("number", say("one_time_label"), "", { inputmode: "numeric", autocomplete: "one-time-code", maxlength: 12, class: "code-input" });
    const back = () => {
      this.sent = false;
      this.draw();
      document.getElementById("access-code")?.focus();
    };
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const { code, phone } = this.written;
      if (!this.written.number.trim()) return number.complain(say("one_time_needed"));
      void attempt(trouble, async () => {
        const token = await openWithCode(code, phone.trim(), this.written.number.trim());
        this.written = { code: "", phone: "", number: "" };
        this.sent = false;
        this.opened({ code: code.trim().toUpperCase(), token });
      }, (problem) => {
        if (problem.code !== "wrong_code") return false;
        number.complain(problem.detail);
        return true;
      });
    };
    return el("form", { id: "number-form", novalidate: true, on: { submit } }, el("p", { class: "notice-line" }, say("code_sent")), number.row, trouble,
      el("div", { class: "form-actions" },
        el("button", { type: "button", class: "button", on: { click: back } }, say("other_number")),
        el("button", { type: "button", class: "button", id: "send-again", on: { click: () => void this.send(trouble) } }, say("send_again")),
        el("button", { type: "submit", class: "button primary" }, say("open_appointment"))));
  }
}
