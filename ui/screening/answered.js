/** `<ieum-answers>`: what was answered; each answer can be changed or taken back. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { questionForm } from "./question.js";
import { valueText } from "./values.js";

export class IeumAnswers extends HTMLElement {
  /** @param {import("./screening.js").Screening} screening @param {() => void} wipe */
  begin(screening, wipe) {
    this.screening = screening;
    this.wipe = wipe;
    /** @type {string} the fact being changed */
    this.open = "";
    this.shown = "";
    this.held = false;
    for (const type of ["change", "catalogue", "busy"]) screening.addEventListener(type, () => this.draw());
    this.draw(true);
  }

  /** @param {boolean} [anew] */
  draw(anew = false) {
    const { screening } = this;
    if (!screening || this.held) return;
    const entries = Object.entries(screening.answers.facts);
    if (this.open && !(this.open in screening.answers.facts)) this.open = "";
    const state = JSON.stringify([entries, this.open, screening.byFact.size, screening.clash]);
    if (!anew && state === this.shown) return;
    this.shown = state;
    this.hidden = !entries.length;
    const wasOpen = this.querySelector("details.answered")?.hasAttribute("open") ?? innerWidth >= 900;
    const focus = this.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.focus : undefined;
    const inForm = this.contains(document.activeElement) && document.activeElement?.closest("form") !== null;
    this.replaceChildren(el("details", { class: "answered", open: wasOpen || Boolean(this.open) || Boolean(screening.clash) },
      el("summary", {}, el("h2", {}, say("answers_count", { count: entries.length }))),
      el("ul", {}, entries.map(([fact, value]) => this.row(fact, value))),
      el("p", { class: "fine" }, say("kept_here")),
      el("button", { type: "button", class: "button small danger", id: "wipe", on: { click: () => this.wipe?.() } }, say("wipe")),
    ));
    const again = focus ? this.querySelector(`[data-focus="${focus}"]`) : inForm ? this.querySelector("form fieldset, summary") : null;
    /** @type {HTMLElement | null} */ (again)?.focus();
  }

  /** @param {string} fact @param {any} value */
  row(fact, value) {
    const { screening } = this;
    if (!screening) return null;
    const question = screening.question(fact);
    const short = screening.short(fact);
    const clashes = screening.clash?.suspects.includes(fact);
    const changing = this.open === fact;
    return el("li", { class: clashes ? "clashes" : "", "data-fact": fact },
      el("div", { class: "answered-line" },
        el("p", {}, words("span", { class: "fine" }, short), words("b", {}, valueText(question, value))),
        el("div", { class: "answered-actions" },
          el("button", { type: "button", class: "button small", "aria-expanded": String(changing), "data-focus": `change-${fact}`, on: { click: () => this.change(changing ? "" : fact) } },
            say(changing ? "keep_answer" : "change_answer"), el("span", { class: "visually-hidden" }, ` ${short}`)),
          el("button", { type: "button", class: "button small plain", "data-focus": `remove-${fact}`, on: { click: () => void this.take(fact) } },
            say("remove_answer"), el("span", { class: "visually-hidden" }, ` ${short}`)),
        )),
      changing && questionForm(question, { place: "change", value, give: (answer) => this.give(fact, answer) }),
    );
  }

  /** Opens an answer to be changed. @param {string} fact */
  change(fact) {
    this.open = fact;
    this.draw();
    if (!fact) return;
    const place = /** @type {HTMLElement | null} */ (this.querySelector("form fieldset"));
    place?.focus();
    place?.scrollIntoView({ block: "nearest" });
  }

  /** While the server thinks, the form stays as it is. @param {string} fact @param {unknown} answer */
  async give(fact, answer) {
    if (!this.screening) return "";
    this.held = true;
    const trouble = await this.screening.answer(fact, answer);
    this.held = false;
    if (trouble) return trouble;
    this.open = "";
    this.draw(true);
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-focus="change-${fact}"]`))?.focus();
    return "";
  }

  /** @param {string} fact */
  async take(fact) {
    const facts = Object.keys(this.screening?.answers.facts ?? {});
    const next = facts[facts.indexOf(fact) + 1] ?? facts[facts.indexOf(fact) - 1];
    await this.screening?.remove(fact);
    const place = /** @type {HTMLElement | null} */ (next ? this.querySelector(`[data-focus="remove-${next}"]`) : document.querySelector("#questions-title"));
    place?.focus();
  }
}

customElements.define("ieum-answers", IeumAnswers);
