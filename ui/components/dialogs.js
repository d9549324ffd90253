/** Dialogs: rating, and the question before everything is erased. The browser keeps the focus inside and gives it back. */
import { el } from "../lib/dom.js";
import { has, say } from "../lib/words.js";

/**
 * @param {string} title
 * @param {(close: () => void) => (HTMLElement | null)[]} content
 */
export function dialog(title, content) {
  const opener = /** @type {HTMLElement | null} */ (document.activeElement);
  const box = /** @type {HTMLDialogElement} */ (el("dialog", { "aria-labelledby": "dialog-title" }));
  const close = () => box.close();
  box.append(el("h2", { id: "dialog-title" }, title), .../** @type {HTMLElement[]} */ (content(close).filter(Boolean)));
  box.addEventListener("close", () => {
    box.remove();
    if (opener?.isConnected) opener.focus();
    else document.getElementById("message")?.focus();
  });
  document.body.append(box);
  box.showModal();
  return box;
}

/** @param {() => Promise<void> | void} erase @param {string} [what] whose words of the question, when it is not the conversation */
export function askToErase(erase, what = "erase") {
  dialog(say(`${what}_title`), (close) => {
    const confirm = async () => {
      close();
      await erase();
    };
    return [
      el("p", {}, say(`${what}_text`)),
      el("div", { class: "actions" },
        el("button", { type: "button", class: "button", on: { click: close } }, say(has(`${what}_keep`) ? `${what}_keep` : "cancel")),
        el("button", { type: "button", class: "button danger", on: { click: confirm } }, say(`${what}_confirm`)),
      ),
    ];
  });
}

/**
 * @param {(score: number, comment: string) => Promise<void>} send throws when it could not be sent
 * @param {(() => void) | null} finish offered when people end the conversation
 */
export function askToRate(send, finish) {
  dialog(say("rate_title"), (close) => {
    const scores = el("fieldset", { class: "scores" }, el("legend", { class: "visually-hidden" }, say("rate_title")), [5, 4, 3, 2, 1].map(score));
    const comment = /** @type {HTMLTextAreaElement} */ (el("textarea", { id: "rating-comment", maxlength: 1000 }));
    const problem = el("p", { class: "problem", role: "alert", hidden: true });
    const submit = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const chosen = /** @type {HTMLInputElement | null} */ (scores.querySelector("input:checked"));
      try {
        if (!chosen) throw new Error(say("score_needed"));
        await send(Number(chosen.value), comment.value.trim());
        close();
        finish?.();
      } catch (error) {
        problem.hidden = false;
        problem.textContent = chosen ? say("failed_action") : /** @type {Error} */ (error).message;
      }
    };
    const leave = () => {
      close();
      finish?.();
    };
    return [
      el("p", {}, say("rate_text")),
      el("form", { on: { submit } }, scores,
        el("label", { class: "comment" }, el("span", {}, say("rate_comment")), comment), problem,
        el("div", { class: "actions" },
          el("button", { type: "button", class: "button", on: { click: leave } }, say(finish ? "finish_without" : "close")),
          el("button", { type: "submit", class: "button primary" }, say("rate_send")),
        ),
      ),
    ];
  });
}

/** @param {number} value */
function score(value) {
  return el("label", {}, el("input", { type: "radio", name: "score", value }), el("span", {}, say(`score_${value}`)), el("span", { class: "stars" }, say("score_of", { score: value })));
}
