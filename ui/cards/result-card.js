/** The result of a screening: label, amounts, conditions with reasons, warnings, documents, next step. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";
import { criterion } from "./criterion.js";

/** @typedef {import("./criterion.js").Criterion} Criterion */
/** @typedef {{min: number|null, max: number|null, unit: string, text: string, name: string, unverified?: boolean, citation?: string}} Amount */

/**
 * @param {any} result the ScreeningResult of the HTTP contract
 * @returns {HTMLElement[]} one card per program
 */
export function resultCards(result) {
  const asking = Boolean(result.next_question);
  return result.programs.map((/** @type {any} */ program) => programCard(program, result, asking));
}

/** @param {any} program @param {any} result @param {boolean} asking */
function programCard(program, result, asking) {
  return el("article", { class: "card result", "aria-label": program.name },
    head(program),
    amounts(program.amounts, program.verdict),
    conditions(program, asking),
    warnings(program.warnings),
    asking || program.verdict === "no" ? null : documents(program.documents, program.verdict === "yes"),
    nextStep(program, asking),
    foot(program, result, asking),
  );
}

/** @param {any} program */
function head(program) {
  return el("section", { class: "result-head" },
    words("h3", {}, program.name),
    program.summary && words("p", { class: "summary" }, program.summary),
    el("p", {}, el("span", { class: `badge ${program.verdict}` }, icon(program.verdict), words("span", {}, program.label))),
  );
}

/** @param {Record<string, Amount>} named @param {string} verdict */
function amounts(named, verdict) {
  const rows = Object.entries(named ?? {}).sort(([a], [b]) => Number(b === "total") - Number(a === "total"));
  if (!rows.length) return null;
  const parts = rows.map(([id, amount]) => el("div", { class: id === "total" && verdict === "yes" ? "main" : "" },
    words("dt", {}, amount.name),
    el("dd", {}, amountText(amount), amount.unverified && el("span", { class: "badge check" }, say("amount_unsure")),
      verdict === "yes" && amount.citation && words("span", { class: "fine" }, amount.citation)),
  ));
  return el("section", {}, el("h4", {}, say("amounts")), el("dl", { class: "amounts" }, parts));
}

/** A range that begins at nothing says more as "at most". @param {Amount} amount */
function amountText(amount) {
  if (amount.min !== 0 || !amount.max) return words("span", {}, amount.text);
  const top = amount.text.includes("~") ? amount.text.slice(amount.text.indexOf("~") + 1) : amount.text;
  return words("span", {}, say("up_to", { text: top }));
}

/** @param {any} program @param {boolean} asking */
function conditions(program, asking) {
  /** @type {(verdict: string) => Criterion[]} */
  const those = (verdict) => program.criteria.filter((/** @type {Criterion} */ row) => row.verdict === verdict);
  const [met, unmet, open] = [those("yes"), those("no"), those("unknown")];
  if (asking && !unmet.length) return el("section", { class: "compact" }, group(open, "group_open", false), group(met, "group_met", false));
  return el("section", {},
    el("h4", {}, say(unmet.length && program.verdict === "no" ? "group_unmet" : "conditions")),
    unmet.length > 0 && rows(unmet),
    group(open, "group_open", program.verdict === "unknown" && !asking),
    group(met, "group_met", program.verdict === "yes"),
  );
}

/** @param {Criterion[]} criteria @param {string} title @param {boolean} shown */
function group(criteria, title, shown) {
  if (!criteria.length) return null;
  if (shown) return rows(criteria);
  return el("details", { class: "fold" }, el("summary", {}, say(title, { count: criteria.length })), rows(criteria));
}

/** @param {Criterion[]} criteria */
function rows(criteria) {
  return el("ul", { class: "criteria" }, criteria.map(criterion));
}

/** @param {{text: string, by?: string, citation?: string}[]} list */
function warnings(list) {
  if (!list?.length) return null;
  const items = list.map((warning) => el("li", {}, icon("warning"), el("div", {},
    warning.by && el("p", {}, el("time", { datetime: warning.by }, say("by", { date: warning.by }))),
    words("p", {}, warning.text),
    warning.citation && words("p", { class: "fine" }, warning.citation),
  )));
  return el("section", {}, el("h4", {}, say("warnings")), el("ul", { class: "warnings" }, items));
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
  const title = program.verdict === "no" ? "if_changed" : "next_step";
  return el("section", {}, el("div", { class: "next-step" }, el("h4", {}, say(title)), words("p", {}, program.next_step)));
}

/** @param {any} program @param {any} result @param {boolean} asking */
function foot(program, result, asking) {
  return el("section", {},
    el("p", { class: "decision" }, say("final")),
    !asking && program.unverified && el("p", { class: "fine" }, say("program_unverified")),
    el("p", { class: "fine" }, say("rules", { hash: String(result.rules_hash).slice(0, 8), date: result.as_of })),
  );
}
