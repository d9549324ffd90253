/** `<ieum-questions>`: the best open questions. It shrinks as people answer, and the focus goes on to the next one. */
import { announceState } from "../lib/announcer.js";
import { el } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { questionForm } from "./question.js";

const SHOWN = 5;
/** More than this many frightens, and hardly anybody needs them all: then only the result tells how far one has come. */
const COUNTED = 15;

export class IeumQuestions extends HTMLElement {
  /** @param {import("./screening.js").Screening} screening */
  begin(screening) {
    this.screening = screening;
    /** @type {Map<string, HTMLElement>} */
    this.forms = new Map();
    this.left = el("p", { class: "questions-left", id: "questions-left" });
    this.list = el("ol", { class: "question-list" });
    this.done = el("p", { class: "questions-done", hidden: true });
    this.heading = el("h2", { id: "questions-title", tabindex: -1 });
    this.lead = el("p", { class: "fine" });
    this.replaceChildren(this.heading, this.left, this.lead, this.list, this.done);
    screening.addEventListener("change", () => this.update());
    this.draw();
  }

  /** Words in the chosen language, with new controls. */
  draw() {
    if (!this.heading || !this.lead || !this.list) return;
    this.heading.textContent = say("questions");
    this.lead.textContent = say("questions_lead");
    this.forms?.clear();
    this.list.replaceChildren();
    this.update();
  }

  /** Keeps what is still open where it is, takes away what is not, and fills up with the best of the rest. */
  update() {
    const { screening, forms, list, left, done } = this;
    if (!screening || !forms || !list || !left || !done) return;
    const { facts } = screening.answers;
    const open = new Map(screening.questions.filter((one) => !(one.fact in facts)).map((one) => [one.fact, one]));
    const focused = list.contains(document.activeElement);
    const place = [...list.children].findIndex((item) => item.contains(document.activeElement));
    // A list that was cut short does not say that a question has lost its meaning: a half-written answer then stays.
    const cut = (screening.result?.open_questions ?? 0) > screening.questions.length;
    let vanished = 0;
    for (const [fact, item] of forms) {
      if (open.has(fact) || (cut && !(fact in facts) && isBegun(item))) continue;
      if (!cut && !(fact in facts)) vanished += 1;
      item.remove();
      forms.delete(fact);
    }
    const again = open.get(screening.wanted);
    if (again && !forms.has(again.fact)) list.prepend(this.item(again));
    screening.wanted = "";
    for (const question of open.values()) {
      if (forms.size >= SHOWN) break;
      if (!forms.has(question.fact)) list.append(this.item(question));
    }
    if (forms.size > SHOWN) this.leaveOut(/** @type {HTMLElement} */ (list.lastElementChild));
    const count = screening.result ? Math.max(screening.result.open_questions, forms.size) : 0;
    left.textContent = count && count <= COUNTED ? say("questions_left", { count }) : "";
    left.dataset.count = String(count);
    const finished = Boolean(screening.result) && !forms.size && !screening.clash;
    done.textContent = finished ? say("questions_done") : "";
    done.hidden = !finished;
    if (this.lead) this.lead.hidden = !forms.size;
    if (vanished) announceState(say("vanished", { count: vanished }));
    if (focused && !list.contains(document.activeElement)) this.focusNext(Math.max(place, 0));
  }

  /** @param {import("./values.js").Question} question */
  item(question) {
    const { screening } = this;
    const give = (/** @type {unknown} */ value) => /** @type {NonNullable<typeof screening>} */ (screening).answer(question.fact, value);
    const item = el("li", {}, questionForm(question, { place: "ask", give }));
    this.forms?.set(question.fact, item);
    return item;
  }

  /** @param {HTMLElement} item */
  leaveOut(item) {
    item.remove();
    for (const [fact, shown] of this.forms ?? []) if (shown === item) this.forms?.delete(fact);
  }

  /** @param {number} place of the question that was answered; the next one has moved there */
  focusNext(place) {
    const item = this.list?.children[place] ?? this.list?.lastElementChild;
    const next = /** @type {HTMLElement | null} */ (item?.querySelector("fieldset") ?? this.heading ?? null);
    next?.focus();
  }
}

/** Whether somebody is answering it. @param {HTMLElement} item */
function isBegun(item) {
  const typed = /** @type {NodeListOf<HTMLInputElement>} */ (item.querySelectorAll("input[type=text]:not([id$=-year]), input[type=date]"));
  return item.contains(document.activeElement) || [...typed].some((input) => input.value) || item.querySelector("input:checked") !== null;
}

customElements.define("ieum-questions", IeumQuestions);
