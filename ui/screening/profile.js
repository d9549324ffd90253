/** Which type somebody is (a classification of job seekers or employers), with what is offered to that type. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";
import { reasonLine } from "../cards/conditions.js";
import { serviceFold } from "../cards/service-fold.js";

/** @param {any} profile of GET /api/profiles @param {any} result its types screened like programs */
export function profileResult(profile, result) {
  const ruled = new Map(result.programs.map((/** @type {any} */ program) => [program.id, program]));
  /** @param {string} verdict */
  const types = (verdict) => profile.types.filter((/** @type {any} */ kind) => ruled.get(kind.program)?.verdict === verdict);
  const [mine, open, not] = ["yes", "unknown", "no"].map(types);
  return el("div", { class: "profile-result" },
    el("div", { class: "notice-line" }, icon("info"), el("p", {}, words("span", {}, profile.note || say("profile_note")), " ", words("span", { class: "fine" }, profile.citation))),
    mine.length > 0 && el("h3", {}, say("profile_yes")),
    mine.map(typeCard),
    !mine.length && !open.length && el("p", {}, say("profile_none")),
    open.length > 0 && el("h3", {}, say("profile_unknown")),
    open.map((/** @type {any} */ kind) => el("article", { class: "card folded type", "data-type": kind.id }, el("section", {},
      words("h4", { class: "card-title" }, kind.name), words("p", { class: "summary" }, kind.traits), reasonLine(ruled.get(kind.program))))),
    not.length > 0 && el("details", { class: "fold", "data-key": "types not" }, el("summary", {}, `${say("profile_no")} ${not.length}`),
      el("ul", { class: "points" }, not.map((/** @type {any} */ kind) => words("li", {}, kind.name)))),
  );
}

/** @param {any} kind */
function typeCard(kind) {
  return el("article", { class: "card type mine", "data-type": kind.id }, el("section", {},
    words("h4", { class: "card-title" }, kind.name),
    words("p", { class: "summary" }, kind.traits),
    kind.stages.length > 0 && el("div", { class: "stages" }, el("h5", {}, say("profile_stages")),
      el("ol", {}, kind.stages.map((/** @type {any} */ stage) => el("li", {}, words("b", {}, stage.name), words("p", {}, stage.text), stage.service && serviceFold(stage.service))))),
    kind.next_step && el("div", { class: "next-step" }, el("h5", {}, say("next_step")), words("p", {}, kind.next_step)),
  ));
}
