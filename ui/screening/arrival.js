/** How somebody comes to the page: with a link to answers, for one program, as an employer, or with nothing. */
import { Problem } from "../lib/calls.js";
import { say } from "../lib/words.js";
import { openLink, readProgram } from "./api.js";

/**
 * Takes over what the address says and removes it from there.
 * @param {import("./screening.js").Screening} screening
 * @returns {Promise<{said: string, only: string}>} a sentence for the person, and the name of the one program
 */
export async function arrive(screening) {
  const { answers } = screening;
  const token = location.hash.slice(1);
  const query = new URLSearchParams(location.search);
  const arrival = { said: "", only: "" };
  if (token && token !== "result-title" && token !== "questions-title") {
    history.replaceState(null, "", location.pathname);
    try {
      answers.load((await openLink(token)).request);
      arrival.said = say("opened_link");
    } catch (error) {
      answers.wipe();
      arrival.said = error instanceof Problem && error.detail ? error.detail : say("link_failed");
    }
    return arrival;
  }
  const audience = query.get("audience");
  if (audience === "citizen" || audience === "employer") answers.set({ audience });
  const wanted = query.get("program");
  if (wanted) {
    history.replaceState(null, "", location.pathname); // reloading keeps the choice in the tab, not in the address
    try {
      const program = await readProgram(wanted);
      answers.set({ audience: program.audience, program: program.id, profile: "" });
      arrival.only = program.name;
    } catch {
      answers.set({ program: "" });
      arrival.said = say("only_program_unknown");
    }
  }
  return arrival;
}
