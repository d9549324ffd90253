/** What for: the services people book most, and a search for all others. */
import { announceState } from "../lib/announcer.js";
import { el, words } from "../lib/dom.js";
import { language, say } from "../lib/words.js";
import { findServices } from "./api.js";
import { field } from "./fields.js";
import { attempt, troublePlace } from "./trouble.js";

/** @typedef {{id: string, name: string}} Service */
/** By counter: the service that stands for it. */
const MOST_BOOKED = {
  ui: "job_seeking_benefit", nes: "national_employment_support", training: "tomorrow_learning_card", job: "career_counseling",
  parental: "childcare_leave_benefit", employer: "employment_retention", foreign: "foreign_employment_permit",
};

/** The name of a service in the language of the page, when it is one of the most booked. @param {Service} service */
export function serviceName(service) {
  const known = Object.entries(MOST_BOOKED).find(([, id]) => id === service.id);
  return known ? say(`service_${known[0]}`) : service.name;
}

/**
 * @param {{query: string, found: any[] | null, open: boolean}} state
 * @param {(service: Service) => void} choose
 */
export function serviceStep(state, choose) {
  const list = el("ul", { class: "choices-list" }, Object.entries(MOST_BOOKED).map(([counter, id]) => {
    const name = say(`service_${counter}`);
    return el("li", {}, el("button", { type: "button", class: "button choice", "data-service": id, on: { click: () => choose({ id, name }) } }, name));
  }));
  const other = /** @type {HTMLDetailsElement} */ (el("details", { class: "fold", id: "other-service", open: state.open, on: { toggle: () => (state.open = other.open) } },
    el("summary", {}, say("service_other")), search(state, choose)));
  return [list, other];
}

/** @param {{query: string, found: any[] | null}} state @param {(service: Service) => void} choose */
function search(state, choose) {
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", maxlength: 100, autocomplete: "off", enterkeyhint: "search", on: { input: () => (state.query = input.value) } }));
  input.value = state.query;
  const { row, complain } = field("service-query", say("service_label"), input, say("service_hint"));
  const trouble = troublePlace("service-trouble");
  const results = el("div", { class: "results", id: "services" });
  const show = () => results.replaceChildren(...(state.found ? found(state.found, choose) : []));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!state.query.trim()) return complain(say("service_needed"));
    void attempt(trouble, async () => {
      state.found = await findServices(state.query.trim());
      show();
      announceState(state.found.length ? say("count", { count: state.found.length }) : say("service_none"));
    });
  };
  show();
  return el("div", {}, el("form", { class: "search", novalidate: true, on: { submit } }, row, el("button", { type: "submit", class: "button primary" }, say("search"))), trouble, results);
}

/** @param {any[]} items @param {(service: Service) => void} choose @returns {HTMLElement[]} */
function found(items, choose) {
  if (!items.length) return [el("p", { class: "notice-line" }, say("service_none"))];
  return [el("ul", { class: "choices-list" }, items.map((item) => {
    const name = (language() === "en" && item.name_en) || item.name;
    if (item.state === "ended") return el("li", { class: "ended-service" }, words("b", {}, name), " ", el("span", { class: "fine" }, say("service_ended")));
    return el("li", {}, el("button", { type: "button", class: "button choice two-lines", "data-service": item.id, on: { click: () => choose({ id: item.id, name: item.name }) } },
      words("b", {}, name), words("span", {}, item.summary ?? "")));
  }))];
}
