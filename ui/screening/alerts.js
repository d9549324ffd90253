/** `<ieum-alerts>`: what stands in the way of a result: no connection, or answers that contradict each other. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";
import { valueText } from "./values.js";

export class IeumAlerts extends HTMLElement {
  /** @param {import("./screening.js").Screening} screening @param {(fact: string) => void} change opens an answer to be changed */
  begin(screening, change) {
    this.screening = screening;
    this.change = change;
    this.shown = "";
    for (const type of ["change", "catalogue"]) screening.addEventListener(type, () => this.draw());
  }

  /** Only what is new is said: the same trouble is not drawn again. @param {boolean} [anew] */
  draw(anew = false) {
    const { screening } = this;
    if (!screening) return;
    const state = JSON.stringify([screening.lost, screening.clash, screening.answers.facts]);
    if (state === this.shown && !anew) return;
    this.shown = state;
    const part = screening.clash ? this.clash(screening) : screening.lost ? this.network(screening) : null;
    const focused = this.contains(document.activeElement);
    this.replaceChildren(...(part ? [part] : []));
    if (focused) /** @type {HTMLElement | null} */ (this.querySelector("button") ?? document.querySelector("#questions-title"))?.focus();
  }

  /** @param {import("./screening.js").Screening} screening */
  network(screening) {
    return el("div", { class: "alert-box", id: "network", role: "alert" }, icon("warning"), el("p", {}, say("network")),
      el("button", { type: "button", class: "button small", id: "retry", on: { click: () => void screening.refresh() } }, say("try_again")));
  }

  /** @param {import("./screening.js").Screening} screening */
  clash(screening) {
    const { field, suspects } = /** @type {NonNullable<typeof screening.clash>} */ (screening.clash);
    const rows = suspects.map((fact) => el("li", {}, words("span", {}, `${screening.short(fact)}: ${valueText(screening.question(fact), screening.answers.facts[fact])}`), " ",
      el("button", { type: "button", class: "button small", "data-clash": fact, on: { click: () => this.change?.(fact) } }, say("change_answer"), el("span", { class: "visually-hidden" }, ` ${screening.short(fact)}`)),
    ));
    const known = screening.byFact.has(field);
    return el("div", { class: "alert-box", id: "clash", role: "alert" }, icon("warning"), el("div", {},
      el("p", {}, el("b", {}, say("clash_title"))),
      el("p", {}, known ? say("clash_about", { fact: screening.short(field) }) : say("clash_unknown")),
      el("ul", {}, rows)));
  }
}

customElements.define("ieum-alerts", IeumAlerts);
