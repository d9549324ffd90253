/** The notice that a center works differently now: what that means for a visit, and what to do instead of coming. */
import { check, phone } from "../cards/office-card.js";
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { has, say } from "../lib/words.js";

/** @param {import("./api.js").Operation | null} operation @param {{phone?: string | null, needs_check?: string[]} | null} [office] @returns {HTMLElement | null} */
export function operationNotice(operation, office = null) {
  if (!operation?.special) return null;
  const said = [`visits_${operation.visits}`, `remote_${operation.remote}`].filter(has).map((key) => say(key));
  if (operation.alternate_days) said.push(say("operation_alternate"));
  return el("div", { class: "notice-line operation", id: "operation-notice" }, icon("info"), el("div", {},
    words("p", {}, say("operation_title", { name: operation.name })),
    said.filter(Boolean).map((text) => el("p", {}, text)),
    operation.note && words("p", {}, operation.note),
    office?.phone && el("p", {}, say("center_phone"), " ", phone(office.phone), " ", check(office, "phone"))));
}
