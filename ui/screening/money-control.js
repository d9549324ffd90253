/** An amount of money, read back in words so that nobody is a thousand times too poor. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { moneyText, readMoney } from "./values.js";

const SUSPICIOUS = 10_000;

/** @param {import("./controls.js").Use} use @returns {import("./controls.js").Control} */
export function moneyControl({ name, value, complain, problem }) {
  const reading = words("output", { class: "reading", id: `${name}-reading`, for: `${name}-value` }, "");
  /** @type {number | null} a small amount that was asked about */
  let asked = null;
  const input = /** @type {HTMLInputElement} */ (el("input", {
    type: "text", inputmode: "text", name, id: `${name}-value`, autocomplete: "off", maxlength: 20, placeholder: say("money_example"),
    value: typeof value === "number" ? value.toLocaleString("ko-KR") : undefined, "aria-label": say("own_number"), "aria-describedby": `${problem} ${name}-reading`,
  }));
  const show = () => {
    const won = readMoney(input.value);
    reading.textContent = won === null ? "" : moneyText(won);
    const inMan = won !== null && won > 0 && won < SUSPICIOUS && !/[원만억천백]/.test(input.value);
    asMan.hidden = !inMan;
    if (won !== null && inMan) asMan.textContent = say("money_as_man", { text: moneyText(won * 10_000) });
  };
  const asMan = el("button", { type: "button", class: "button small", hidden: true, on: { click: () => {
    input.value = `${input.value.trim()}만원`;
    complain("");
    show();
    input.focus();
  } } });
  input.addEventListener("input", () => {
    complain("");
    show();
  });
  const read = () => {
    const won = readMoney(input.value);
    if (won === null) complain(say("money_needed"));
    else if (won < 0 || (won > 0 && won < SUSPICIOUS && asked !== won && !input.value.includes("원"))) {
      asked = won;
      complain(say("money_small", { text: moneyText(won) }));
    } else return won;
    input.focus();
    return undefined;
  };
  show();
  return { fields: [el("div", { class: "typed" }, input, reading, asMan)], read };
}
