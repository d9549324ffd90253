/** A button that opens a panel: Escape and a press outside close it, the focus comes back. */
import { el } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

let count = 0;

/**
 * @param {string} label
 * @param {string} sign
 * @param {string} kind
 * @param {(close: () => void) => HTMLElement[]} content
 */
export function menu(label, sign, kind, content) {
  const id = `menu-${(count += 1)}`;
  const button = el("button", { type: "button", class: "button plain", "aria-expanded": "false", "aria-controls": id }, icon(sign), el("span", { class: "word" }, label));
  const panel = el("div", { class: `menu-panel ${kind}`, id, hidden: true, role: "group", "aria-label": label });
  const wrapper = el("div", { class: "menu" }, button, panel);
  /** @param {boolean} open */
  const show = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const close = () => {
    const inside = panel.contains(document.activeElement);
    show(false);
    if (inside) button.focus();
  };
  panel.append(...content(close));
  button.addEventListener("click", () => show(Boolean(panel.hidden)));
  wrapper.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.stopPropagation();
    close();
    button.focus();
  });
  wrapper.addEventListener("focusout", (event) => {
    const next = /** @type {Node | null} */ (event.relatedTarget);
    if (next && !wrapper.contains(next)) show(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!panel.hidden && !wrapper.contains(/** @type {Node} */ (event.target))) show(false);
  });
  return wrapper;
}
