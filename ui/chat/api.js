/** The calls of a conversation. */

/** @typedef {import("../lib/types.js").Key} Key */
const BASE = "/api/conversations";
const LONGEST_WAIT = 40_000;

/** The server refused: `detail` is a sentence for people. */
export class Problem extends Error {
  /** @param {number} status @param {string} code @param {string} detail */
  constructor(status, code, detail) {
    super(detail || code);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  /** The conversation no longer exists or is not ours. */
  get isGone() {
    return this.code === "conversation_not_found" || this.code === "wrong_token" || this.status === 401;
  }

  /** Trying the same again later may work. */
  get mayPass() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/**
 * @param {string} path
 * @param {{method?: string, token?: string, body?: unknown}} [request]
 * @returns {Promise<Response>} a successful answer; throws Problem, or TypeError when the network fails
 */
async function call(path, { method = "GET", token, body } = {}) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(BASE + path, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(LONGEST_WAIT), cache: "no-store",
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Problem(response.status, String(problem.code ?? ""), typeof problem.detail === "string" ? problem.detail : "");
}

/** @param {"ko"|"en"} language */
export async function startConversation(language) {
  return (await call("", { method: "POST", body: { channel: "web", language } })).json();
}

/** @param {Key} key @param {{client_id: string, text?: string, choice?: string}} body */
export async function sendMessage(key, body) {
  return (await call(`/${key.id}/messages`, { method: "POST", token: key.token, body })).json();
}

/** @param {Key} key @param {number} after */
export async function readMessages(key, after) {
  return (await call(`/${key.id}/messages?after=${after}`, { token: key.token })).json();
}

/** @param {Key} key @param {"ko"|"en"} language */
export async function changeLanguage(key, language) {
  return (await call(`/${key.id}/language`, { method: "PUT", token: key.token, body: { language } })).json();
}

/** @param {Key} key @param {number} score @param {string} comment */
export async function rate(key, score, comment) {
  await call(`/${key.id}/rating`, { method: "POST", token: key.token, body: comment ? { score, comment } : { score } });
}

/** @param {Key} key */
export async function readTranscript(key) {
  return (await call(`/${key.id}/transcript`, { token: key.token })).blob();
}

/** @param {Key} key */
export async function erase(key) {
  await call(`/${key.id}`, { method: "DELETE", token: key.token });
}

/** @param {Key} key @param {number} after */
export function openStream(key, after) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new WebSocket(`${scheme}://${location.host}${BASE}/${key.id}/stream?after=${after}`, `ieum.bearer.${key.token}`);
}
