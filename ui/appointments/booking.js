/** The booking behind the page: what is chosen, the seat that is kept, and what somebody has written so far. */
import { Problem } from "../lib/calls.js";
import { language } from "../lib/words.js";
import { book, makeHold, readOperation, readTimes, releaseHold } from "./api.js";
import { Countdown } from "./countdown.js";
import { keep, kept } from "./kept.js";

/** @typedef {"office"|"service"|"time"|"person"|"wait"} Step */
/** @typedef {import("./api.js").Hold} Hold */

export class Booking extends EventTarget {
  constructor() {
    super();
    /** @type {import("./fields.js").Draft} */
    this.draft = { name: "", phone: "", note: "", month: 0 };
    /** @type {import("./api.js").Operation | null} */
    this.operation = null;
    /** @type {import("./api.js").Times | null} */
    this.times = null;
    /** @type {Hold | null} */
    this.hold = null;
    /** @type {Countdown | null} */
    this.countdown = null;
    /** @type {{detail: string, alternatives: {start: string}[]} | null} why a time could not be had */
    this.refused = null;
    this.askMonth = false;
    this.keptDays = 0; // after that many days names and numbers are erased
    /** @type {{first: string, last: string}} the days somebody waits for */
    this.wish = { first: "", last: "" };
    /** @type {Step} */
    this.step = "office";
    /** @type {{start: string, key: string} | null} a request for a seat: sent again it is the same request */
    this.wanted = null;
    this.settle();
  }

  get office() {
    return kept().office;
  }

  get service() {
    return kept().service;
  }

  /** The first step that is not answered yet. */
  settle() {
    this.step = !this.office ? "office" : !this.service ? "service" : this.hold ? "person" : "time";
  }

  /** @param {Step} step */
  go(step) {
    if (step !== "person") void this.giveBack();
    if (step === "office" || step === "service") this.times = null;
    if (step !== "time") this.refused = null;
    this.step = step;
    this.tell("step");
  }

  /** @param {import("./kept.js").Office} office */
  async chooseOffice({ code, name, phone, needs_check }) {
    keep({ office: { code, name, phone, needs_check } });
    this.operation = null;
    this.go(this.service ? "time" : "service");
    const operation = await readOperation(code).catch(() => null);
    if (this.office?.code !== code) return;
    this.operation = operation;
    this.tell("operation");
  }

  /** @param {{id: string, name: string}} service */
  chooseService(service) {
    keep({ service });
    this.go("time");
  }

  /** Reads the free times. Throws Problem, or TypeError when the network fails. */
  async readTimes() {
    const { office, service } = this;
    if (!office || !service) return;
    this.times = await readTimes(office.code, service.id);
    this.operation = this.times.operation;
    this.keptDays = this.times.kept_days;
    this.tell("operation");
  }

  /**
   * Keeps a seat. Somebody else may be quicker: then `refused` has the nearest free times.
   * @param {string} start
   */
  async choose(start) {
    const { office, service } = this;
    if (!office || !service) return;
    if (this.wanted?.start !== start) this.wanted = { start, key: newKey() };
    this.refused = null;
    try {
      const hold = await makeHold(office.code, service.id, start, this.wanted.key);
      this.wanted = null;
      this.hold = hold;
      this.countdown = new Countdown(hold.seconds, () => this.lose(""));
      this.go("person");
    } catch (error) {
      if (!(error instanceof Problem) || error.mayPass) throw error;
      this.wanted = null;
      await this.lose(error.detail, error.more.alternatives);
    }
  }

  /** The seat is gone: back to the times, with all that was written. @param {string} detail @param {{start: string}[]} [alternatives] */
  async lose(detail, alternatives = []) {
    this.drop();
    this.times = null;
    this.step = "time";
    this.refused = { detail, alternatives };
    this.tell("step");
  }

  /** Makes the kept seat an appointment. Throws Problem and TypeError; a lost seat leads back to the times. */
  async confirm() {
    const { draft, hold } = this;
    if (!hold) return null;
    const body = { hold_id: hold.hold_id, name: draft.name.trim(), phone: draft.phone.trim(), note: draft.note.trim(), language: language(), ...(draft.month ? { birth_month: draft.month } : {}) };
    try {
      const appointment = await book(body);
      this.drop();
      this.times = null;
      this.draft = { name: "", phone: "", note: "", month: draft.month };
      this.settle();
      return appointment;
    } catch (error) {
      if (!(error instanceof Problem) || !["hold_expired", "hold_not_found"].includes(error.code)) throw error;
      await this.lose("");
      return null;
    }
  }

  /** Forgets the kept seat without giving it back: it is an appointment now, or somebody else's. */
  drop() {
    this.countdown?.stop();
    this.countdown = null;
    this.hold = null;
  }

  /** Gives the kept seat back to others. */
  async giveBack() {
    const { hold } = this;
    this.drop();
    if (!hold) return;
    this.times = null;
    await releaseHold(hold.hold_id);
  }

  /** @param {string} type */
  tell(type) {
    this.dispatchEvent(new CustomEvent(type));
  }
}

/** A name for one request; pages over plain HTTP have no randomUUID. */
function newKey() {
  return crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
