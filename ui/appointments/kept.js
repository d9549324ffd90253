/** What this tab remembers: where and what for, and the keys of what was booked. Names and numbers of people are never kept. */

/** @typedef {{code: string, name: string, phone?: string | null, needs_check?: string[]}} Office */
/** @typedef {{code: string, token: string}} Mine @typedef {{id: string, token: string}} Place */
/**
 * @typedef {{view: "book"|"mine"|"waiting"|"date", office: Office | null,
 *   service: {id: string, name: string} | null, appointment: Mine | null, waiting: Place | null, date: Place | null}} Kept
 */
const KEY = "ieum.appointments";

/** @returns {Kept} */
function nothing() {
  return { view: "book", office: null, service: null, appointment: null, waiting: null, date: null };
}

/** @type {Kept} */
let now = recall();

/** @returns {Kept} */
function recall() {
  try {
    return { ...nothing(), ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
  } catch {
    return nothing();
  }
}

/** @returns {Kept} */
export function kept() {
  return now;
}

/** @param {Partial<Kept>} change */
export function keep(change) {
  now = { ...now, ...change };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // storage is off: it lasts as long as the page
  }
}
