/** On very low windows (zoom, landscape phones, large text) header and composer would leave no room: then the page itself scrolls. */

const LEAST_ROOM = 160;

/** @param {HTMLElement[]} around what stands above and below the conversation */
export function watchRoom(around) {
  const look = () => {
    const taken = around.reduce((sum, part) => sum + part.offsetHeight, 0);
    document.documentElement.dataset.flow = window.innerHeight - taken < LEAST_ROOM ? "page" : "window";
  };
  const observer = new ResizeObserver(look);
  for (const part of around) observer.observe(part);
  addEventListener("resize", look);
  look();
}
