/** What a desk is called: staff write "3", "3번" or "창구 3", people read the same everywhere. */
import { say } from "./words.js";

/** @param {string} desk */
export function deskWords(desk) {
  const number = /^(?:창구\s*)?(\d+)\s*번?(?:\s*창구)?$/.exec(desk.trim());
  if (number) return say("desk_number", { desk: number[1] });
  return desk.includes("창구") ? desk : say("desk_named", { desk });
}
