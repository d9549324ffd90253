/** The calls of a conversation. */
import { call as callServer, Problem } from "../lib/calls.js";

/** @typedef {import("../lib/types.js").Key} Key */
const BASE = "/api/conversations";

export { Problem };

/** @param {string} path @param {Parameters<typeof callServer>[1]} [request] */
function call(path, request) {
  return callServer(BASE + path, request);
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
