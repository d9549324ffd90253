/** The best programs that may be had together, and why others are not among them. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { amountText } from "./amounts.js";
import { namesOf } from "./result-groups.js";

/** @param {any} result @returns {HTMLElement | null} */
export function bundleBox(result) {
  if ((result.bundle?.length ?? 0) < 2) return null;
  const names = namesOf(result);
  const members = result.programs.filter((/** @type {any} */ program) => result.bundle.includes(program.id));
  const excluded = result.programs.filter((/** @type {any} */ program) => program.excluded_by?.length);
  return el("section", { class: "card bundle", "aria-label": say("bundle") }, el("section", {},
    el("h3", { class: "card-title" }, say("bundle")),
    el("p", { class: "summary" }, say("bundle_lead")),
    el("ul", { class: "points" }, members.map((/** @type {any} */ program) => {
      const amount = program.amounts?.total ?? program.amounts?.per_person_total ?? program.amounts?.monthly;
      return el("li", {}, words("b", {}, program.name), amount?.max ? words("span", {}, ` ${amountText(amount)}`) : null);
    })),
    excluded.length > 0 && el("details", { class: "fold", "data-key": "bundle" }, el("summary", {}, say("bundle_without", { count: excluded.length })),
      el("ul", { class: "points" }, excluded.map((/** @type {any} */ program) => el("li", {}, words("b", {}, program.name), ": ", words("span", {}, reason(program, names)))))),
  ));
}

/** The warning that names the program in the way. @param {any} program @param {Map<string, string>} names */
function reason(program, names) {
  const others = program.excluded_by.map((/** @type {string} */ id) => names.get(id) ?? id);
  const found = (program.warnings ?? []).filter((/** @type {any} */ warning) => others.some((/** @type {string} */ name) => warning.text.includes(name)));
  return found.length ? found.map((/** @type {any} */ warning) => warning.text).join(" ") : say("not_together", { names: others.join(", ") });
}
