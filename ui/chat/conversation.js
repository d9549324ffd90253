/** One conversation: what was said, in order and once; what is on its way; what to do when it is gone. */
import { language } from "../lib/words.js";
import * as api from "./api.js";
import { recall, remember } from "./memory.js";
import { Outbox } from "./outbox.js";
import { Stream } from "./stream.js";

/** @typedef {import("../lib/types.js").Message} Message */
/** @typedef {import("../lib/types.js").State} State */

/**
 * Events: `message` {message, replayed}, `state` {state}, `outgoing`, `lost`, `found`, `began` {reason}, `replayed`,
 * `refused` {problem, outgoing}.
 */
export class Conversation extends EventTarget {
  constructor() {
    super();
    this.key = recall();
    this.lastSeq = 0;
    /** @type {State | null} */
    this.state = null;
    /** @type {Map<number, Message>} messages that came before an earlier one */
    this.early = new Map();
    /** @type {Promise<void> | null} */
    this.catching = null;
    this.replaying = this.key !== null;
    this.outbox = new Outbox(this);
    this.stream = new Stream({
      key: () => this.key,
      after: () => this.lastSeq,
      catchUp: () => this.catchUp(),
      receive: (event) => this.receive(event),
      lost: () => this.tell("lost"),
      found: () => this.found(),
    });
  }

  /** @param {string} type @param {Record<string, unknown>} [detail] */
  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  open() {
    this.stream.start();
  }

  /** @param {{text?: string, choice?: string, label: string}} what */
  send(what) {
    this.outbox.add(what);
  }

  found() {
    this.tell("found");
    this.outbox.retry(true);
  }

  /** @param {({type: "message"} & Message) | ({type: "state"} & State)} event */
  receive(event) {
    if (event.type === "message") this.take([event], false);
    if (event.type === "state") this.see(event);
  }

  /** @param {State} state */
  see(state) {
    this.state = state;
    this.tell("state", { state });
  }

  /**
   * Shows messages in the order of their numbers; one that came too early waits for those before it.
   * @param {Message[]} messages
   * @param {boolean} complete nothing is missing between what we have and these
   */
  take(messages, complete) {
    for (const message of messages) if (message.seq > this.lastSeq) this.early.set(message.seq, message);
    for (const seq of [...this.early.keys()].sort((a, b) => a - b)) {
      if (seq !== this.lastSeq + 1 && !complete && this.lastSeq > 0) break;
      const message = /** @type {Message} */ (this.early.get(seq));
      this.early.delete(seq);
      this.lastSeq = seq;
      if (message.from === "user") this.outbox.settle(message);
      this.tell("message", { message, replayed: this.replaying });
    }
    if (this.early.size) void this.catchUp().catch(() => this.stream.hurry());
  }

  /** Reads what we do not have yet; begins a conversation when there is none. Throws when the server is not reached. */
  catchUp() {
    this.catching ??= this.read().finally(() => (this.catching = null));
    return this.catching;
  }

  async read() {
    if (!this.key) return this.begin("");
    const key = this.key;
    try {
      const answer = await api.readMessages(key, this.lastSeq);
      if (key !== this.key) return;
      this.take(answer.messages, true);
      this.see(answer.state);
      if (this.replaying) this.tell("replayed");
      this.replaying = false;
    } catch (error) {
      if (!(error instanceof api.Problem) || !error.isGone) throw error;
      await this.begin("expired");
    }
  }

  /** @param {string} reason why the one before ended; empty for the first */
  async begin(reason) {
    const started = await api.startConversation(language());
    this.key = { id: started.id, token: started.token };
    remember(this.key);
    this.lastSeq = 0;
    this.early.clear();
    this.replaying = false;
    this.tell("began", { reason });
    this.take(started.messages, true);
    this.see(started.state);
    this.stream.restart();
  }

  /** @param {"started_anew" | "erased"} reason */
  async startAnew(reason) {
    this.outbox.clear();
    if (reason === "erased" && this.key) await this.forgive(api.erase(this.key));
    await this.begin(reason);
  }

  /** A conversation that is already gone cannot be erased, and need not be. @param {Promise<void>} call */
  async forgive(call) {
    try {
      await call;
    } catch (error) {
      if (!(error instanceof api.Problem) || !error.isGone) throw error;
    }
  }

  async changeLanguage() {
    if (this.key) this.see((await api.changeLanguage(this.key, language())).state);
  }

  /** @param {number} score @param {string} comment */
  async rate(score, comment) {
    if (this.key) await api.rate(this.key, score, comment);
  }

  /** @returns {Promise<Blob>} */
  async transcript() {
    if (!this.key) throw new TypeError("no conversation");
    return api.readTranscript(this.key);
  }
}
