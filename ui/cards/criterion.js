/** One condition of a program: met or not in words, and behind it the value, the law and what is missing. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { has, say } from "../lib/words.js";

/**
 * @typedef {{id: string, text: string, verdict: "yes"|"no"|"unknown", citation: string, value?: unknown, value_text?: string,
 *   evidence?: string, gap?: string, note?: string, needs_check?: boolean, discretionary?: boolean}} Criterion
 */

/** @param {Criterion} row */
export function criterion(row) {
  const badge = el("span", { class: `badge ${row.verdict}` }, icon(row.verdict), say(`verdict_${row.verdict}`));
  const text = words("span", { class: "criterion-text" }, row.text);
  if (row.gap) text.append(words("span", { class: "gap" }, row.gap));
  return el("li", {}, el("details", { class: "criterion" }, el("summary", {}, badge, text), el("dl", {}, details(row))));
}

/** @param {Criterion} row @returns {HTMLElement[]} */
function details(row) {
  /** @type {[string, string | undefined][]} */
  const rows = [
    [say("understood"), valueOf(row)],
    [say("basis"), row.citation],
    [say("note"), [row.note, row.discretionary && say("discretionary"), row.needs_check && say("unverified_rule")].filter(Boolean).join(" ")],
  ];
  return rows.filter(([, value]) => value).flatMap(([name, value]) => [el("dt", {}, name), words("dd", {}, value ?? "")]);
}

/** The value we used; a value that leaves the condition open is not shown as if somebody had said it. @param {Criterion} row */
function valueOf(row) {
  if (row.verdict === "unknown" || row.value === undefined || row.value === null) return undefined;
  const shown = typeof row.value === "boolean" ? say(row.value ? "yes" : "no") : row.value_text || String(row.value);
  const evidence = `evidence_${row.evidence}`;
  return has(evidence) ? `${shown} (${say(evidence)})` : shown;
}
