/** What the chat says to the page it is embedded in, and to that page alone. */

/** @typedef {import("../lib/types.js").Message} Message */

/**
 * @param {() => void} focus puts the cursor into the message field
 * @returns {{tell: (message: Message) => void}} tells the page that something new was said, never what
 */
export function embedded(focus) {
  const host = hostOrigin();
  if (!host || window.parent === window) return { tell: () => {} };
  /** @param {string} type */
  const post = (type) => window.parent.postMessage({ type }, host);
  window.addEventListener("message", (event) => {
    if (event.origin === host && event.source === window.parent && event.data?.type === "ieum:focus") focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !document.querySelector("dialog[open]")) post("ieum:close");
  });
  post("ieum:ready");
  return { tell: (message) => message.from !== "user" && post("ieum:message") };
}

/** The page that embeds us says its own origin; a wrong one only means that our messages do not arrive. */
function hostOrigin() {
  const said = new URLSearchParams(location.search).get("host");
  try {
    return said ? new URL(said).origin : null;
  } catch {
    return null;
  }
}
