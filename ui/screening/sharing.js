/** Taking the result along: on paper, as a PDF, as a link with a QR code. */
import { dialog } from "../components/dialogs.js";
import { announceState } from "../lib/announcer.js";
import { Problem } from "../lib/calls.js";
import { el } from "../lib/dom.js";
import { download } from "../lib/download.js";
import { language, say } from "../lib/words.js";
import { deleteLink, makeLink, qrAddress, readPdf } from "./api.js";

/** @typedef {import("./api.js").ScreeningRequest} ScreeningRequest */

/** The print view reads the answers of this tab; they are not in its address. */
export function openPaper() {
  window.open("/ui/screening/paper.html", "_blank");
}

/** @param {ScreeningRequest} request */
export async function savePdf(request) {
  announceState(say("making_pdf"));
  download(await readPdf(request), say("result_file"), "pdf");
}

/** Asks first, since the answers leave this tab. @param {ScreeningRequest} request */
export function shareLink(request) {
  dialog(say("share_title"), (close) => {
    const problem = el("p", { class: "problem", role: "alert", hidden: true });
    const place = el("div", { class: "share" });
    /** @param {() => Promise<void>} action */
    const attempt = async (action) => {
      try {
        problem.hidden = true;
        await action();
      } catch (error) {
        problem.hidden = false;
        problem.textContent = error instanceof Problem && error.detail ? error.detail : say("failed_action");
      }
    };
    const make = () => attempt(async () => {
      const link = await makeLink(request);
      place.replaceChildren(...shown(link, attempt, close));
      /** @type {HTMLElement | null} */ (place.querySelector("input"))?.focus();
    });
    place.append(
      el("p", {}, say("share_agree")), el("p", { class: "fine" }, say("share_text")),
      el("div", { class: "actions" },
        el("button", { type: "button", class: "button", on: { click: close } }, say("cancel")),
        el("button", { type: "button", class: "button primary", id: "share-make", on: { click: make } }, say("share_make"))),
    );
    return [place, problem];
  });
}

/**
 * @param {{token: string, url: string, expires_at: string}} link
 * @param {(action: () => Promise<void>) => Promise<void>} attempt @param {() => void} close
 */
function shown(link, attempt, close) {
  const until = new Intl.DateTimeFormat(language() === "ko" ? "ko-KR" : "en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Seoul" }).format(new Date(link.expires_at));
  const field = /** @type {HTMLInputElement} */ (el("input", { type: "text", readonly: true, id: "share-url", value: link.url }));
  const copy = el("button", { type: "button", class: "button primary", id: "share-copy", on: { click: () => attempt(async () => {
    field.select();
    await navigator.clipboard.writeText(link.url);
    announceState(say("share_copied"));
    copy.textContent = say("share_copied");
  }) } }, say("share_copy"));
  const remove = el("button", { type: "button", class: "button danger", id: "share-delete", on: { click: () => attempt(async () => {
    await deleteLink(link.token);
    [picture, remove, copy].forEach((part) => part.remove());
    body.replaceChildren(el("p", { id: "share-gone", role: "status" }, say("share_deleted")));
    done.focus();
  }) } }, say("share_delete"));
  const done = el("button", { type: "button", class: "button", on: { click: close } }, say("close"));
  const picture = el("img", { class: "qr", src: qrAddress(link.token), alt: say("share_qr"), width: 220, height: 220 });
  const body = el("div", {},
    el("p", { id: "share-until" }, say("share_until", { date: until })),
    el("label", { class: "share-address" }, el("span", {}, say("share_address")), field),
    el("p", { class: "fine" }, say("share_text")),
  );
  return [picture, body, el("div", { class: "actions" }, remove, done, copy)];
}
