/** How a person wants to see the page: kept on this device, and resolved with what the system asks for. */

/** @typedef {{theme: "auto"|"light"|"dark", contrast: "auto"|"normal"|"more", scale: "normal"|"large"|"larger", language: "ko"|"en"}} Preferences */
const KEY = "ieum.preferences";
/** @type {Preferences} */
const DEFAULTS = { theme: "auto", contrast: "auto", scale: "normal", language: "ko" };
const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");
/** @type {Preferences} */
let chosen = { ...DEFAULTS, ...stored() };

/** @returns {Partial<Preferences>} */
function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {}; // storage is off: the choice lasts for this page
  }
}

/** @returns {Preferences} */
export function preferences() {
  return chosen;
}

/** @param {Partial<Preferences>} change */
export function prefer(change) {
  chosen = { ...chosen, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // storage is off
  }
  apply();
}

function apply() {
  const root = document.documentElement;
  root.lang = chosen.language;
  root.dataset.theme = chosen.theme === "auto" ? (dark.matches ? "dark" : "light") : chosen.theme;
  root.dataset.contrast = chosen.contrast === "auto" ? (contrast.matches ? "more" : "normal") : chosen.contrast;
  root.dataset.scale = chosen.scale;
}

dark.addEventListener("change", apply);
contrast.addEventListener("change", apply);
apply();
