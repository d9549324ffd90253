/** What went wrong, beside the step it belongs to; what may work later can be tried again. */
import { Problem } from "../lib/calls.js";
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";

/** Where trouble of a step is shown. @param {string} [id] */
export function troublePlace(id) {
  return el("div", { class: "trouble", id });
}

/** @param {string} text @param {(() => void) | null} [retry] @param {...(HTMLElement | null)} more */
export function alertBox(text, retry = null, ...more) {
  return el("div", { class: "alert-box", role: "alert" }, icon("warning"), el("div", {}, words("p", {}, text), more),
    retry && el("button", { type: "button", class: "button small", id: "retry", on: { click: retry } }, say("try_again")));
}

/** @param {unknown} error */
export function complaint(error) {
  return error instanceof Problem ? error.detail || say("trouble") : say("network_booking");
}

/**
 * Does something once at a time and shows what goes wrong.
 * @template T
 * @param {HTMLElement} place
 * @param {() => Promise<T>} action
 * @param {(problem: Problem) => boolean} [own] whether the step has its own way to deal with it
 * @returns {Promise<T | undefined>}
 */
export async function attempt(place, action, own = () => false) {
  if (place.dataset.busy) return undefined;
  place.dataset.busy = "true";
  place.replaceChildren();
  const step = place.closest(".step");
  step?.setAttribute("aria-busy", "true");
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
    if (error instanceof Problem && own(error)) return undefined;
    const mayPass = !(error instanceof Problem) || (error.mayPass && error.code !== "code_locked");
    place.replaceChildren(alertBox(complaint(error), mayPass ? () => void attempt(place, action, own) : null));
    return undefined;
  } finally {
    delete place.dataset.busy;
    step?.removeAttribute("aria-busy");
  }
}
