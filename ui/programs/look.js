/** Theme, contrast and text size as people chose them elsewhere; these pages are Korean whatever the interface speaks. */
import "../lib/preferences.js";

document.documentElement.lang = "ko";
