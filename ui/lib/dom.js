/** Building page parts from text; nothing here reads HTML, so text from the server stays text. */
import { pieces } from "./linkify.js";
import { otherLanguage } from "./words.js";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with attributes (`on` holds listeners; `true` sets an empty attribute) and children.
 * @param {string} name
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(key, String(value));
  }
  element.append(.../** @type {(Node | string)[]} */ (children.flat().filter((child) => child !== null && child !== undefined && child !== false)));
  return element;
}

/**
 * Text from the server with links for web addresses and phone numbers, marked with its language.
 * @param {string} name
 * @param {Record<string, any>} attributes
 * @param {string} text
 */
export function words(name, attributes, text) {
  const parts = pieces(text).map((piece) => (piece.href ? link(piece.href, piece.text) : piece.text));
  return el(name, { lang: otherLanguage(text), ...attributes }, parts);
}

/**
 * @param {string} href an http(s) or tel address
 * @param {string} text
 */
export function link(href, text) {
  const outside = href.startsWith("http") ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return el("a", { href, ...outside }, text);
}
