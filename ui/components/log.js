/** `<ieum-log>`: the list of messages, what is on its way, and the buttons under the last answer. */
import { announceMessage, announceState } from "../lib/announcer.js";
import { el } from "../lib/dom.js";
import { language, say } from "../lib/words.js";
import { choiceGroup } from "./choices.js";
import { messageItem } from "./message.js";
import { View } from "./view.js";
import { failedRow, pendingItem, rateOffer, typingRow } from "./tail.js";

/** @typedef {import("../lib/types.js").Message} Message */
/** @typedef {import("../lib/types.js").Outgoing} Outgoing */
const TYPING_AFTER = 300;

export class IeumLog extends HTMLElement {
  /** @type {Message[]} */
  messages = [];
  /** @type {Outgoing[]} */
  waiting = [];
  mode = "bot";
  rated = false;
  drawn = "";
  pressedByKey = false;
  typingShown = false;
  opening = false;
  /** @type {number | undefined} */
  typingTimer;

  connectedCallback() {
    this.list = el("ol", { class: "messages" });
    this.tail = el("div", { class: "tail" });
    this.scroller = el("div", { class: "log", role: "log", "aria-live": "off", tabindex: 0 }, el("div", { class: "column" }, this.list, this.tail));
    this.append(this.scroller);
    this.view = new View(this, this.scroller, this.list, this.tail);
    this.label();
  }

  label() {
    this.scroller?.setAttribute("aria-label", say("log"));
  }

  clear() {
    this.messages = [];
    this.rated = false;
    this.list?.replaceChildren();
    this.drawTail();
  }

  /** Everything again in the language of the page. */
  redraw() {
    this.label();
    this.list?.replaceChildren(...this.messages.map((message, index) => this.item(message, index)));
    this.drawTail();
  }

  /** @param {Message} message @param {boolean} replayed shown before: no announcement */
  add(message, replayed) {
    this.messages.push(message);
    const item = this.item(message, this.messages.length - 1);
    if (!replayed) item.classList.add("fresh");
    this.list?.append(item);
    this.drawTail();
    if (!replayed) this.announce(message);
    this.view?.follow(replayed ? "end" : "answer");
  }

  /** @param {Message} message @param {number} index */
  item(message, index) {
    const before = this.messages[index - 1];
    const code = message.kind === "notice" ? message.data?.code : undefined;
    return messageItem(message, {
      follows: before?.from === message.from && message.from !== "user",
      repeated: code !== undefined && this.messages.slice(0, index).some((other) => other.kind === "notice" && other.data?.code === code),
    });
  }

  /** @param {Message} message */
  announce(message) {
    if (message.from === "user") return announceMessage(say("sent", { text: message.text }));
    const count = message.choices?.length ? ` ${say("choices_count", { count: message.choices.length })}` : "";
    return announceMessage(`${say(`from_${message.from}`)}: ${message.text}${count}`);
  }

  /** @param {Outgoing[]} waiting */
  showOutgoing(waiting) {
    const before = this.waiting.length;
    this.waiting = [...waiting];
    clearTimeout(this.typingTimer);
    this.typingShown = false;
    if (waiting.some((outgoing) => outgoing.status === "sending") && this.mode === "bot") {
      this.typingTimer = setTimeout(() => this.showTyping(), TYPING_AFTER);
    }
    this.drawTail();
    if (waiting.length > before) this.view?.follow("end");
  }

  /** @param {string} mode who answers: bot, waiting, staff or closed */
  showMode(mode) {
    this.mode = mode;
    this.drawTail();
  }

  /** @param {boolean} opening whether the first words take long to come */
  showOpening(opening) {
    this.opening = opening;
    this.drawTail();
  }

  showTyping() {
    this.typingShown = true;
    announceState(say("typing"));
    this.drawTail();
  }

  /** Drawn again only when something changed: a button that has the focus keeps it. */
  drawTail() {
    const last = this.messages.at(-1);
    const shown = JSON.stringify([last?.seq, language(), this.mode, this.typingShown, this.opening, this.rated, this.waiting.map((one) => [one.clientId, one.status, one.settled])]);
    if (shown === this.drawn) return;
    this.drawn = shown;
    const failed = this.waiting.find((outgoing) => outgoing.status === "failed");
    const choices = last && last.from !== "user" && !this.waiting.length && last.choices?.length ? this.choices(last) : null;
    const finished = last?.kind === "result" && !last.data?.result?.next_question;
    const parts = [
      el("ol", { class: "messages pending-list" }, this.waiting.filter((outgoing) => !outgoing.settled).map(pendingItem)),
      this.typingShown && typingRow(say("typing")),
      this.opening && !last && !this.waiting.length && typingRow(say("opening")),
      this.mode === "waiting" && !this.waiting.length && typingRow(say("waiting")),
      failed && failedRow(failed, () => this.ask("ieum-retry")),
      choices,
      finished && !this.rated && !this.waiting.length && rateOffer(() => this.ask("ieum-rate")),
    ];
    const focused = this.tail?.contains(document.activeElement);
    this.tail?.replaceChildren(.../** @type {HTMLElement[]} */ (parts.filter((part) => part && (part.children.length || part.textContent))));
    if (focused) this.scroller?.focus({ preventScroll: true });
    if (choices && this.pressedByKey && [this.scroller, document.body].includes(/** @type {any} */ (document.activeElement))) {
      this.pressedByKey = false;
      choices.focus({ preventScroll: true });
    }
    this.view?.keep();
  }

  /** @param {Message} message */
  choices(message) {
    return choiceGroup(message, this.messages.length === 1, (choice, byKey) => {
      this.pressedByKey = byKey;
      this.ask("ieum-choice", choice);
    });
  }

  /** @param {string} type @param {unknown} [detail] */
  ask(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

customElements.define("ieum-log", IeumLog);
