/** The chat page: connects the conversation with what people see. */
import "../components/composer.js";
import { askToErase, askToRate } from "../components/dialogs.js";
import "../components/header.js";
import "../components/log.js";
import { announceState } from "../lib/announcer.js";
import { download } from "../lib/download.js";
import { watchRoom } from "../lib/flow.js";
import { prefer, preferences } from "../lib/preferences.js";
import { say, setLanguage } from "../lib/words.js";
import { Conversation } from "./conversation.js";
import { embedded } from "./embedded.js";

/** @template T @param {string} selector @returns {T} */
const one = (selector) => /** @type {any} */ (document.querySelector(selector));
/** @type {import("../components/header.js").IeumHeader} */
const header = one("ieum-header");
/** @type {import("../components/log.js").IeumLog} */
const log = one("ieum-log");
/** @type {import("../components/composer.js").IeumComposer} */
const composer = one("ieum-composer");
/** @type {HTMLElement} */
const banner = one("#banner");
const OPENING_AFTER = 600;
const conversation = new Conversation();
let ownText = "";

/** @param {string} type @param {(detail: any) => void} act */
const on = (type, act) => conversation.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail));
/** @param {string} type @param {(detail: any) => void} act */
const when = (type, act) => document.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail));

on("message", ({ message, replayed }) => {
  log.add(message, replayed);
  expectAnswer();
  if (!replayed) frame.tell(message);
});
on("state", ({ state }) => log.showMode(state.mode));
on("outgoing", () => log.showOutgoing(conversation.outbox.waiting));
on("replayed", () => announceState(say("replayed")));
on("began", ({ reason }) => {
  log.clear();
  composer.complain("");
  if (reason) tellState(reason);
});
on("refused", ({ problem, outgoing }) => {
  if (outgoing.text && !composer.field?.value) composer.write(outgoing.text);
  composer.complain(problem.detail || say("failed_action"));
});
on("lost", () => {
  log.showOpening(false);
  showBanner(say(log.messages.length ? "lost" : "cannot_start"));
});
on("found", () => {
  if (!banner.hidden) announceState(say("restored"));
  banner.hidden = true;
});

when("ieum-text", (text) => conversation.send({ text, label: text }));
when("ieum-choice", (choice) => conversation.send({ choice: choice.value, label: choice.label }));
when("ieum-retry", () => conversation.outbox.retry());
when("ieum-language", (chosen) => switchLanguage(chosen));
when("ieum-download", () => attempt(async () => {
  download(await conversation.transcript(), say("file_name"));
  tellState("downloaded");
}));
when("ieum-start_anew", () => attempt(() => conversation.startAnew("started_anew")));
when("ieum-erase", () => askToErase(() => attempt(() => conversation.startAnew("erased"))));
when("ieum-rate", () => askToRate(sendRating, null));
when("ieum-finish", () => askToRate(sendRating, () => attempt(() => conversation.startAnew("started_anew"))));

/** @param {number} score @param {string} comment */
async function sendRating(score, comment) {
  await conversation.rate(score, comment);
  log.rated = true;
  log.drawTail();
  tellState("rated");
}

/** @param {() => Promise<void>} action */
async function attempt(action) {
  try {
    await action();
  } catch {
    composer.complain(say("failed_action"));
  }
}

/** A short sentence for everybody: seen for a moment and said once. @param {string} key */
function tellState(key) {
  const toast = one("#toast");
  toast.textContent = say(key);
  toast.hidden = false;
  announceState(say(key));
  clearTimeout(Number(toast.dataset.timer));
  toast.dataset.timer = String(setTimeout(() => (toast.hidden = true), 6000));
}

/** @param {string} text */
function showBanner(text) {
  if (banner.hidden || ownText !== text) announceState(text);
  ownText = text;
  one("#banner-text").textContent = text;
  banner.hidden = false;
}

/** The field helps with the kind of answer that the last question wants. */
function expectAnswer() {
  const last = log.messages.at(-1);
  const asked = last?.kind === "question" ? last.data : {};
  composer.expect(asked?.type ?? "", asked?.unit ?? "");
}

/** @param {"ko"|"en"} chosen */
function switchLanguage(chosen) {
  prefer({ language: chosen });
  draw();
  void attempt(() => conversation.changeLanguage());
}

/** Words of the page in the chosen language. */
function draw() {
  setLanguage(preferences().language);
  document.title = say("title");
  one("#skip").textContent = say("skip");
  header.draw();
  composer.draw();
  log.redraw();
  expectAnswer();
}

const frame = embedded(() => composer.focusField());
draw();
watchRoom([one(".header"), one(".composer")]);
conversation.open();
setTimeout(() => log.showOpening(banner.hidden), OPENING_AFTER);
