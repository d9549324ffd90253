/** Joining the waiting list for a range of days. */
import { el } from "../lib/dom.js";
import { dayOf } from "../lib/when.js";
import { language, say } from "../lib/words.js";
import { joinWaiting } from "./api.js";
import { field, personFields } from "./fields.js";
import { attempt, troublePlace } from "./trouble.js";

/**
 * @param {import("./booking.js").Booking} booking
 * @param {import("./api.js").Times | null} times
 * @param {(waiting: any) => void} joined
 */
export function waitForm(booking, times, joined) {
  const { draft, wish, office, service } = booking;
  const offered = times?.items ?? [];
  const [earliest, latest] = offered.length ? [dayOf(offered[0].start), dayOf(offered[offered.length - 1].start)] : [dayOf(new Date()), undefined];
  /** @param {"first"|"last"} end @param {string} label */
  const day = (end, label) => {
    const input = /** @type {HTMLInputElement} */ (el("input", { type: "date", min: earliest, max: latest, value: wish[end], on: { input: () => (wish[end] = input.value) } }));
    return field(`wait-${end}`, label, input);
  };
  const first = day("first", say("waiting_from"));
  const last = day("last", say("waiting_to"));
  const person = personFields(draft, { note: false, month: Boolean(booking.operation?.alternate_days) });
  const trouble = troublePlace("wait-trouble");
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!wish.first || !wish.last) return (wish.first ? last : first).complain(say("waiting_days_needed"));
    if (wish.last < wish.first) return last.complain(say("waiting_order"));
    if (wish.last < earliest) return last.complain(say("waiting_past"));
    if (!person.complete()) return;
    const body = {
      office: office?.code, service: service?.id, from: wish.first, to: wish.last, name: draft.name.trim(), phone: draft.phone.trim(), language: language(),
      ...(draft.month ? { birth_month: draft.month } : {}),
    };
    void attempt(trouble, async () => joined(await joinWaiting(body)), (problem) => person.refuse(problem));
  };
  return el("section", { class: "step", id: "step-wait", "aria-labelledby": "title-wait" },
    el("h2", { id: "title-wait", tabindex: -1 }, say("waiting_title")), el("p", { class: "fine" }, say("waiting_lead")),
    el("form", { id: "wait-form", novalidate: true, on: { submit } }, el("div", { class: "range" }, first.row, last.row), person.rows,
      el("p", { class: "fine privacy" }, say("privacy_waiting", { days: booking.keptDays })), trouble,
      el("div", { class: "form-actions" },
        el("button", { type: "button", class: "button", on: { click: () => booking.go("time") } }, say("waiting_back")),
        el("button", { type: "submit", class: "button primary", id: "join" }, say("wait_join")))));
}
