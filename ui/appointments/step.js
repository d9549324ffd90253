/** One step of the booking: its question, and once it is answered the answer with a way to change it. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";

/**
 * @param {string} id
 * @param {...(HTMLElement | null | false)} content
 */
export function openStep(id, ...content) {
  return el("section", { class: "step", id: `step-${id}`, "aria-labelledby": `title-${id}` }, el("h2", { id: `title-${id}`, tabindex: -1 }, say(`step_${id}`)), content);
}

/** @param {string} id @param {string} answer @param {() => void} change */
export function answeredStep(id, answer, change) {
  return el("section", { class: "step is-answered", id: `step-${id}`, "aria-labelledby": `title-${id}` },
    el("div", {}, el("h2", { id: `title-${id}`, tabindex: -1 }, say(`step_${id}`)), words("p", { class: "chosen" }, answer)),
    el("button", { type: "button", class: "button small", id: `change-${id}`, on: { click: change } }, say("change_choice"), el("span", { class: "visually-hidden" }, ` ${say(`step_${id}`)}`)));
}

/** To the beginning of a part, for eyes and for screen readers. @param {string} id */
export function goTo(id) {
  const title = document.getElementById(id);
  title?.focus({ preventScroll: true });
  title?.closest(".step, .panel")?.scrollIntoView({ block: "start" });
}
