/** Which part of the conversation is seen: the newest answer from its beginning, unless people scroll elsewhere. */
import { el } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";

const MARGIN = 20;

export class View {
  /** @param {HTMLElement} log @param {HTMLElement} scroller @param {HTMLElement} list @param {HTMLElement} tail what stands under the messages */
  constructor(log, scroller, list, tail) {
    this.scroller = scroller;
    this.list = list;
    this.tail = tail;
    /** @type {"answer" | "end" | null} what we follow; nothing once people scroll themselves */
    this.following = "end";
    this.jump = el("button", { type: "button", class: "button small jump", hidden: true, on: { click: () => this.goToEnd() } });
    log.append(this.jump);
    for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) scroller.addEventListener(type, () => (this.following = null), { passive: true });
    scroller.addEventListener("scroll", () => this.showJump(), { passive: true });
    new ResizeObserver(() => this.keep()).observe(scroller);
  }

  /** @param {"answer" | "end"} what */
  follow(what) {
    this.following = what;
    this.keep();
  }

  /** Something grew or shrank: show again what we follow. */
  keep() {
    if (this.following === "end") this.toEnd();
    if (this.following === "answer") this.toAnswer();
    this.showJump();
  }

  /** To the end, but never past the beginning of what was answered last. */
  toAnswer() {
    const items = [...this.list.children];
    const last = items.findLastIndex((item) => item.classList.contains("user"));
    const first = items[last + 1] ?? items[last];
    if (!first) return;
    const [from, to] = [first.getBoundingClientRect().top, this.tail.getBoundingClientRect().bottom];
    if (to - from < this.room() - 2 * MARGIN) this.toEnd();
    else this.scrollTo(from - MARGIN);
  }

  toEnd() {
    const top = this.pageScrolls() ? 0 : this.scroller.getBoundingClientRect().top;
    this.scrollTo(this.tail.getBoundingClientRect().bottom + MARGIN - this.room() + top);
  }

  /** @param {number} place of the window that is to become the top of what is seen */
  scrollTo(place) {
    if (this.pageScrolls()) window.scrollBy({ top: place });
    else this.scroller.scrollBy({ top: place - this.scroller.getBoundingClientRect().top });
  }

  room() {
    return this.pageScrolls() ? window.innerHeight : this.scroller.clientHeight;
  }

  /** Whether the page scrolls, not the conversation in it. */
  pageScrolls() {
    return document.documentElement.dataset.flow === "page";
  }

  /** A way down while the newest message is not in view. */
  showJump() {
    const newest = this.list.lastElementChild;
    const top = newest?.getBoundingClientRect().top ?? 0;
    this.jump.replaceChildren(icon("down"), say(newest?.classList.contains("question") ? "to_question" : "to_end"));
    this.jump.hidden = top < this.scroller.getBoundingClientRect().bottom - 48;
  }

  goToEnd() {
    this.follow("end");
    const choices = /** @type {HTMLElement | null} */ (this.tail.querySelector(".choices"));
    (choices ?? this.scroller).focus({ preventScroll: true });
  }
}
