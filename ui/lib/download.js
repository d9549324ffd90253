/** Gives people what is theirs as a file: a conversation, a result. */
import { el } from "./dom.js";

/** @param {Blob} blob @param {string} name @param {string} [extension] */
export function download(blob, name, extension = "txt") {
  const address = URL.createObjectURL(blob);
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Seoul" }).format(new Date());
  const anchor = /** @type {HTMLAnchorElement} */ (el("a", { href: address, download: `${name}-${day}.${extension}`, hidden: true }));
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
