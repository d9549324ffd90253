/** A date somebody wanted to be reminded of, opened by the link of its notice: shall it be forgotten? */
import { el } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { deleteDate } from "./api.js";
import { keep, kept } from "./kept.js";
import { goTo } from "./step.js";
import { alertBox, attempt, troublePlace } from "./trouble.js";

export class DateView {
  /** @param {HTMLElement} place @param {{tell: (text: string) => void, bookAgain: () => void}} page */
  constructor(place, page) {
    this.place = place;
    this.page = page;
    /** @type {"asking" | "deleted" | "gone"} */
    this.state = "asking";
    this.detail = "";
    this.trouble = troublePlace("date-trouble");
  }

  open() {
    this.state = kept().date ? "asking" : "gone";
    this.draw(true);
  }

  /** @param {boolean} [focus] */
  draw(focus = false) {
    const focused = this.place.contains(document.activeElement) ? document.activeElement?.id : "";
    this.trouble = troublePlace("date-trouble");
    if (this.state === "gone") this.trouble.append(alertBox(this.detail || say("date_gone_text")));
    const asking = this.state === "asking";
    const title = { asking: "date_title", deleted: "date_deleted", gone: "date_gone" }[this.state];
    this.place.replaceChildren(el("section", { class: "step", "data-state": this.state, "aria-labelledby": "title-date" },
      el("h2", { id: "title-date", tabindex: -1 }, say(title)),
      this.state !== "gone" && el("p", {}, say(asking ? "date_text" : "date_deleted_text")), this.trouble,
      el("div", { class: "tools-row" }, asking ? this.choices() : this.button("again", "way_book", () => this.page.bookAgain()))));
    if (focus) goTo("title-date");
    else if (focused) document.getElementById(focused)?.focus();
  }

  choices() {
    return [this.button("keep", "date_keep", () => this.leave()), this.button("delete", "date_delete", () => this.forget(), "danger")];
  }

  /** @param {string} id @param {string} key @param {() => unknown} click @param {string} [extra] */
  button(id, key, click, extra = "") {
    return el("button", { type: "button", class: `button ${extra}`, id: `date-${id}`, on: { click } }, say(key));
  }

  leave() {
    keep({ date: null });
    this.page.tell(say("date_kept"));
    this.page.bookAgain();
  }

  forget() {
    const { id, token } = kept().date ?? { id: "", token: "" };
    return attempt(this.trouble, async () => {
      await deleteDate(id, token);
      this.end("deleted");
      this.page.tell(say("date_deleted"));
    }, (problem) => {
      if (problem.status !== 404 && problem.status !== 401) return false;
      this.end("gone", problem.detail);
      return true;
    });
  }

  /** @param {"deleted" | "gone"} state @param {string} [detail] */
  end(state, detail = "") {
    keep({ date: null });
    this.state = state;
    this.detail = detail;
    this.draw(true);
  }
}
