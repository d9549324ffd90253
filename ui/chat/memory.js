/** Where this tab keeps the key of its conversation: gone when the tab is closed. */
const KEY = "ieum.conversation";
/** @typedef {import("../lib/types.js").Key} Key */
/** @type {Key | null} */
let inPage = null;

/** @returns {Key | null} */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? inPage;
  } catch {
    return inPage;
  }
}

/** @param {Key | null} key */
export function remember(key) {
  inPage = key;
  try {
    if (key) sessionStorage.setItem(KEY, JSON.stringify(key));
    else sessionStorage.removeItem(KEY);
  } catch {
    // storage is off: the conversation lasts as long as the page
  }
}
