/** The calls of the page /screening. */
import { call } from "../lib/calls.js";

/** @typedef {{audience: "citizen"|"employer", facts: Record<string, any>, interests?: string[], programs?: string[], as_of?: string}} ScreeningRequest */
const BASE = "/api/screenings";

/** @param {string} address @param {Parameters<typeof call>[1]} [request] */
async function read(address, request) {
  return (await call(address, request)).json();
}

/** @param {ScreeningRequest} body @param {AbortSignal} [signal] @returns {Promise<any>} a ScreeningResult */
export function screen(body, signal) {
  return read(BASE, { method: "POST", body, signal });
}

/** @param {ScreeningRequest} body @param {AbortSignal} [signal] @returns {Promise<any[]>} what to ask next, best first */
export async function readQuestions(body, signal) {
  return (await read(`${BASE}/questions`, { method: "POST", body, signal })).questions;
}

/** Everything the page needs once: names of facts, interests, classifications. */
export async function readCatalogue() {
  const [facts, interests, profiles] = await Promise.all([read("/api/facts"), read("/api/interests"), read("/api/profiles")]);
  return { facts: facts.items, interests: interests.items, profiles: profiles.items };
}

/** @param {string} id */
export function readProgram(id) {
  return read(`/api/programs/${encodeURIComponent(id)}`);
}

/** @param {ScreeningRequest} body @returns {Promise<{token: string, url: string, expires_at: string}>} */
export function makeLink(body) {
  return read(`${BASE}/links`, { method: "POST", body });
}

/** @param {string} token @returns {Promise<{request: ScreeningRequest, expires_at: string}>} */
export function openLink(token) {
  return read(`${BASE}/links/${encodeURIComponent(token)}`);
}

/** @param {string} token */
export async function deleteLink(token) {
  await call(`${BASE}/links/${encodeURIComponent(token)}`, { method: "DELETE" });
}

/** @param {string} token */
export function qrAddress(token) {
  return `${BASE}/links/${encodeURIComponent(token)}/qr.svg`;
}

/** @param {ScreeningRequest} body */
export async function readPdf(body) {
  return (await call(`${BASE}/pdf`, { method: "POST", body })).blob();
}

/** @param {ScreeningRequest} body */
export async function readPaper(body) {
  return (await call(`${BASE}/print`, { method: "POST", body })).text();
}
