/** Words of the interface by key, in the language people chose. */
import en from "../messages/en.js";
import ko from "../messages/ko.js";

/** @typedef {"ko" | "en"} Language */
/** @type {Record<Language, Record<string, string>>} */
const ALL = { ko, en };
/** @type {Language} */
let current = "ko";

/** @param {Language} language */
export function setLanguage(language) {
  current = language;
}

/** @returns {Language} */
export function language() {
  return current;
}

/**
 * The words for a key; `{name}` is replaced by a value.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function say(key, values = {}) {
  const template = ALL[current][key] ?? ALL.ko[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** @param {string} key */
export function has(key) {
  return key in ALL.ko;
}

/**
 * The language a text is written in, when it is not the language of the page (for the `lang` attribute).
 * @param {string} text
 * @returns {Language | undefined}
 */
export function otherLanguage(text) {
  const written = /[가-힣ㄱ-ㆎ]/.test(text) ? "ko" : /[A-Za-z]{3}/.test(text) ? "en" : current;
  return written === current ? undefined : written;
}
