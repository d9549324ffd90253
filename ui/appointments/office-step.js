/** Which center: searched by the place where somebody lives, the center in charge first, ambiguous places ask back. */
import { check } from "../cards/office-card.js";
import { announceState } from "../lib/announcer.js";
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { has, say } from "../lib/words.js";
import { findOffices } from "./api.js";
import { field } from "./fields.js";
import { attempt, troublePlace } from "./trouble.js";

/** @typedef {import("./kept.js").Office} Office */

/**
 * @param {{query: string, found: any}} state what was searched and found, kept while other parts are drawn anew
 * @param {(office: Office) => void} choose
 */
export function officeStep(state, choose) {
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", maxlength: 100, autocomplete: "address-level2", enterkeyhint: "search", on: { input: () => (state.query = input.value) } }));
  input.value = state.query;
  const { row, complain } = field("office-query", say("office_label"), input, say("office_hint"));
  const results = el("div", { class: "results", id: "offices" });
  const trouble = troublePlace("office-trouble");
  const show = () => results.replaceChildren(...(state.found ? found(state.found, choose, again) : []));
  const search = () => attempt(trouble, async () => {
    state.found = await findOffices(state.query.trim());
    show();
    const title = results.querySelector("p")?.textContent ?? "";
    announceState(title);
  });
  const again = (/** @type {string} */ region) => {
    state.query = input.value = region;
    void search();
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!state.query.trim()) complain(say("office_needed"));
    else void search();
  };
  show();
  return [el("form", { class: "search", novalidate: true, on: { submit } }, row, el("button", { type: "submit", class: "button primary" }, say("search"))), trouble, results];
}

/** @param {any} found @param {(office: Office) => void} choose @param {(region: string) => void} again @returns {HTMLElement[]} */
function found({ items, total, ambiguous, unassigned, renamed_from: renamed }, choose, again) {
  if (ambiguous?.length) {
    return [el("p", { class: "asked-back" }, say("office_ambiguous")), el("ul", { class: "choices-list" }, ambiguous.map((/** @type {any} */ one) => el("li", {},
      el("button", { type: "button", class: "button choice two-lines", on: { click: () => (one.office ? choose(one.office) : again(one.region)) } }, words("b", {}, one.region), one.office && words("span", {}, one.office.name)))))];
  }
  if (!items.length) return [el("p", { class: "notice-line" }, say("office_none"))];
  const said = [
    renamed && say("office_renamed", { name: renamed }), unassigned && say("office_unassigned"),
    items.length < total ? say("office_more", { count: items.length, total }) : items.length > 1 && say("office_several", { count: items.length }),
  ].filter(Boolean);
  return [...said.map((text) => el("p", { class: unassigned ? "notice-line" : "fine" }, text)), el("ul", { class: "offices" }, items.map((/** @type {any} */ office) => officeRow(office, choose, items.length === 1)))];
}

/** @param {any} office @param {(office: Office) => void} choose @param {boolean} alone */
function officeRow(office, choose, alone) {
  const charge = office.reason === "jurisdiction";
  const reason = !charge && has(`reason_${office.reason}`) ? say(`reason_${office.reason}`) : "";
  return el("li", { class: "office-row" },
    el("div", {},
      el("h3", {}, words("span", {}, office.name), charge && el("span", { class: "badge yes plain-badge" }, say("office_in_charge")), reason && el("span", { class: "fine" }, reason)),
      el("p", {}, icon("place"), words("span", {}, office.address || say("unknown_address")), check(office, "address"))),
    el("button", { type: "button", class: `button ${charge || alone ? "primary" : "choice"}`, "data-office": office.code, on: { click: () => choose(office) } }, say("office_pick"), el("span", { class: "visually-hidden" }, ` ${office.name}`)));
}
