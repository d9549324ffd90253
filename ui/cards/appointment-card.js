/** An appointment: when, where, what for, its code, and what to bring. In the chat and on the page. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { timeWords, whenWords } from "../lib/when.js";
import { has, say } from "../lib/words.js";
import { check, phone } from "./office-card.js";

/** @typedef {{code: string, office_name: string, service_name: string, start: string, end: string, status: string, name?: string, phone?: string, note?: string}} Appointment */

/**
 * @param {Appointment} appointment
 * @param {{office?: any, documents?: {name: string, note?: string, when?: string}[], level?: number}} [more] what is known about the center and about what to bring
 * @param {...(HTMLElement | null)} parts what stands below
 */
export function appointmentCard(appointment, { office, documents = [], level = 3 } = {}, ...parts) {
  const { status } = appointment;
  const live = status === "confirmed";
  const badge = has(`status_${status}`) ? el("span", { class: `badge plain-badge ${live ? "yes" : "no"}` }, say(`status_${status}`)) : null;
  const who = [appointment.name, appointment.phone].filter(Boolean).join(" · ");
  /** @type {[string, (HTMLElement | null)[]][]} */
  const rows = [
    ["appointment_what", [words("span", {}, appointment.service_name)]],
    ["appointment_where", [
      words("b", {}, appointment.office_name),
      office && el("p", {}, words("span", {}, office.address || say("unknown_address")), " ", check(office, "address")),
      office && el("p", {}, phone(office.phone), " ", check(office, "phone")),
    ]],
    ["appointment_who", who ? [words("span", {}, who)] : []],
    ["appointment_note", appointment.note ? [words("span", {}, appointment.note)] : []],
  ];
  return el("article", { class: "card appointment", "data-code": appointment.code, "data-status": status, "aria-label": say("your_appointment") },
    el("div", { class: "part appointment-head" },
      el(`h${level}`, {}, el("time", { datetime: appointment.start }, whenWords(appointment.start)), el("span", { class: "fine" }, ` ~ ${timeWords(appointment.end)}`)),
      badge,
      el("p", { class: "code-line" }, el("span", {}, say("appointment_code")), " ", el("b", { class: "code" }, appointment.code))),
    el("div", { class: "part" }, el("dl", { class: "appointment-rows" }, rows.filter(([, cells]) => cells.length).map(([key, cells]) => [el("dt", {}, say(key)), el("dd", {}, cells)]).flat())),
    live && documents.length > 0 && el("div", { class: "part" }, el(`h${level + 1}`, {}, say("appointment_bring")), el("ul", { class: "ticks" }, documents.map((one) => el("li", {}, icon("yes"),
      el("div", {}, words("span", {}, one.when ? `${one.name} (${one.when})` : one.name), one.note && words("span", { class: "fine" }, one.note)))))),
    parts);
}
