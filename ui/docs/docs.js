/** Lists the calls of /openapi.json for people. */
import { el } from "../lib/dom.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

/** @typedef {{method: string, path: string, topic: string, call: any}} Call */

async function show() {
  const calls = /** @type {HTMLElement} */ (document.getElementById("calls"));
  try {
    const description = await (await fetch("/openapi.json")).json();
    const listed = callsOf(description);
    const topics = [...new Set(listed.map((one) => one.topic))];
    calls.replaceChildren(...topics.map((topic) => section(topic, listed.filter((one) => one.topic === topic), description)));
    document.getElementById("topics")?.append(el("ul", {}, topics.map((topic) => el("li", {}, el("a", { class: "button small", href: `#${topic}` }, topic)))));
  } catch {
    calls.replaceChildren(el("p", {}, "The list could not be loaded. Please reload the page."));
  }
}

/** @param {any} description @returns {Call[]} */
function callsOf(description) {
  return Object.entries(description.paths).flatMap(([path, methods]) => METHODS.filter((method) => method in methods)
    .map((method) => ({ method, path, topic: methods[method].tags?.[0] ?? "other", call: methods[method] })));
}

/** @param {string} topic @param {Call[]} calls @param {any} description */
function section(topic, calls, description) {
  return el("section", { "aria-labelledby": topic }, el("h2", { id: topic }, topic), calls.map((one) => callRow(one, description)));
}

/** @param {Call} one @param {any} description */
function callRow({ method, path, call }, description) {
  const parameters = (call.parameters ?? []).filter((/** @type {any} */ parameter) => parameter.in !== "header");
  const body = resolve(call.requestBody?.content?.["application/json"]?.schema, description);
  return el("details", { class: "call" },
    el("summary", {}, el("span", { class: "method" }, method.toUpperCase()), el("span", { class: "path" }, path), el("span", { class: "about" }, firstSentence(call))),
    el("div", { class: "inside" },
      parameters.length > 0 && table("Parameters", parameters.map((/** @type {any} */ one) => [one.name, kind(one.schema), one.in + (one.required ? ", required" : "")])),
      body?.properties && table("Body", Object.entries(body.properties).map(([name, schema]) => [name, kind(resolve(schema, description)), body.required?.includes(name) ? "required" : ""])),
      table("Answers", Object.entries(call.responses).map(([status, answer]) => [status, /** @type {any} */ (answer).description, ""])),
    ),
  );
}

/** @param {any} call */
function firstSentence(call) {
  return (call.description ?? call.summary ?? "").split("\n\n")[0];
}

/** @param {any} schema @param {any} description */
function resolve(schema, description) {
  const name = schema?.$ref?.split("/").at(-1);
  return name ? description.components.schemas[name] : schema;
}

/** @param {any} schema @returns {string} */
function kind(schema) {
  if (!schema) return "";
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.anyOf) return schema.anyOf.map(kind).filter((/** @type {string} */ one) => one !== "null").join(" or ");
  return schema.format ?? schema.type ?? "object";
}

/** @param {string} title @param {string[][]} rows */
function table(title, rows) {
  return el("div", {}, el("h3", {}, title), el("table", {}, el("tbody", {}, rows.map(([name, what, more]) =>
    el("tr", {}, el("th", { scope: "row" }, el("code", {}, name)), el("td", {}, what), el("td", {}, more))))));
}

void show();
