/** An appointment of somebody who has its key: see it, save it, move it, cancel it. */
import { appointmentCard } from "../cards/appointment-card.js";
import { askToErase } from "../components/dialogs.js";
import { Problem } from "../lib/calls.js";
import { download } from "../lib/download.js";
import { el } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";
import { cancelAppointment, readAppointment, readCalendar, readOffice, readService } from "./api.js";
import { changePart } from "./change-part.js";
import { keep, kept } from "./kept.js";
import { operationNotice } from "./operation.js";
import { goTo } from "./step.js";
import { alertBox, attempt, troublePlace } from "./trouble.js";

export class MineView {
  /** @param {HTMLElement} place @param {{tell: (text: string) => void, lost: (detail: string) => void, bookAgain: () => void}} page */
  constructor(place, page) {
    this.place = place;
    this.page = page;
    /** @type {any} */
    this.appointment = null;
    /** @type {any} */
    this.office = null;
    /** @type {any[]} */
    this.documents = [];
    /** @type {Blob | null} */
    this.calendar = null;
    this.fresh = false;
    this.changing = false;
    this.trouble = troublePlace("mine-trouble");
  }

  get mine() {
    return kept().appointment ?? { code: "", token: "" };
  }

  /** @param {any} appointment just made, changed or opened @param {boolean} fresh */
  show(appointment, fresh) {
    this.appointment = appointment;
    this.fresh = fresh;
    this.changing = false;
    this.office = this.calendar = null;
    this.documents = [];
    this.draw(true);
    void this.readMore();
  }

  /** Opens what this tab has the key for. */
  async open() {
    this.appointment = null;
    this.place.replaceChildren(this.trouble, el("p", { class: "fine", role: "status" }, say("loading")));
    await attempt(this.trouble, async () => this.show(await readAppointment(this.mine.code, this.mine.token), false), (problem) => {
      if (problem.status === 401 || problem.status === 404) {
        keep({ appointment: null });
        this.page.lost(problem.detail || say("link_unusable"));
        return true;
      }
      return false;
    });
  }

  /** What belongs to the appointment but stands elsewhere; each part may be missing. */
  async readMore() {
    const { appointment } = this;
    const [office, service, calendar] = await Promise.all([
      readOffice(appointment.office).catch(() => null), readService(appointment.service).catch(() => null),
      readCalendar(this.mine.code, this.mine.token).catch(() => null),
    ]);
    if (this.appointment !== appointment) return;
    Object.assign(this, { office, documents: service?.documents ?? [], calendar });
    this.draw();
  }

  get title() {
    const { status, end } = this.appointment;
    if (status === "cancelled") return say("cancelled_title");
    if (this.fresh) return say("booked");
    if (Date.parse(end) < Date.now()) return say("over_title");
    return say("your_appointment");
  }

  /** @param {boolean} [focus] */
  draw(focus = false) {
    const { appointment, office, documents } = this;
    if (!appointment || (this.changing && !focus)) return;
    const focused = this.place.contains(document.activeElement) ? document.activeElement?.id : "";
    const live = appointment.status === "confirmed";
    const card = appointmentCard(appointment, { office, documents, level: 3 });
    this.place.replaceChildren(el("section", { class: "panel", "aria-labelledby": "title-mine" },
      el("h2", { id: "title-mine", tabindex: -1, class: this.fresh && live ? "is-done" : "" }, this.fresh && live && icon("yes"), this.title),
      card, this.trouble, el("div", { id: "change" }), el("div", { id: "link-place" }), el("div", { class: "tools-row", id: "mine-tools" }, live ? this.tools() : this.ended()),
      live && el("p", { class: "fine link-hint" }, say("keep_link_hint"))));
    if (focus) goTo("title-mine");
    else if (focused) document.getElementById(focused)?.focus();
  }

  tools() {
    return [
      this.button("calendar", "calendar", "save_calendar", () => this.saveCalendar(), !this.calendar),
      this.button("move", "clock", "change_time", () => this.change(true)),
      this.button("link", "link", "keep_link", () => this.keepLink()),
      this.button("forget", "", "forget", () => this.forget()),
      this.button("cancel", "", "cancel_booking", () => this.askToCancel(), false, "danger"),
    ];
  }

  ended() {
    return [this.button("again", "", "book_again", () => this.page.bookAgain(), false, "primary"), this.button("forget", "", "forget", () => this.forget())];
  }

  /** @param {string} id @param {string} sign @param {string} key @param {() => unknown} click @param {boolean} [hidden] @param {string} [extra] */
  button(id, sign, key, click, hidden = false, extra = "") {
    return el("button", { type: "button", class: `button ${extra}`, id: `mine-${id}`, hidden, on: { click } }, sign && icon(sign), say(key));
  }

  saveCalendar() {
    if (!this.calendar) return;
    download(this.calendar, `${say("calendar_file")}-${this.appointment.code}`, "ics");
    this.page.tell(say("calendar_saved"));
  }

  async keepLink() {
    const address = `${location.origin}/appointments#${this.mine.code}.${this.mine.token}`;
    try {
      await navigator.clipboard.writeText(address);
      this.page.tell(say("link_copied"));
    } catch {
      const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", readonly: true, value: address, id: "link-address" }));
      document.querySelector("#link-place")?.replaceChildren(el("label", { class: "field" }, el("span", {}, `${say("link_label")}. ${say("link_shown")}`), input));
      input.select();
    }
  }

  forget() {
    keep({ appointment: null });
    this.appointment = null;
    this.page.tell(say("forgotten"));
    this.page.bookAgain();
  }

  /** In another language; a change that has begun goes on. */
  redraw() {
    const { changing } = this;
    this.changing = false;
    this.draw();
    if (changing) this.change(false);
  }

  change(focus = true) {
    const { appointment } = this;
    this.changing = true;
    const place = /** @type {HTMLElement} */ (document.querySelector("#change"));
    place.replaceChildren(changePart(appointment, this.mine, {
      done: (changed) => {
        this.show(changed, false);
        this.page.tell(say("changed"));
      },
      stop: () => {
        this.changing = false;
        this.draw();
        document.getElementById("mine-move")?.focus();
      },
      notice: (operation) => operationNotice(operation, this.office),
    }));
    if (focus) goTo("title-change");
  }

  askToCancel() {
    askToErase(() => attempt(this.trouble, async () => {
      const cancelled = await cancelAppointment(this.mine.code, this.mine.token);
      this.show(cancelled, false);
      this.page.tell(say("cancelled"));
    }, (problem) => this.over(problem)), "cancel_booking");
  }

  /** It was changed or cancelled elsewhere: the newest state is shown with why. @param {Problem} problem */
  over(problem) {
    if (problem.code !== "appointment_over") return false;
    void readAppointment(this.mine.code, this.mine.token).then((appointment) => this.show(appointment, false)).catch(() => undefined)
      .finally(() => this.trouble.replaceChildren(alertBox(problem.detail)));
    return true;
  }
}
