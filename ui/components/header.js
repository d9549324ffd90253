/** `<ieum-header>`: name, language, how the page looks, and what to do with the conversation. */
import { el } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { prefer, preferences } from "../lib/preferences.js";
import { language, say } from "../lib/words.js";
import { menu } from "./menu.js";

const SVG = "http://www.w3.org/2000/svg";
/** @type {[keyof import("../lib/preferences.js").Preferences, string, [string, string][]][]} */
const SETTINGS = [
  ["scale", "text_size", [["normal", "size_normal"], ["large", "size_large"], ["larger", "size_larger"]]],
  ["theme", "theme", [["auto", "theme_auto"], ["light", "theme_light"], ["dark", "theme_dark"]]],
  ["contrast", "contrast", [["auto", "contrast_auto"], ["normal", "contrast_normal"], ["more", "contrast_more"]]],
];
const ACTIONS = [["download", "download"], ["finish", "star"], ["start_anew", "anew"], ["erase", "erase"]];
/** Where the menu leads, by page: address, words, icon. @type {Record<string, [string, string, string][]>} */
const LINKS = {
  chat: [["/screening", "to_screening", "checklist"], ["/appointments", "to_appointments", "calendar"], ["/programs", "to_programs", "list"]],
  screening: [["/", "to_chat", "chat"], ["/appointments", "to_appointments", "calendar"], ["/programs", "to_programs", "list"]],
  appointments: [["/", "to_chat", "chat"], ["/screening", "to_screening", "checklist"], ["/programs", "to_programs", "list"]],
  visit: [["/", "to_chat", "chat"], ["/screening", "to_screening", "checklist"], ["/appointments", "to_appointments", "calendar"], ["/programs", "to_programs", "list"]],
};

export class IeumHeader extends HTMLElement {
  connectedCallback() {
    this.draw();
  }

  draw() {
    const focused = /** @type {HTMLElement | null} */ (this.contains(document.activeElement) ? document.activeElement : null);
    const wasLanguage = focused?.classList.contains("language");
    const title = el("h1", {}, el("span", {}, say("brand")), el("small", {}, say(this.place === "chat" ? "tagline" : `${this.place}_tagline`)));
    const tools = el("div", { class: "tools" }, this.languageSwitch(), menu(say("settings"), "settings", "settings", () => this.settings()), this.actions());
    this.replaceChildren(el("div", { class: "brand" }, mark(), title), tools);
    if (wasLanguage) this.querySelector(/** @type {any} */ (".language"))?.focus();
  }

  /** Which page this is (attribute `for`). */
  get place() {
    return this.getAttribute("for") ?? "chat";
  }

  languageSwitch() {
    const other = language() === "ko" ? "en" : "ko";
    const click = () => this.ask("ieum-language", other);
    return el("button", { type: "button", class: "button plain language", lang: other, on: { click } }, icon("language"), el("span", { class: "word" }, say("switch_language")));
  }

  settings() {
    return SETTINGS.map(([name, title, options]) => el("fieldset", { class: "setting" },
      el("legend", {}, say(title)),
      el("div", { class: "segments" }, options.map(([value, label]) => el("label", {},
        el("input", {
          type: "radio", name: `setting-${name}`, value, checked: preferences()[name] === value,
          on: { change: () => prefer(/** @type {any} */ ({ [name]: value })) },
        }),
        el("span", {}, say(label)),
      ))),
    ));
  }

  actions() {
    const chat = this.place === "chat";
    const actions = chat ? ACTIONS : this.place === "visit" ? [] : [["restart", "anew"]];
    return menu(say(chat ? "conversation_menu" : "page_menu"), "menu", "list", (close) => [
      ...LINKS[this.place].map(([href, key, sign]) => el("a", { class: "button plain", href, target: chat ? "_blank" : undefined }, icon(sign), say(key), chat && el("span", { class: "visually-hidden" }, say("new_window")))),
      ...actions.map(([name, sign]) => {
        const click = () => {
          close();
          this.ask(`ieum-${name}`);
        };
        return el("button", { type: "button", class: `button plain ${name === "erase" ? "danger" : ""}`, on: { click } }, icon(sign), say(name));
      }),
    ]);
  }

  /** @param {string} type @param {unknown} [detail] */
  ask(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

/** Two linked rings: 이음 means a link. */
function mark() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 36 36");
  svg.setAttribute("class", "brand-mark");
  svg.setAttribute("aria-hidden", "true");
  const square = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: 36, height: 36, rx: 10, fill: "currentColor" })) square.setAttribute(name, String(value));
  const rings = document.createElementNS(SVG, "path");
  rings.setAttribute("d", "M19.500 22.300a5.600 5.600 0 1 1 0-8.600M16.500 13.700a5.600 5.600 0 1 1 0 8.600");
  rings.setAttribute("class", "brand-rings");
  svg.append(square, rings);
  return svg;
}

customElements.define("ieum-header", IeumHeader);
