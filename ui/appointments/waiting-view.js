/** A place on the waiting list: the state, and an offer with its deadline. While it is open it looks again by itself. */
import { askToErase } from "../components/dialogs.js";
import { announceState } from "../lib/announcer.js";
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { dayWords, timeWords, whenWords } from "../lib/when.js";
import { say } from "../lib/words.js";
import { acceptOffer, leaveWaiting, readWaiting } from "./api.js";
import { keep, kept } from "./kept.js";
import { goTo } from "./step.js";
import { alertBox, attempt, troublePlace } from "./trouble.js";

const LOOK_AGAIN = 15_000;

export class WaitingView {
  /** @param {HTMLElement} place @param {{booked: (appointment: any) => void, lost: (detail: string) => void, bookAgain: () => void, tell: (text: string) => void}} page */
  constructor(place, page) {
    this.place = place;
    this.page = page;
    /** @type {any} */
    this.waiting = null;
    this.trouble = troublePlace("waiting-trouble");
    setInterval(() => this.isOpen && document.visibilityState === "visible" && void this.lookAgain(), LOOK_AGAIN);
    document.addEventListener("visibilitychange", () => this.isOpen && document.visibilityState === "visible" && void this.lookAgain());
  }

  get key() {
    return kept().waiting ?? { id: "", token: "" };
  }

  /** Whether it is seen now and may still change. */
  get isOpen() {
    return Boolean(this.waiting && this.place.querySelector("#title-waiting") && ["waiting", "offered"].includes(this.waiting.state));
  }

  /** Opens what this tab has the key for. */
  async open() {
    this.waiting = null;
    this.trouble = troublePlace("waiting-trouble");
    this.place.replaceChildren(this.trouble, el("p", { class: "fine", role: "status" }, say("loading")));
    await attempt(this.trouble, async () => {
      this.waiting = await readWaiting(this.key.id, this.key.token);
      this.draw(true);
    }, (problem) => {
      if (problem.status !== 404 && problem.status !== 401) return false;
      keep({ waiting: null });
      this.page.lost(problem.detail || say("link_unusable"));
      return true;
    });
  }

  /** Quietly: only what is new is drawn and said. */
  async lookAgain() {
    const now = await readWaiting(this.key.id, this.key.token).catch(() => null);
    if (!now || !this.isOpen || JSON.stringify(now) === JSON.stringify(this.waiting)) return;
    this.waiting = now;
    this.draw();
    announceState(this.stateWords);
  }

  get stateWords() {
    const { state } = this.waiting;
    return [say(`waiting_state_${state}`), state === "offered" ? this.offerWords : ""].join(" ").trim();
  }

  get offerWords() {
    const { offer_start: start, offer_until: until } = this.waiting;
    return say("waiting_offer", { when: start ? whenWords(start) : "", until: until ? timeWords(until) : "" });
  }

  /** @param {boolean} [focus] */
  draw(focus = false) {
    const { waiting } = this;
    if (!waiting) return;
    const focused = this.place.contains(document.activeElement) ? document.activeElement?.id : "";
    const { state, from, to } = waiting;
    const days = from === to ? dayWords(from) : say("week", { first: dayWords(from), last: dayWords(to) });
    this.place.replaceChildren(el("section", { class: "panel", "data-state": state, "aria-labelledby": "title-waiting" },
      el("h2", { id: "title-waiting", tabindex: -1 }, say("waiting_yours")),
      el("div", { class: state === "offered" ? "held offer" : "notice-line", id: "waiting-state" }, icon(state === "offered" ? "calendar" : "clock"),
        el("div", {}, el("p", {}, say(`waiting_state_${state}`)), state === "offered" && el("p", {}, el("b", {}, this.offerWords)))),
      el("div", { class: "card" }, el("div", { class: "part" }, el("dl", { class: "appointment-rows" },
        el("dt", {}, say("appointment_where")), words("dd", {}, waiting.office_name),
        el("dt", {}, say("appointment_what")), words("dd", {}, waiting.service_name),
        el("dt", {}, say("waiting_days")), el("dd", {}, days)))),
      this.trouble, el("div", { class: "tools-row" }, this.tools(state))));
    if (focus) goTo("title-waiting");
    else if (focused) (document.getElementById(focused) ?? document.getElementById("title-waiting"))?.focus();
  }

  /** @param {string} state */
  tools(state) {
    /** @param {string} id @param {string} key @param {() => unknown} click @param {string} [extra] */
    const button = (id, key, click, extra = "") => el("button", { type: "button", class: `button ${extra}`, id: `waiting-${id}`, on: { click } }, say(key));
    const again = button("again", "book_again", () => this.page.bookAgain(), "primary");
    if (state === "booked") return [button("open", "waiting_open", () => this.accept(), "primary")];
    if (state === "over" || state === "left") return [again];
    return [state === "offered" && button("accept", "waiting_accept", () => this.accept(), "primary"), button("leave", "waiting_leave", () => this.askToLeave(), "danger")];
  }

  accept() {
    return attempt(this.trouble, async () => {
      const appointment = await acceptOffer(this.key.id, this.key.token);
      keep({ waiting: null });
      this.page.booked(appointment);
    }, (problem) => {
      if (problem.code !== "offer_over") return false;
      void readWaiting(this.key.id, this.key.token).then((now) => (this.waiting = { ...now, state: now.state === "offered" ? "over" : now.state })).catch(() => undefined).finally(() => {
        this.draw();
        this.trouble.replaceChildren(alertBox(problem.detail));
      });
      return true;
    });
  }

  askToLeave() {
    askToErase(() => attempt(this.trouble, async () => {
      await leaveWaiting(this.key.id, this.key.token);
      keep({ waiting: null });
      this.waiting = { ...this.waiting, state: "left" };
      this.draw(true);
      this.page.tell(say("waiting_left"));
    }), "waiting_leave");
  }
}
