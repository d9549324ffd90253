/** The screening behind the page: takes answers, asks the server, and tells what has become of it. */
import { Problem } from "../lib/calls.js";
import { readCatalogue, readQuestions, screen } from "./api.js";
import { Answers } from "./answers.js";
import { questionOf } from "./values.js";

/** @typedef {import("./values.js").Question} Question */
/** @typedef {{field: string, suspects: string[]}} Clash two answers that cannot both be true, and which ones may be wrong */

export class Screening extends EventTarget {
  constructor() {
    super();
    this.answers = new Answers();
    /** @type {any} the newest result that could be worked out */
    this.result = null;
    /** @type {Question[]} */
    this.questions = [];
    /** @type {Clash | null} */
    this.clash = null;
    this.lost = false;
    this.busy = false;
    /** @type {{facts: any[], interests: any[], profiles: any[]}} */
    this.catalogue = { facts: [], interests: [], profiles: [] };
    /** @type {Map<string, Question>} */
    this.byFact = new Map();
    this.turn = 0;
    this.wanted = ""; // a fact whose answer was taken back: people want to be asked again
    /** @type {AbortController | null} */
    this.running = null;
  }

  async readCatalogue() {
    this.catalogue = await readCatalogue();
    this.byFact = new Map(this.catalogue.facts.map((fact) => [fact.id, questionOf(fact)]));
    this.tell("catalogue");
  }

  get profile() {
    return this.catalogue.profiles.find((one) => one.id === this.answers.kept.profile) ?? null;
  }

  /** @param {string} fact */
  question(fact) {
    return this.byFact.get(fact) ?? this.questions.find((one) => one.fact === fact) ?? { fact, type: "", text: fact };
  }

  /** @param {string} fact */
  short(fact) {
    const known = this.question(fact);
    return known.short || known.text;
  }

  /**
   * Takes an answer. @param {string} fact @param {unknown} value
   * @returns {Promise<string>} nothing, or why the value cannot be used (the answer is then as it was)
   */
  async answer(fact, value) {
    const { facts } = this.answers;
    const before = fact in facts ? { value: facts[fact] } : null;
    if (!this.byFact.has(fact)) this.byFact.set(fact, this.question(fact));
    this.answers.give(fact, value);
    const problem = await this.refresh(fact);
    if (!problem) return "";
    if (before) this.answers.give(fact, before.value);
    else this.answers.take(fact);
    await this.refresh();
    return problem.detail.replaceAll(`‘${fact}’`, `‘${this.short(fact)}’`);
  }

  /** @param {string} fact */
  async remove(fact) {
    this.answers.take(fact);
    this.wanted = fact;
    await this.refresh();
  }

  /**
   * Works everything out again. Of several calls only the newest counts.
   * @param {string} [own] the fact just answered
   * @returns {Promise<Problem | null>} why the server refuses the value of that fact
   */
  async refresh(own = "") {
    const turn = (this.turn += 1);
    this.running?.abort();
    if (!this.answers.audience) {
      Object.assign(this, { result: null, questions: [], clash: null, lost: false, busy: false });
      this.tell("change");
      return null;
    }
    this.running = new AbortController();
    this.busy = true;
    this.tell("busy");
    const body = structuredClone(this.answers.request(this.catalogue.profiles));
    try {
      const { signal } = this.running;
      const [result, questions] = await Promise.all([screen(body, signal), readQuestions(body, signal)]);
      if (turn !== this.turn) return null;
      Object.assign(this, { result, questions, clash: null, lost: false });
    } catch (error) {
      if (turn !== this.turn) return null;
      if (error instanceof Problem && error.code === "contradictory_facts") this.clash = await this.explain(error.field, body);
      else if (error instanceof Problem && own && error.field === own) return error;
      else if (error instanceof Problem && !error.mayPass && this.drop(error, body)) return this.refresh(own);
      else this.lost = true;
      if (turn !== this.turn) return null;
    } finally {
      if (turn === this.turn) this.busy = false;
    }
    this.tell("change");
    return null;
  }

  /**
   * Leaves out what the rules of today do not know any more (kept answers and links may be older than the rules).
   * @param {Problem} error @param {import("./api.js").ScreeningRequest} body
   */
  drop(error, body) {
    if (error.field in body.facts) {
      this.answers.take(error.field);
      this.dispatchEvent(new CustomEvent("dropped", { detail: this.short(error.field) }));
      return true;
    }
    if (!body.programs && !body.interests) return false;
    this.answers.choose([]);
    this.answers.set({ program: "", profile: "" });
    return true;
  }

  /**
   * Which answers may be wrong: each one without which the others fit together.
   * @param {string} field @param {import("./api.js").ScreeningRequest} body
   * @returns {Promise<Clash>}
   */
  async explain(field, body) {
    const known = Object.keys(body.facts).filter((fact) => body.facts[fact] !== null);
    const fits = await Promise.all(known.map(async (fact) => {
      const { [fact]: _, ...facts } = body.facts;
      try {
        await readQuestions({ ...body, facts });
        return true;
      } catch {
        return false;
      }
    }));
    const suspects = known.filter((_, place) => fits[place]);
    return { field, suspects: suspects.length ? suspects : known.filter((fact) => fact === field || fact === known.at(-1)) };
  }

  /** @param {string} type */
  tell(type) {
    this.dispatchEvent(new Event(type));
  }
}
