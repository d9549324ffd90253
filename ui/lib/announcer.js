/** What a screen reader says: every message once, and short states in a second place. */

/** Long enough for a screen reader to pick it up; removal itself is silent. */
const KEPT = 8000;

/**
 * Says a message once.
 * @param {string} text
 */
export function announceMessage(text) {
  put("announce-messages", text);
}

/**
 * Says a state of the page once: typing, connection, limits.
 * @param {string} text
 */
export function announceState(text) {
  put("announce-states", text);
}

/** @param {string} id @param {string} text */
function put(id, text) {
  const region = document.getElementById(id);
  if (!region || !text) return;
  const said = document.createElement("p");
  said.textContent = text;
  region.append(said);
  setTimeout(() => said.remove(), KEPT);
}
