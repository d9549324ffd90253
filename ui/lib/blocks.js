/** Text from the server as paragraphs and lists: lines that begin with a bullet or a number become list items. */
import { el, words } from "./dom.js";

const BULLET = /^\s*[•·]\s+/;
const NUMBER = /^\s*(\d{1,2})\.\s+/;

/**
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function blocks(text) {
  /** @type {HTMLElement[]} */
  const result = [];
  /** @type {string[]} */
  let plain = [];
  /** @type {HTMLElement | null} */
  let list = null;
  const flush = () => {
    if (plain.length) result.push(words("p", { class: "words" }, plain.join("\n")));
    plain = [];
  };
  for (const line of text.split("\n")) {
    const kind = BULLET.test(line) ? "ul" : NUMBER.test(line) ? "ol" : null;
    if (kind === null) {
      list = null;
      plain.push(line);
      continue;
    }
    flush();
    if (!list || list.tagName.toLowerCase() !== kind) result.push((list = el(kind, { class: "points" })));
    list.append(item(kind, line));
  }
  flush();
  return result;
}

/** @param {string} kind @param {string} line */
function item(kind, line) {
  if (kind === "ul") return words("li", {}, line.replace(BULLET, ""));
  return words("li", { value: NUMBER.exec(line)?.[1] }, line.replace(NUMBER, ""));
}

/**
 * The lines of a text that a card does not repeat.
 * @param {string} text
 * @param {(line: string) => boolean} repeated
 */
export function without(text, repeated) {
  return text.split("\n").filter((line) => !repeated(line)).join("\n");
}
