/** How long a seat is still kept: seen every second, said at five minutes and at one. */
import { announceState } from "../lib/announcer.js";
import { say } from "../lib/words.js";

const SAID_AT = [5, 1];

export class Countdown {
  /** @param {number} seconds @param {() => void} over called once */
  constructor(seconds, over) {
    this.until = Date.now() + seconds * 1000;
    this.over = over;
    /** @type {HTMLElement | null} */
    this.element = null;
    this.unsaid = SAID_AT.filter((minutes) => minutes * 60 < seconds);
    this.timer = setInterval(() => this.tick(), 1000);
  }

  /** @param {HTMLElement} element where it is seen */
  showIn(element) {
    this.element = element;
    this.tick();
  }

  tick() {
    const left = Math.max(0, Math.ceil((this.until - Date.now()) / 1000));
    if (this.element) {
      this.element.textContent = say("hold_left", { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` });
      this.element.classList.toggle("is-short", left <= 60);
    }
    const reached = this.unsaid.filter((minutes) => left > 0 && left <= minutes * 60);
    if (reached.length) announceState(say("hold_minutes", { count: Math.min(...reached) }));
    this.unsaid = this.unsaid.filter((minutes) => !reached.includes(minutes));
    if (left > 0) return;
    this.stop();
    this.over();
  }

  stop() {
    clearInterval(this.timer);
  }
}
