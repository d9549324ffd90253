/** Subsidies side by side: money, verdict, what is open, by when. Money comes first: on a phone it stands beside the name. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";
import { amountText } from "./amounts.js";
import { groupOf } from "./result-groups.js";
import { beforeText, inOrder } from "./warnings.js";

const COLUMNS = ["column_program", "column_person", "column_total", "column_verdict", "column_open", "column_deadline"];
const OPEN_SHOWN = 2;

/** @param {any} result */
export function comparison(result) {
  const programs = result.programs.filter((/** @type {any} */ program) => ["yes", "unknown"].includes(groupOf(program)));
  if (!programs.length) return el("p", {}, say("nothing_to_compare"));
  return el("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": say("comparison") },
    el("table", { class: "comparison" },
      el("caption", {}, el("span", {}, say("comparison_caption"))),
      el("thead", {}, el("tr", {}, COLUMNS.map((name) => el("th", { scope: "col" }, say(name))))),
      el("tbody", {}, programs.map(row)),
    ));
}

/** @param {any} program */
function row(program) {
  const { per_person_total: whole, per_person_monthly: monthly, total } = program.amounts ?? {};
  return el("tr", { "data-program": program.id },
    words("th", { scope: "row" }, program.name),
    el("td", {}, money([whole, monthly])),
    el("td", {}, money([total])),
    el("td", {}, el("span", { class: `badge ${program.verdict}` }, icon(program.verdict), words("span", {}, program.label))),
    el("td", {}, open(program)),
    el("td", {}, deadline(program)),
  );
}

/** @param {(import("./amounts.js").Amount | undefined)[]} amounts */
function money(amounts) {
  const shown = amounts.filter((amount) => amount && amount.max !== null).map((amount) => el("p", {}, words("span", {}, amountText(/** @type {any} */ (amount))), amount?.unverified && el("span", { class: "badge check" }, say("amount_unsure"))));
  return shown.length ? shown : [el("span", { class: "fine" }, say("none"))];
}

/** @param {any} program */
function open(program) {
  const rows = program.criteria.filter((/** @type {any} */ one) => one.verdict === "unknown");
  if (!rows.length) return [el("span", { class: "fine" }, say("none"))];
  const left = rows.length - OPEN_SHOWN;
  return [el("ul", { class: "points" }, rows.slice(0, OPEN_SHOWN).map((/** @type {any} */ one) => words("li", {}, one.text)), left > 0 && el("li", {}, say("and_more", { count: left })))];
}

/** @param {any} program */
function deadline(program) {
  const first = inOrder(program.warnings).find((warning) => warning.by || warning.before);
  if (!first) return el("span", { class: "fine" }, say("none"));
  return first.by ? el("time", { datetime: first.by }, say("by", { date: first.by })) : words("span", {}, beforeText(first.before ?? ""));
}
