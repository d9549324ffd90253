/** `<ieum-result>`: the result so far, redrawn after every answer with what was open left open. */
import { bundleBox } from "../cards/bundle.js";
import { comparison } from "../cards/comparison.js";
import { groups, sorted } from "../cards/result-groups.js";
import { rulesLine } from "../cards/program-card.js";
import { el } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { profileResult } from "./profile.js";

/** @param {any} result how many are where, in one line @param {"summary_line"|"summary_short"} [key] */
export function summaryLine(result, key = "summary_line") {
  const found = sorted(result);
  return say(key, { yes: found.yes.length, unknown: found.unknown.length, no: found.no.length });
}

export class IeumResult extends HTMLElement {
  /** @param {import("./screening.js").Screening} screening */
  begin(screening) {
    this.screening = screening;
    this.asTable = false;
    for (const type of ["change", "catalogue"]) screening.addEventListener(type, () => this.draw());
    screening.addEventListener("busy", () => this.setAttribute("aria-busy", "true"));
    this.draw();
  }

  draw() {
    const { screening } = this;
    if (!screening) return;
    if (!screening.busy) this.removeAttribute("aria-busy");
    const open = new Set([...this.querySelectorAll("details[open][data-key]")].map((one) => one.getAttribute("data-key")));
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    const focus = focused?.closest("[data-key]")?.getAttribute("data-key") ?? focused?.id;
    const { result } = screening;
    this.replaceChildren(
      el("h2", { id: "result-title", tabindex: -1 }, say("result")),
      el("p", { class: "decision" }, say("final")),
      ...(result ? this.content(result) : [el("p", { class: "fine", id: "no-result" }, screening.clash || screening.lost ? "" : say("result_waiting"))]),
    );
    for (const key of open) this.querySelector(`details[data-key="${key}"]`)?.setAttribute("open", "");
    if (focus) /** @type {HTMLElement | null} */ (this.querySelector(`[data-key="${focus}"] > summary`) ?? this.querySelector(`#${CSS.escape(focus)}`))?.focus({ preventScroll: true });
  }

  /** @param {any} result @returns {HTMLElement[]} */
  content(result) {
    const { screening } = this;
    const profile = screening?.profile;
    const parts = screening?.clash ? [el("p", { class: "fine" }, say("result_old"))] : [];
    if (profile) parts.push(profileResult(profile, result));
    else if (!result.programs.length) parts.push(el("p", {}, say("result_none")));
    else {
      parts.push(el("p", { class: "result-summary", id: "result-summary" }, summaryLine(result)));
      const bundle = bundleBox(result);
      if (bundle) parts.push(bundle);
      if (screening?.answers.audience === "employer" && result.programs.length > 1) parts.push(this.toggle());
      parts.push(this.asTable && screening?.answers.audience === "employer" ? comparison(result) : groups(result, 3));
    }
    return [...parts, rulesLine(result)];
  }

  toggle() {
    const click = () => {
      this.asTable = !this.asTable;
      this.draw();
    };
    return el("button", { type: "button", class: "button small", id: "compare", "aria-pressed": String(this.asTable), on: { click } }, say("compare"));
  }
}

customElements.define("ieum-result", IeumResult);
