/** Gives people their conversation as a text file. */
import { el } from "../lib/dom.js";

/** @param {Blob} blob @param {string} name */
export async function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Seoul" }).format(new Date());
  const anchor = /** @type {HTMLAnchorElement} */ (el("a", { href: address, download: `${name}-${day}.txt`, hidden: true }));
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
