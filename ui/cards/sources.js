/** Where an answer comes from, folded under it. */
import { el, words } from "../lib/dom.js";
import { say } from "../lib/words.js";

/**
 * @param {{title?: string, citation?: string, as_of?: string}[] | undefined} sources
 * @returns {HTMLElement | null}
 */
export function sourceList(sources) {
  const named = (sources ?? []).filter((source) => source.title || source.citation);
  if (!named.length) return null;
  const items = named.map((source) => {
    const title = source.title === source.citation ? "" : source.title;
    const dated = source.as_of ? say("as_of", { date: source.as_of }) : "";
    return words("li", {}, [title, source.citation, dated].filter(Boolean).join(" · "));
  });
  return el("details", { class: "fold sources" }, el("summary", {}, say("sources", { count: named.length })), el("ul", {}, items));
}
