/** `<ieum-start>`: who somebody is, what interests them, and which question they came with. */
import { el, words } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { say } from "../lib/words.js";

const AUDIENCES = /** @type {const} */ (["citizen", "employer"]);

export class IeumStart extends HTMLElement {
  /** @param {import("./screening.js").Screening} screening */
  begin(screening) {
    this.screening = screening;
    /** @type {string} the name of the one program somebody came for */
    this.only = "";
    screening.addEventListener("catalogue", () => this.draw());
    this.draw();
  }

  draw() {
    if (!this.screening) return;
    const focused = this.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).id : "";
    const { audience, kept } = this.screening.answers;
    const narrowed = Boolean(kept.program || kept.profile);
    this.replaceChildren(
      el("p", { class: "start-lead" }, say("screening_lead")),
      el("fieldset", { class: "who-chooser" }, el("legend", {}, say("who")), el("div", { class: "answer-buttons" }, AUDIENCES.map((one) => this.audienceButton(one, one === audience)))),
      ...(audience ? (narrowed ? [this.narrowed()] : this.subjects()) : []),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  /** @param {"citizen"|"employer"} audience @param {boolean} chosen */
  audienceButton(audience, chosen) {
    const click = () => this.change(() => this.screening?.answers.set({ audience, program: "", profile: "" }));
    return el("button", { type: "button", class: "button choice", id: `audience-${audience}`, "aria-pressed": String(chosen), on: { click } }, say(`audience_${audience}`));
  }

  subjects() {
    const { screening } = this;
    if (!screening) return [];
    const chosen = screening.answers.interests;
    const offered = screening.catalogue.interests.filter((one) => one.audience === screening.answers.audience);
    const profiles = screening.catalogue.profiles.filter((one) => one.audience === screening.answers.audience);
    /** @param {string} id @param {string} label @param {boolean} pressed @param {string[]} next */
    const chip = (id, label, pressed, next) => el("button", { type: "button", class: "button small chip", id: `interest-${id}`, "aria-pressed": String(pressed),
      on: { click: () => this.change(() => screening.answers.choose(next)) } }, pressed && icon("yes"), words("span", {}, label));
    return [
      el("fieldset", { class: "interests" }, el("legend", {}, say("interests"), " ", el("span", { class: "fine" }, say("interests_hint"))),
        el("div", { class: "chips" }, chip("all", say("all_interests"), !chosen.length, []), offered.map((one) => chip(one.id, one.label, chosen.includes(one.id),
          chosen.includes(one.id) ? chosen.filter((id) => id !== one.id) : [...chosen, one.id])))),
      ...(profiles.length ? [el("details", { class: "fold profiles", id: "profiles" }, el("summary", {}, say("profile_title")),
        el("ul", {}, profiles.map((one) => el("li", {}, el("button", { type: "button", class: "button small", id: `profile-${one.id}`,
          on: { click: () => this.change(() => screening.answers.set({ profile: one.id })) } }, words("span", {}, one.name)), words("p", { class: "fine" }, one.summary)))))] : []),
    ];
  }

  /** One program or one classification alone, with the way back to everything. */
  narrowed() {
    const profile = this.screening?.profile;
    const click = () => this.change(() => this.screening?.answers.set({ program: "", profile: "" }));
    return el("div", { class: "notice-line", id: "narrowed" }, icon("info"),
      el("p", {}, profile ? words("b", {}, profile.name) : say("only_program", { name: this.only || this.screening?.result?.programs[0]?.name || "" })),
      el("button", { type: "button", class: "button small", id: "widen", on: { click } }, say(profile ? "profile_back" : "widen")));
  }

  /** @param {() => void} change */
  change(change) {
    change();
    this.draw();
    void this.screening?.refresh();
  }
}

customElements.define("ieum-start", IeumStart);
