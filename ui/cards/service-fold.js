/** What the service page says, read when somebody opens it. */
import { call } from "../lib/calls.js";
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";

/** @param {string} id of a service */
export function serviceFold(id) {
  const place = el("div", { class: "service-text" });
  const fold = /** @type {HTMLDetailsElement} */ (el("details", { class: "fold service", "data-key": `service ${id}` }, el("summary", {}, say("service_page")), place));
  let read = false;
  fold.addEventListener("toggle", async () => {
    if (!fold.open || read) return;
    place.replaceChildren(el("p", {}, say("loading")));
    try {
      place.replaceChildren(...content(await (await call(`/api/services/${encodeURIComponent(id)}`, { cache: "default" })).json()));
      read = true;
    } catch {
      place.replaceChildren(el("p", {}, say("service_unread"))); // opening it again tries again
    }
  });
  return fold;
}

/** @param {any} page */
function content(page) {
  const online = [page.online?.where, page.online?.note].filter(Boolean).join(". ");
  return [
    page.summary && words("p", {}, page.summary),
    ...listed("service_who", page.who, "ul"), ...listed("service_procedure", page.procedure, "ol"),
    ...listed("service_deadline", page.deadline && [page.deadline], "ul"), ...listed("service_online", online && [online], "ul"),
    page.needs_check?.length > 0 && words("p", { class: "fine" }, say("service_check", { list: page.needs_check.join(", ") })),
    page.as_of && el("p", { class: "fine" }, say("as_of", { date: page.as_of })),
  ].filter(Boolean);
}

/** @param {string} title @param {string[] | undefined} items @param {string} kind */
function listed(title, items, kind) {
  if (!items?.length) return [];
  return [el("p", {}, el("b", {}, say(title))), el(kind, { class: "points" }, items.map((item) => words("li", {}, item)))];
}
