/** The page /appointments: connects booking, an appointment and the waiting list with what people see. */
import "../components/header.js";
import { announceState } from "../lib/announcer.js";
import { el } from "../lib/dom.js";
import { prefer, preferences } from "../lib/preferences.js";
import { say, setLanguage } from "../lib/words.js";
import { AccessView } from "./access-view.js";
import { readOperation } from "./api.js";
import { arrive } from "./arrival.js";
import { BookView } from "./book-view.js";
import { Booking } from "./booking.js";
import { DateView } from "./date-view.js";
import { keep, kept } from "./kept.js";
import { MineView } from "./mine-view.js";
import { operationNotice } from "./operation.js";
import { alertBox } from "./trouble.js";
import { WaitingView } from "./waiting-view.js";

/** @template T @param {string} selector @returns {T} */
const one = (selector) => /** @type {any} */ (document.querySelector(selector));
/** @type {HTMLElement} */
const place = one("#view");
const booking = new Booking();
const book = new BookView(place, booking, booked, waits);
const mine = new MineView(place, { tell, lost, bookAgain });
const access = new AccessView(place, opened);
const date = new DateView(place, { tell, bookAgain });
const waiting = new WaitingView(place, { tell, lost, bookAgain, booked });

booking.addEventListener("step", () => {
  if (kept().view !== "book") return;
  if (history.state?.step !== booking.step) history.pushState({ step: booking.step }, "");
  book.draw(true);
  drawNotice();
});
booking.addEventListener("operation", drawNotice);
document.addEventListener("ieum-language", (event) => {
  prefer({ language: /** @type {CustomEvent} */ (event).detail });
  draw();
});
document.addEventListener("ieum-restart", () => {
  keep({ office: null, service: null });
  bookAgain();
});
addEventListener("hashchange", () => location.hash && !document.getElementById(location.hash.slice(1)) && void begin());
addEventListener("popstate", (event) => event.state?.step && kept().view === "book" && goBack(event.state.step));
addEventListener("pagehide", () => booking.hold && void booking.giveBack());
addEventListener("pageshow", (event) => event.persisted && booking.step === "person" && !booking.hold && void booking.lose(""));

/** The browser's way back is one step back; a seat that was let go is not kept again. @param {import("./booking.js").Step} step */
function goBack(step) {
  const possible = step === "office" || (booking.office && step === "service") || (booking.office && booking.service);
  if (possible) booking.go(step === "person" ? "time" : step);
}

/** @param {any} appointment */
function booked(appointment) {
  keep({ view: "mine", appointment: { code: appointment.code, token: appointment.manage_token } });
  drawWays();
  drawNotice();
  mine.show(appointment, true);
}

/** @param {any} joined */
function waits(joined) {
  keep({ view: "waiting", waiting: { id: joined.id, token: joined.token } });
  booking.settle();
  show();
}

/** @param {{code: string, token: string}} key */
function opened(key) {
  keep({ view: "mine", appointment: key });
  show();
}

/** @param {string} detail why a link or key opens nothing */
function lost(detail) {
  keep({ view: "mine" });
  drawWays();
  drawNotice();
  access.open(detail);
}

function bookAgain() {
  keep({ view: "book" });
  booking.go(!booking.office ? "office" : !booking.service ? "service" : "time");
  drawWays();
}

/** The part of the page that is wanted now. @param {boolean} [arriving] the page has just been opened: reading begins at its top */
function show(arriving = false) {
  const { view, appointment, waiting: position } = kept();
  drawWays();
  drawNotice();
  if (view !== "book" && booking.hold) void booking.giveBack().then(() => booking.settle());
  if (view === "date") date.open();
  else if (view === "waiting" && position) void waiting.open();
  else if (view === "mine" && appointment) void mine.open();
  else if (view === "book") book.draw();
  else access.open("", !arriving);
}

/** The two ways of the page. */
function drawWays() {
  const { view } = kept();
  const focused = document.activeElement?.id ?? "";
  one("#ways").setAttribute("aria-label", say("ways"));
  const ways = /** @type {const} */ (["book", "mine", ...(kept().waiting ? ["waiting"] : [])]);
  one("#ways").replaceChildren(...ways.map((way) => {
    const here = way === view;
    const click = () => {
      keep({ view: /** @type {any} */ (way) });
      if (way === "book") booking.settle();
      show();
    };
    return el("button", { type: "button", class: "button way", id: `way-${way}`, "aria-current": here ? "page" : undefined, on: { click } }, say(`way_${way}`));
  }));
  if (focused.startsWith("way-")) document.getElementById(focused)?.focus();
}

/** What is different at the chosen center now. */
function drawNotice() {
  const notice = kept().view === "book" && booking.step !== "office" ? operationNotice(booking.operation, booking.office) : null;
  const shown = one("#operation").textContent;
  one("#operation").replaceChildren(...(notice ? [notice] : []));
  if (notice && notice.textContent !== shown) announceState(notice.textContent ?? "");
}

/** A short sentence for everybody: seen for a moment and said once. @param {string} text */
function tell(text) {
  const toast = one("#toast");
  toast.textContent = text;
  toast.hidden = false;
  announceState(text);
  clearTimeout(Number(toast.dataset.timer));
  toast.dataset.timer = String(setTimeout(() => (toast.hidden = true), 6000));
}

/** Words of the page in the chosen language; nothing that was written is lost. */
function draw() {
  setLanguage(preferences().language);
  document.title = say("appointments_title");
  one("#skip").textContent = say("skip_booking");
  one("ieum-header").draw();
  drawWays();
  drawNotice();
  const { view, appointment, waiting: position } = kept();
  if (view === "book") book.draw();
  else if (view === "date") date.draw();
  else if (view === "waiting" && position) waiting.draw();
  else if (view === "mine" && appointment) mine.redraw();
  else access.draw();
}

async function begin() {
  if (location.search) place.replaceChildren(el("p", { class: "fine arriving", role: "status" }, say("loading")));
  const wanted = await arrive();
  booking.settle();
  const { office } = booking;
  if (office) void readOperation(office.code).then((operation) => {
    booking.operation = operation;
    drawNotice();
  }).catch(() => undefined);
  history.replaceState({ step: booking.step }, "");
  if (wanted === "unread") {
    drawWays();
    place.replaceChildren(alertBox(say("arrival_failed"), () => void begin()));
  } else if (wanted === "unusable") lost(say("link_unusable"));
  else show(true);
}

setLanguage(preferences().language);
document.title = say("appointments_title");
one("#skip").textContent = say("skip_booking");
one("ieum-header").draw();
void begin();
