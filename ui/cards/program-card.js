/** One program of a result: the head with what matters most, and behind it conditions, dates, documents and the next step. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";
import { amounts, keyAmounts } from "./amounts.js";
import { conditions, reasonLine } from "./conditions.js";
import { serviceFold } from "./service-fold.js";
import { warnings } from "./warnings.js";

/** @typedef {import("./criterion.js").Criterion} Criterion */
/**
 * What a card needs to know about the result it belongs to.
 * @typedef {{result: any, asking: boolean, level: number, names: Map<string, string>}} Context
 */

/** Everything at once, for a result about one or two programs. @param {any} program @param {Context} context */
export function fullCard(program, context) {
  const { result, asking } = context;
  return el("article", { class: "card result", "aria-label": program.name },
    head(program, context),
    amounts(program.amounts, program.verdict),
    conditions(program, asking),
    asking ? null : changes(program.changes),
    warnings(program.warnings),
    asking || program.verdict === "no" ? null : documents(program.documents, program.verdict === "yes"),
    nextStep(program, asking),
    asking ? null : more(program),
    el("section", {},
      el("p", { class: "decision" }, say("final")),
      !asking && program.unverified && el("p", { class: "fine" }, say("program_unverified")),
      rulesLine(result),
    ),
  );
}

/** The head alone, the rest when somebody opens it. @param {any} program @param {Context} context */
export function foldedCard(program, context) {
  const fold = el("details", { class: "fold more", "data-key": program.id },
    el("summary", {}, say("details"), el("span", { class: "visually-hidden" }, ` ${program.name}`)));
  const fill = () => {
    const place = el("div", { class: "card-parts" }, parts(program, context));
    for (const title of place.querySelectorAll("h4")) title.setAttribute("aria-level", String(context.level + 1));
    fold.append(place);
  };
  fold.addEventListener("toggle", fill, { once: true });
  const section = head(program, context);
  section.append(...[keyAmounts(program), reasonLine(program)].filter((one) => one !== null), fold);
  return el("article", { class: "card result folded", "aria-label": program.name, "data-program": program.id, "data-verdict": program.verdict }, section);
}

/** @param {any} program @param {Context} context */
function parts(program, context) {
  return [
    amounts(program.amounts, program.verdict),
    conditions(program, false),
    changes(program.changes),
    warnings(program.warnings),
    program.verdict === "no" ? null : documents(program.documents, program.verdict === "yes"),
    nextStep(program, false),
    more(program),
    program.unverified && el("p", { class: "fine" }, say("program_unverified")),
  ];
}

/** @param {any} program @param {Context} context */
function head(program, { level, names }) {
  const against = (program.excluded_by ?? []).map((/** @type {string} */ id) => names.get(id) ?? id);
  return el("section", { class: "result-head" },
    words(`h${level}`, { class: "card-title" }, program.name),
    program.summary && words("p", { class: "summary" }, program.summary),
    el("p", { class: "labels" },
      el("span", { class: `badge ${program.verdict}` }, icon(program.verdict), words("span", {}, program.label)),
      against.length > 0 && el("span", { class: "badge check" }, say("not_together", { names: against.join(", ") })),
    ),
    program.ended && el("p", { class: "ended" }, icon("info"), el("span", {},
      words("span", {}, program.ended.text),
      program.ended.successor && " ", program.ended.successor && programLink(program.ended.successor, say("successor", { name: program.ended.successor_name ?? program.ended.successor })),
    )),
  );
}

/** @param {{text: string}[] | undefined} list what would have to be otherwise */
function changes(list) {
  if (!list?.length) return null;
  return el("section", {}, el("h4", {}, say("changes")), el("ul", { class: "ticks" },
    list.map((change) => el("li", {}, icon("anew"), words("span", {}, change.text)))));
}

/** @param {{name: string, note?: string}[]} list @param {boolean} shown */
function documents(list, shown) {
  if (!list?.length) return null;
  const items = list.map((document) => el("li", {}, icon("yes"), el("div", {},
    words("span", {}, document.name), document.note && words("span", { class: "fine" }, document.note))));
  const ticks = el("ul", { class: "ticks" }, items);
  if (shown) return el("section", {}, el("h4", {}, say("documents")), ticks);
  return el("section", {}, el("details", { class: "fold" }, el("summary", {}, `${say("documents")} ${list.length}`), ticks));
}

/** @param {any} program @param {boolean} asking */
function nextStep(program, asking) {
  if (!program.next_step || asking) return null;
  const title = program.verdict === "no" && !program.ended ? "if_changed" : "next_step";
  return el("section", {}, el("div", { class: "next-step" }, el("h4", {}, say(title)), words("p", {}, program.next_step)));
}

/** Where to read on. @param {any} program */
function more(program) {
  return el("section", {}, el("p", { class: "more-links" }, programLink(program.id, say("program_page"))), program.service && serviceFold(program.service));
}

/** Pages open beside the answers, never over them. @param {string} id @param {string} text */
export function programLink(id, text) {
  return el("a", { href: `/programs/${encodeURIComponent(id)}`, target: "_blank", rel: "noopener" }, text, el("span", { class: "visually-hidden" }, ` ${say("new_window")}`));
}

/** @param {any} result */
export function rulesLine(result) {
  return el("p", { class: "fine" }, say("rules", { hash: String(result.rules_hash).slice(0, 8), date: result.as_of }));
}
