/** Messages on their way, one after the other. A failed one keeps its id, so that sending it again does nothing twice. */
import { Problem, sendMessage } from "./api.js";

/** @typedef {import("../lib/types.js").Outgoing} Outgoing */
/** @typedef {import("../lib/types.js").Message} Message */

export class Outbox {
  /** @param {import("./conversation.js").Conversation} conversation */
  constructor(conversation) {
    this.conversation = conversation;
    /** @type {Outgoing[]} */
    this.waiting = [];
    this.busy = false;
  }

  /** @param {{text?: string, choice?: string, label: string}} what */
  add(what) {
    this.waiting.push({ ...what, clientId: newId(), status: "sending", settled: false });
    void this.drain();
  }

  /** Send again what failed. @param {boolean} [unreached] only what never reached the server */
  retry(unreached = false) {
    if (unreached && this.waiting.some((outgoing) => outgoing.detail)) return;
    for (const outgoing of this.waiting) outgoing.status = "sending";
    void this.drain();
  }

  clear() {
    this.waiting = [];
    this.conversation.tell("outgoing");
  }

  /** The server shows our own message back: ours is no longer pending. @param {Message} message */
  settle(message) {
    const mine = this.waiting.find(
      (outgoing) => !outgoing.settled && (outgoing.status === "sending" || outgoing.label.trim() === message.text.trim()),
    );
    if (!mine) return;
    mine.settled = true;
    this.conversation.tell("outgoing");
  }

  async drain() {
    this.conversation.tell("outgoing");
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.waiting[0]?.status === "sending" && this.conversation.key) await this.sendFirst(this.waiting[0]);
    } finally {
      this.busy = false;
      this.conversation.tell("outgoing");
    }
  }

  /** @param {Outgoing} outgoing */
  async sendFirst(outgoing) {
    const key = /** @type {import("../lib/types.js").Key} */ (this.conversation.key);
    const body = outgoing.choice === undefined ? { text: outgoing.text } : { choice: outgoing.choice };
    try {
      const answer = await sendMessage(key, { client_id: outgoing.clientId, ...body });
      if (key !== this.conversation.key) return;
      await this.showAnswer(answer);
      this.remove(outgoing);
      this.conversation.see(answer.state);
    } catch (error) {
      if (this.waiting[0] === outgoing) await this.failed(outgoing, error);
    }
  }

  /**
   * Our own message comes first: we know it from the stream, or ask for it.
   * @param {{messages: Message[]}} answer
   */
  async showAnswer(answer) {
    this.conversation.take(answer.messages, false);
    try {
      await this.conversation.catching;
    } catch {
      this.conversation.take(answer.messages, true); // better without our own words than no answer
    }
  }

  /** @param {Outgoing} outgoing */
  remove(outgoing) {
    this.waiting = this.waiting.filter((other) => other !== outgoing);
    this.conversation.tell("outgoing");
  }

  /** @param {Outgoing} outgoing @param {unknown} error */
  async failed(outgoing, error) {
    if (error instanceof Problem && !error.mayPass) {
      this.remove(outgoing);
      this.conversation.tell("refused", { problem: error, outgoing });
      if (error.isGone) await this.conversation.begin("expired").catch(() => this.conversation.tell("lost"));
      return;
    }
    for (const other of this.waiting) other.status = "failed";
    outgoing.detail = error instanceof Problem ? error.detail : "";
    if (!(error instanceof Problem)) this.conversation.stream.hurry();
  }
}

/** A random UUID; browsers offer one only on secure pages. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
