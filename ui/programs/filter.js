/** Finds programs by words in the list, which is complete without this. */
const list = document.querySelector("#filter");
const field = /** @type {HTMLInputElement | null} */ (document.querySelector("#filter-words"));
const count = document.querySelector("#filter-count");
const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".program-list > li")]);
const texts = items.map((item) => plain(item.textContent ?? ""));

/** @param {string} text */
function plain(text) {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, "");
}

function filter() {
  const wanted = (field?.value ?? "").split(/\s+/).map(plain).filter(Boolean);
  let shown = 0;
  items.forEach((item, place) => {
    item.hidden = !wanted.every((word) => texts[place].includes(word));
    shown += Number(!item.hidden);
  });
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".program-group"))) group.hidden = !group.querySelector("li:not([hidden])");
  if (count) count.textContent = (count.getAttribute("data-text") ?? "").replace("0", String(shown));
}

list?.removeAttribute("hidden");
field?.addEventListener("input", filter);
filter();
