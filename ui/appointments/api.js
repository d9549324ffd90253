/** The calls of the page /appointments. */
import { call } from "../lib/calls.js";

/** @typedef {{start: string, end: string, free: number, seats: number, birth_months?: number[]}} Slot */
/** @typedef {{name: string, visits: string, remote: string, alternate_days: boolean, note: string, special: boolean}} Operation */
/** @typedef {{operation: Operation, items: Slot[], counter: string, kept_days: number}} Times */
/** @typedef {{hold_id: string, expires_at: string, start: string, end: string}} Hold */
const AS_FAR_AS_POSSIBLE = "2199-12-31"; // the server cuts it at what can be booked

/** @param {string} address @param {Parameters<typeof call>[1]} [request] */
async function read(address, request) {
  return (await call(address, request)).json();
}

/** @param {string} code */
function appointment(code) {
  return `/api/appointments/${encodeURIComponent(code.trim().toUpperCase())}`;
}

/** @param {string} id */
function place(id) {
  return `/api/appointments/waitlist/${encodeURIComponent(id)}`;
}

/** @param {string} words @returns {Promise<any>} centers, or which place is meant */
export function findOffices(words) {
  return read(`/api/offices?${new URLSearchParams({ q: words })}`);
}

/** @param {string} code */
export function readOffice(code) {
  return read(`/api/offices/${encodeURIComponent(code)}`);
}

/** @param {string} code @returns {Promise<Operation>} */
export function readOperation(code) {
  return read(`/api/offices/${encodeURIComponent(code)}/operation`);
}

/** @param {string} words @returns {Promise<any[]>} */
export async function findServices(words) {
  return (await read(`/api/services/search?${new URLSearchParams({ q: words, limit: "8" })}`)).items;
}

/** @param {string} id */
export function readService(id) {
  return read(`/api/services/${encodeURIComponent(id)}`);
}

/** Every time from now on that the counter gives, full ones too. @param {string} office @param {string} service @returns {Promise<Times>} */
export function readTimes(office, service) {
  return read(`/api/offices/${encodeURIComponent(office)}/slots?${new URLSearchParams({ service, to: AS_FAR_AS_POSSIBLE, full: "true" })}`);
}

/**
 * Keeps a seat. @param {string} office @param {string} service @param {string} start @param {string} key the same key again gives the same seat
 * @returns {Promise<Hold & {seconds: number}>} with how long it is kept, by the server's own clock
 */
export async function makeHold(office, service, start, key) {
  const response = await call("/api/appointments/holds", { method: "POST", body: { office, service, start }, key });
  const hold = await response.json();
  const now = Date.parse(response.headers.get("Date") ?? "");
  const seconds = Math.round((Date.parse(hold.expires_at) - now) / 1000) - 1; // rather a second less than one too many
  return { ...hold, seconds: seconds > 0 && seconds <= 3600 ? seconds : 600 };
}

/** Gives a seat back, also while the page is being left. @param {string} id */
export function releaseHold(id) {
  return call(`/api/appointments/holds/${encodeURIComponent(id)}`, { method: "DELETE", keepalive: true }).catch(() => undefined);
}

/** @param {Record<string, unknown>} body */
export async function book(body) {
  return (await read("/api/appointments", { method: "POST", body })).appointment;
}

/** @param {string} code @param {string} token */
export async function readAppointment(code, token) {
  return (await read(appointment(code), { token })).appointment;
}

/** @param {string} code @param {string} token @param {string} start @param {number} month of birth, 0 when it is not asked for */
export async function moveAppointment(code, token, start, month) {
  return (await read(appointment(code), { method: "PATCH", token, body: { start, ...(month ? { birth_month: month } : {}) } })).appointment;
}

/** @param {string} code @param {string} token */
export async function cancelAppointment(code, token) {
  return (await read(appointment(code), { method: "DELETE", token })).appointment;
}

/** @param {string} code @param {string} token */
export async function readCalendar(code, token) {
  return (await call(`${appointment(code)}/calendar.ics`, { token })).blob();
}

/** @param {string} code @param {string} phone */
export async function sendCode(code, phone) {
  await call(`${appointment(code)}/codes`, { method: "POST", body: { phone } });
}

/** @param {string} code @param {string} phone @param {string} number @returns {Promise<string>} the manage token */
export async function openWithCode(code, phone, number) {
  return (await read(`${appointment(code)}/access`, { method: "POST", body: { phone, code: number } })).manage_token;
}

/** @param {Record<string, unknown>} body */
export async function joinWaiting(body) {
  return (await read("/api/appointments/waitlist", { method: "POST", body })).waiting;
}

/** @param {string} id @param {string} token */
export async function readWaiting(id, token) {
  return (await read(place(id), { token })).waiting;
}

/** @param {string} id @param {string} token */
export async function acceptOffer(id, token) {
  return (await read(`${place(id)}/accept`, { method: "POST", token })).appointment;
}

/** @param {string} id @param {string} token */
export async function leaveWaiting(id, token) {
  await call(place(id), { method: "DELETE", token });
}

/** Forgets a date somebody wanted to be reminded of. @param {string} id @param {string} token */
export async function deleteDate(id, token) {
  await call(`/api/reminders/${encodeURIComponent(id)}`, { method: "DELETE", token });
}
