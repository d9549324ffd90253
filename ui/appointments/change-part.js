/** Moving an appointment: the same days and times as for booking, and one question before it happens. */
import { el, words } from "../lib/dom.js";
import { whenWords } from "../lib/when.js";
import { say } from "../lib/words.js";
import { moveAppointment, readTimes } from "./api.js";
import { timeButton, Times } from "./times.js";
import { alertBox, attempt, troublePlace } from "./trouble.js";

/**
 * @param {any} appointment @param {{code: string, token: string}} mine
 * @param {{done: (appointment: any) => void, stop: () => void, notice: (operation: import("./api.js").Operation) => HTMLElement | null}} page
 */
export function changePart(appointment, mine, page) {
  const trouble = troublePlace("change-trouble");
  const notice = el("div");
  const question = el("div", { class: "move-question" });
  let month = appointment.birth_month ?? 0;
  const picker = new Times({ month: () => month, setMonth: appointment.birth_month ? undefined : chooseMonth, pick: ask });
  const load = () => attempt(trouble, async () => {
    const times = await readTimes(appointment.office, appointment.service);
    notice.replaceChildren(...[page.notice(times.operation)].filter((one) => one !== null));
    picker.show({ ...times, items: times.items.filter((slot) => Date.parse(slot.start) !== Date.parse(appointment.start)) });
  });

  /** A time of another half-day is asked about no more. @param {number} chosen */
  function chooseMonth(chosen) {
    month = chosen;
    question.replaceChildren();
    trouble.replaceChildren();
  }

  /** @param {string} start */
  function ask(start) {
    const move = () => void attempt(trouble, async () => page.done(await moveAppointment(mine.code, mine.token, start, month)), (problem) => {
      if (problem.code === "birth_month_needed") { // alternate days began while the times were shown
        question.replaceChildren();
        void load().then(() => trouble.replaceChildren(alertBox(problem.detail)));
        return true;
      }
      if (problem.code !== "slot_taken") return false;
      const others = problem.more.alternatives ?? [];
      question.replaceChildren();
      void load().then(() => trouble.replaceChildren(alertBox(problem.detail, null, others.length ? el("ul", { class: "slot-buttons wide-slots", "aria-label": say("taken_text") }, others.map((/** @type {any} */ one) => el("li", {}, timeButton(one.start, ask, whenWords(one.start))))) : null)));
      return true;
    });
    trouble.replaceChildren();
    question.replaceChildren(el("div", { class: "held", id: "move-question" }, el("div", {},
      words("p", { id: "move-text", tabindex: -1 }, say("change_to", { when: whenWords(start) })),
      el("div", { class: "form-actions" },
        el("button", { type: "button", class: "button", on: { click: page.stop } }, say("change_keep")),
        el("button", { type: "button", class: "button primary", id: "move-confirm", on: { click: move } }, say("change_confirm"))))));
    question.scrollIntoView({ block: "center" });
    document.getElementById("move-text")?.focus({ preventScroll: true });
  }

  const part = el("section", { class: "step", "aria-labelledby": "title-change" },
    el("h3", { id: "title-change", tabindex: -1 }, say("change_title")), words("p", { class: "fine" }, say("change_now", { when: whenWords(appointment.start) })),
    notice, trouble, question, picker.element,
    el("div", { class: "form-actions" }, el("button", { type: "button", class: "button", id: "change-stop", on: { click: page.stop } }, say("change_keep"))));
  // The times make the page longer: only now its part can come to the top, for who has not gone elsewhere.
  queueMicrotask(() => void load().then(() => document.activeElement?.id === "title-change" && part.scrollIntoView({ block: "start" })));
  return part;
}
