/** The ticket of a visitor: number, how many are before it and about how long, and the desk once it is called. */
import { announceState } from "../lib/announcer.js";
import { call, Problem } from "../lib/calls.js";
import { el } from "../lib/dom.js";
import { say } from "../lib/words.js";

const LOOK_EVERY = 5_000;
const LONGEST_PAUSE = 30_000;
const OVER = ["done", "no_show", "left", "moved"];

/** @typedef {{id: string, ticket: number, office_name: string, counter_name: string, state: string, desk: string, position: number, estimated_wait_min: [number, number] | null}} Ticket */

const place = /** @type {HTMLElement} */ (document.getElementById("ticket"));
const address = `/api/visits/${encodeURIComponent(location.pathname.split("/").filter(Boolean)[1] ?? "")}`;
let said = "";
let sure = false;
let shown = "";

/** @param {Ticket} ticket */
function show(ticket) {
  const now = JSON.stringify([ticket, sure]);
  if (now === shown) return;
  shown = now;
  const line = lineOf(ticket);
  place.removeAttribute("aria-busy");
  place.dataset.state = ticket.state;
  place.replaceChildren(
    el("h1", {}, ticket.office_name),
    el("p", { class: "ticket-counter" }, ticket.counter_name),
    el("p", { class: "ticket-number" }, el("span", {}, say("ticket_number")), el("strong", {}, String(ticket.ticket))),
    el("p", { class: "ticket-line" }, line),
    ticket.state === "waiting" ? el("p", { class: "ticket-wait" }, wait(ticket)) : null,
    ticket.state === "waiting" || ticket.state === "held" ? leaving() : null,
  );
  document.title = `${ticket.ticket} · ${line}`;
  if (said && said !== line) {
    announceState(line);
    if (ticket.state === "called") navigator.vibrate?.([300, 150, 300]);
  }
  said = line;
}

/** @param {Ticket} ticket */
function lineOf(ticket) {
  if (ticket.state !== "waiting") return say(`ticket_${ticket.state}`, { desk: deskOf(ticket.desk) });
  return ticket.position > 1 ? say("ticket_before", { count: ticket.position - 1 }) : say("ticket_next");
}

/** @param {string} desk */
function deskOf(desk) {
  return /^\d+$/.test(desk) ? say("desk_number", { desk }) : desk;
}

/** @param {Ticket} ticket a range that was measured, never a guess */
function wait(ticket) {
  if (!ticket.estimated_wait_min) return say("ticket_wait_unknown");
  const [low, high] = ticket.estimated_wait_min;
  return low === high ? say("ticket_wait_about", { high }) : say("ticket_wait", { low, high });
}

/** Wait no longer, after a second look. */
function leaving() {
  const ask = () => change(true);
  const stay = () => change(false);
  if (!sure) return el("button", { type: "button", class: "button", id: "leave", on: { click: ask } }, say("ticket_leave"));
  return el("div", { class: "ticket-sure" }, el("p", {}, say("ticket_leave_sure")),
    el("button", { type: "button", class: "button danger", id: "leave-sure", on: { click: leave } }, say("ticket_leave_yes")),
    el("button", { type: "button", class: "button", id: "stay", on: { click: stay } }, say("ticket_stay")));
}

/** @param {boolean} asked */
function change(asked) {
  sure = asked;
  void look().then(() => document.getElementById(asked ? "leave-sure" : "leave")?.focus());
}

async function leave() {
  sure = false;
  await call(address, { method: "DELETE" }).catch(() => null);
  await look();
}

/** @returns {Promise<boolean>} whether to look again */
async function look() {
  try {
    const ticket = /** @type {Ticket} */ (await (await call(address)).json());
    show(ticket);
    return !OVER.includes(ticket.state);
  } catch (problem) {
    if (problem instanceof Problem && !problem.mayPass) {
      place.replaceChildren(el("h1", {}, say("ticket_title")), el("p", { class: "ticket-line" }, problem.detail));
      return false;
    }
    if (!place.querySelector(".ticket-lost")) place.append(el("p", { class: "ticket-lost", role: "status" }, say("ticket_lost")));
    shown = "";
    throw problem;
  }
}

async function keepLooking(pause = LOOK_EVERY) {
  let next = LOOK_EVERY;
  try {
    if (!(await look())) return;
  } catch {
    next = Math.min(pause * 2, LONGEST_PAUSE);
  }
  setTimeout(() => void keepLooking(next), next);
}

document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void look().catch(() => false));
void keepLooking();
