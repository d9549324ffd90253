/** What somebody has answered: kept in this tab only, never in the address. */

/** @typedef {"citizen"|"employer"} Audience */
/**
 * @typedef {{audience: Audience | null, facts: Record<Audience, Record<string, any>>, interests: Record<Audience, string[]>,
 *   program: string, profile: string, as_of: string}} Kept
 */
const KEY = "ieum.screening";

/** @returns {Kept} */
function nothing() {
  return { audience: null, facts: { citizen: {}, employer: {} }, interests: { citizen: [], employer: [] }, program: "", profile: "", as_of: "" };
}

export class Answers {
  constructor() {
    this.kept = recall();
  }

  get audience() {
    return this.kept.audience;
  }

  /** In the order they were given. */
  get facts() {
    return this.audience ? this.kept.facts[this.audience] : {};
  }

  get interests() {
    return this.audience ? this.kept.interests[this.audience] : [];
  }

  /** @param {string} fact @param {unknown} value null is "I do not know" */
  give(fact, value) {
    this.facts[fact] = value;
    this.save();
  }

  /** @param {string} fact */
  take(fact) {
    delete this.facts[fact];
    this.save();
  }

  /** @param {Partial<Kept>} change */
  set(change) {
    this.kept = { ...this.kept, ...change };
    this.save();
  }

  /** @param {string[]} interests */
  choose(interests) {
    if (this.audience) this.kept.interests[this.audience] = interests;
    this.save();
  }

  /** Takes over what stands behind a link. @param {import("./api.js").ScreeningRequest} request */
  load(request) {
    this.kept = nothing();
    this.kept.audience = request.audience;
    this.kept.facts[request.audience] = request.facts ?? {};
    this.kept.interests[request.audience] = request.interests ?? [];
    if (request.programs?.length === 1) this.kept.program = request.programs[0];
    this.kept.as_of = request.as_of ?? "";
    this.save();
  }

  wipe() {
    this.kept = nothing();
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // storage is off
    }
  }

  save() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.kept));
    } catch {
      // storage is off: the answers last as long as the page
    }
  }

  /**
   * The body of the calls. @param {any[]} [profiles] to look up the types of the chosen classification
   * @returns {import("./api.js").ScreeningRequest}
   */
  request(profiles = []) {
    const { program, profile, as_of: asOf } = this.kept;
    const types = profiles.find((one) => one.id === profile)?.types.map((/** @type {any} */ kind) => kind.program);
    const programs = types ?? (program ? [program] : null);
    return {
      audience: this.audience ?? "citizen", facts: this.facts, ...(asOf ? { as_of: asOf } : {}),
      ...(programs ? { programs } : this.interests.length ? { interests: this.interests } : {}),
    };
  }
}

/** @returns {Kept} */
function recall() {
  try {
    return { ...nothing(), ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
  } catch {
    return nothing();
  }
}
