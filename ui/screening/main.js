/** The page /screening: connects the screening with what people see. */
import { askToErase } from "../components/dialogs.js";
import "../components/header.js";
import { announceState } from "../lib/announcer.js";
import { el } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { prefer, preferences } from "../lib/preferences.js";
import { say, setLanguage } from "../lib/words.js";
import "./alerts.js";
import "./answered.js";
import { arrive } from "./arrival.js";
import "./form.js";
import { summaryLine } from "./result.js";
import { Screening } from "./screening.js";
import { openPaper, savePdf, shareLink } from "./sharing.js";
import "./start.js";

/** @template T @param {string} selector @returns {T} */
const one = (selector) => /** @type {any} */ (document.querySelector(selector));
/** @type {import("../components/header.js").IeumHeader} */
const header = one("ieum-header");
/** @type {import("./start.js").IeumStart} */
const start = one("ieum-start");
/** @type {import("./form.js").IeumQuestions} */
const questions = one("ieum-questions");
/** @type {import("./answered.js").IeumAnswers} */
const answered = one("ieum-answers");
/** @type {import("./result.js").IeumResult} */
const result = one("ieum-result");
/** @type {import("./alerts.js").IeumAlerts} */
const alerts = one("ieum-alerts");
/** @type {HTMLElement} */
const jump = one("#jump");
const screening = new Screening();
let quiet = true;

setLanguage(preferences().language);
start.begin(screening);
questions.begin(screening);
answered.begin(screening, wipe);
result.begin(screening);
alerts.begin(screening, (fact) => answered.change(fact));
screening.addEventListener("change", showState);
screening.addEventListener("busy", () => (one("#work").hidden = !screening.answers.audience));
screening.addEventListener("dropped", (event) => tell(say("dropped", { fact: /** @type {CustomEvent} */ (event).detail })));
document.addEventListener("ieum-language", (event) => {
  prefer({ language: /** @type {CustomEvent} */ (event).detail });
  draw();
});
document.addEventListener("ieum-restart", wipe);
addEventListener("hashchange", () => location.hash && location.hash !== "#result-title" && location.hash !== "#questions-title" && void begin());
new IntersectionObserver(([seen]) => (jump.dataset.seen = String(seen.isIntersecting)), { rootMargin: "0px 0px -20% 0px" }).observe(result);

/** The parts of the page that only make sense once somebody has said who they are, and one line for everybody who listens. */
function showState() {
  const { result: found, answers } = screening;
  one("#work").hidden = !answers.audience || (!found && screening.lost);
  one("#tools").hidden = !found;
  jump.hidden = !found || !answers.audience;
  if (!found) return;
  const summary = summaryLine(found);
  one("#jump-text").textContent = summaryLine(found, "summary_short");
  if (!quiet && !screening.clash && !screening.lost) announceState(say("updated", { summary, left: found.open_questions }));
  quiet = false;
}

/** The buttons that take the result along. */
function drawTools() {
  const request = () => screening.answers.request(screening.catalogue.profiles);
  /** @type {[string, string, string, () => unknown][]} */
  const buttons = [
    ["print", "print", "print", openPaper], ["pdf", "download", "save_pdf", () => attempt(() => savePdf(request()), "pdf_saved")],
    ["share", "link", "share", () => shareLink(request())], ["restart", "anew", "restart", wipe],
  ];
  one("#tools").replaceChildren(...buttons.map(([id, sign, key, click]) => el("button", { type: "button", class: "button small", id: `tool-${id}`, on: { click } }, icon(sign), say(key))));
}

/** @param {() => Promise<unknown>} action @param {string} done */
async function attempt(action, done) {
  try {
    await action();
    tell(say(done));
  } catch {
    tell(say("failed_action"));
  }
}

function wipe() {
  askToErase(() => {
    screening.answers.wipe();
    quiet = true;
    start.draw();
    void screening.refresh().then(() => {
      questions.draw();
      answered.draw(true);
      document.getElementById("audience-citizen")?.focus();
      tell(say("wiped"));
    });
  }, "wipe");
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

/** Words of the page in the chosen language. */
function draw() {
  setLanguage(preferences().language);
  document.title = say("screening_title");
  one("#skip").textContent = say("skip_main");
  one("#jump-link").textContent = say("see_result");
  header.draw();
  start.draw();
  questions.draw();
  answered.draw(true);
  result.draw();
  alerts.draw(true);
  drawTools();
  showState();
}

async function begin() {
  const arrival = await arrive(screening);
  start.only = arrival.only || start.only;
  if (arrival.said) {
    one("#arrival").textContent = arrival.said;
    announceState(arrival.said);
  }
  one("#arrival").hidden = !arrival.said;
  quiet = true;
  const { profile } = screening.answers.kept;
  const known = screening.readCatalogue().catch(() => undefined);
  if (profile) await known; // its types are named in the catalogue
  start.draw();
  await screening.refresh();
  start.draw();
}

draw();
void begin();
