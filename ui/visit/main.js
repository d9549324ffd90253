/** The ticket of a visitor: number, how many are before it and about how long, and the desk once it is called. */
import "../components/header.js";
import { announceState } from "../lib/announcer.js";
import { call, Problem } from "../lib/calls.js";
import { deskWords } from "../lib/desk.js";
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { prefer, preferences } from "../lib/preferences.js";
import { has, say, setLanguage } from "../lib/words.js";

const LOOK_EVERY = 5_000;
const LONGEST_PAUSE = 30_000;
const OVER = ["done", "no_show", "left", "moved"];

/** @typedef {{id: string, ticket: number, office_name: string, counter_name: string, state: string, desk: string, position: number, estimated_wait_min: [number, number] | null}} Ticket */

const place = /** @type {HTMLElement} */ (document.getElementById("ticket"));
const header = /** @type {import("../components/header.js").IeumHeader} */ (document.querySelector("ieum-header"));
const skip = /** @type {HTMLElement} */ (document.getElementById("skip"));
const address = `/api/visits/${encodeURIComponent(location.pathname.split("/").filter(Boolean)[1] ?? "")}`;
/** @type {Ticket | null} the newest that was read */
let ticket = null;
let said = "";
let shown = "";
let missing = false;
let sure = false; // asked whether to stop waiting
let failed = false; // stopping did not work

/** Draws what is known, when it says something else than what is shown. @param {boolean} [lost] the newest cannot be read now */
function draw(lost = false) {
  const now = JSON.stringify([ticket, sure, failed, lost, missing, preferences().language]);
  if (now === shown) return;
  shown = now;
  const focused = document.activeElement?.id ?? "";
  place.setAttribute("aria-busy", String(!ticket && !missing));
  place.dataset.state = ticket?.state ?? "";
  const parts = ticket && !missing ? about(ticket) : [heading(say("ticket_title")), card(...(missing ? lines("ticket_none") : lost ? lines("ticket_unread") : [line(say("loading"))]))];
  place.replaceChildren(...parts);
  if (lost && ticket) place.append(el("p", { class: "ticket-lost", role: "status" }, icon("warning"), el("span", {}, say("ticket_lost"))));
  if (focused) document.getElementById(focused)?.focus();
}

/** @param {Ticket} mine */
function about(mine) {
  const state = lineOf(mine);
  const leads = mine.state === "waiting" || mine.state === "held";
  if (said && said !== state) {
    announceState([state, noteOf(mine)].join(". "));
    if (mine.state === "called") navigator.vibrate?.([300, 150, 300]);
  }
  said = state;
  document.title = `${mine.ticket} · ${state}`;
  return [
    heading(mine.office_name), words("p", { class: "ticket-counter" }, mine.counter_name),
    card(
      el("p", { class: "ticket-number" }, el("span", {}, say("ticket_number")), el("strong", {}, String(mine.ticket))),
      line(state), ...[noteOf(mine)].filter(Boolean).map((text) => el("p", { class: "ticket-wait" }, text)),
    ),
    ...(leads ? leaving() : []),
  ];
}

/** @param {string} text */
function heading(text) {
  return words("h2", { id: "ticket-title", tabindex: -1 }, text);
}

/** @param {...HTMLElement} content */
function card(...content) {
  return el("div", { class: "ticket-card" }, content);
}

/** @param {string} text */
function line(text) {
  return el("p", { class: "ticket-line" }, text);
}

/** @param {string} key */
function lines(key) {
  return [line(say(key)), el("p", { class: "ticket-wait" }, say(`${key}_note`))];
}

/** @param {Ticket} mine */
function lineOf(mine) {
  if (mine.state !== "waiting") return say(`ticket_${mine.state}`, { desk: deskWords(mine.desk) });
  return mine.position > 1 ? say("ticket_before", { count: mine.position - 1 }) : say("ticket_next");
}

/** What else there is to know: the wait as a range that was measured, never a guess. @param {Ticket} mine */
function noteOf(mine) {
  if (mine.state !== "waiting") return has(`ticket_${mine.state}_note`) ? say(`ticket_${mine.state}_note`) : "";
  if (mine.position <= 1) return say("ticket_next_note");
  if (!mine.estimated_wait_min) return say("ticket_wait_unknown");
  const [low, high] = mine.estimated_wait_min;
  return low === high ? say("ticket_wait_about", { high }) : say("ticket_wait", { low, high });
}

/** Wait no longer, after a second look. */
function leaving() {
  if (!sure) return [el("button", { type: "button", class: "button", id: "leave", on: { click: () => ask(true) } }, say("ticket_leave"))];
  return [el("div", { class: "ticket-sure", role: "group", "aria-labelledby": "sure" },
    el("p", { id: "sure" }, say("ticket_leave_sure")),
    failed && el("p", { class: "problem", role: "alert" }, say("failed_action")),
    el("button", { type: "button", class: "button danger", id: "leave-sure", on: { click: leave } }, say("ticket_leave_yes")),
    el("button", { type: "button", class: "button", id: "stay", on: { click: () => ask(false) } }, say("ticket_stay")))];
}

/** @param {boolean} asked */
function ask(asked) {
  sure = asked;
  failed = false;
  draw();
  document.getElementById(asked ? "leave-sure" : "leave")?.focus();
}

async function leave() {
  failed = false;
  try {
    await call(address, { method: "DELETE" });
    sure = false;
  } catch (problem) {
    failed = !(problem instanceof Problem) || problem.mayPass; // refused: it is over or called, and the newest says so
    sure = failed;
  }
  await look().catch(() => false);
  if (!sure) document.getElementById("ticket-title")?.focus();
}

/** @returns {Promise<boolean>} whether to look again */
async function look() {
  try {
    ticket = /** @type {Ticket} */ (await (await call(address)).json());
    draw();
    return !OVER.includes(ticket.state);
  } catch (problem) {
    missing = problem instanceof Problem && !problem.mayPass;
    draw(!missing);
    if (missing) return false;
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

/** Words of the page in the chosen language. */
function speak() {
  setLanguage(preferences().language);
  document.title = say("ticket_page");
  skip.textContent = say("skip_ticket");
  said = "";
  header.draw();
  draw();
}

document.addEventListener("ieum-language", (event) => {
  prefer({ language: /** @type {CustomEvent} */ (event).detail });
  speak();
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void look().catch(() => false));
speak();
void keepLooking();
