/** Booking step by step: answered steps fold to one line, the open one asks. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { whenWords } from "../lib/when.js";
import { say } from "../lib/words.js";
import { personFields } from "./fields.js";
import { officeStep } from "./office-step.js";
import { serviceName, serviceStep } from "./service-step.js";
import { answeredStep, goTo, openStep } from "./step.js";
import { timeButton, Times } from "./times.js";
import { alertBox, attempt, troublePlace } from "./trouble.js";
import { waitForm } from "./wait-form.js";

export class BookView {
  /**
   * @param {HTMLElement} place
   * @param {import("./booking.js").Booking} booking
   * @param {(appointment: any) => void} booked
   * @param {(waiting: any) => void} waits
   */
  constructor(place, booking, booked, waits) {
    this.place = place;
    this.booking = booking;
    this.booked = booked;
    this.waits = waits;
    this.offices = { query: "", found: null };
    this.services = { query: "", found: null, open: false };
    this.picker = new Times({
      pick: (start) => void this.pick(start), wait: (day) => this.wait(day), month: () => booking.draft.month, setMonth: (month) => (booking.draft.month = month),
    });
  }

  /** @param {boolean} [focus] whether somebody has just come to the open step */
  draw(focus = false) {
    const { booking } = this;
    const { office, service, step } = booking;
    /** @type {HTMLElement[]} */
    const parts = [];
    if (step === "office" || !office) parts.push(openStep("office", ...officeStep(this.offices, (one) => void booking.chooseOffice(one))));
    else parts.push(answeredStep("office", office.name, () => booking.go("office")));
    if (step === "service") parts.push(openStep("service", ...serviceStep(this.services, (one) => booking.chooseService(one))));
    else if (service && step !== "office") parts.push(answeredStep("service", serviceName(service), () => booking.go("service")));
    if (step === "time") parts.push(this.timeStep());
    if (step === "person" && booking.hold) parts.push(answeredStep("time", whenWords(booking.hold.start), () => booking.go("time")), this.personStep());
    if (step === "wait") parts.push(waitForm(booking, this.picker.times, this.waits));
    this.place.replaceChildren(...parts);
    if (focus) goTo(`title-${step}`);
  }

  timeStep() {
    const { booking } = this;
    const { refused } = booking;
    this.trouble = troublePlace("time-trouble");
    this.alternatives = el("div", { id: "alternatives" }, refused && this.lost(refused));
    const waiting = el("p", { class: "fine", role: "status", hidden: Boolean(booking.times) }, say("loading_times"));
    const step = openStep("time", this.alternatives, this.trouble, waiting, this.picker.element);
    if (booking.times) this.picker.show(booking.times);
    else {
      this.picker.element.replaceChildren();
      void this.readTimes(waiting);
    }
    return step;
  }

  /** @param {HTMLElement} waiting */
  async readTimes(waiting) {
    await Promise.resolve(); // the step stands in the page first
    await attempt(/** @type {HTMLElement} */ (this.trouble), async () => {
      await this.booking.readTimes();
      if (this.booking.times) this.picker.show(this.booking.times);
    });
    waiting.hidden = true;
  }

  /** @param {NonNullable<import("./booking.js").Booking["refused"]>} refused */
  lost({ detail, alternatives }) {
    const offered = alternatives.length ? el("ul", { class: "slot-buttons wide-slots", "aria-label": say("taken_text") }, alternatives.map((one) => el("li", {}, timeButton(one.start, (start) => void this.pick(start), whenWords(one.start))))) : null;
    return alertBox(detail || say("hold_over"), null, offered);
  }

  /** @param {string} start */
  pick(start) {
    return attempt(/** @type {HTMLElement} */ (this.trouble), () => this.booking.choose(start));
  }

  /** @param {string} day */
  wait(day) {
    this.booking.wish = { first: day, last: day };
    this.booking.go("wait");
  }

  personStep() {
    const { booking } = this;
    const { draft, hold } = booking;
    const person = personFields(draft, { note: true, month: booking.askMonth || Boolean(booking.operation?.alternate_days && !draft.month) });
    this.person = person;
    const trouble = troublePlace("person-trouble");
    const left = el("p", { class: "countdown", id: "countdown", role: "timer" });
    booking.countdown?.showIn(left);
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      if (!person.complete()) return;
      void attempt(trouble, async () => {
        const appointment = await booking.confirm();
        if (appointment) this.booked(appointment);
      }, (problem) => {
        if (problem.field === "birth_month" && !booking.askMonth) {
          booking.askMonth = true;
          this.draw();
        }
        return Boolean(this.person?.refuse(problem));
      });
    };
    return openStep("person",
      el("div", { class: "held" }, icon("clock"), el("div", {}, words("p", {}, say("hold_made", { when: whenWords(hold?.start ?? "") })), left)),
      el("form", { id: "person-form", novalidate: true, on: { submit } }, person.rows, el("p", { class: "fine privacy" }, say("privacy_booking", { days: booking.keptDays })), trouble,
        el("div", { class: "form-actions" },
          el("button", { type: "button", class: "button", id: "other-time", on: { click: () => booking.go("time") } }, say("other_time")),
          el("button", { type: "submit", class: "button primary", id: "confirm" }, say("confirm_booking")))));
  }
}
