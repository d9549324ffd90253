/** The print view: the page that the server makes from the answers of this tab. */
import { preferences } from "../lib/preferences.js";
import { Problem } from "../lib/calls.js";
import { el, words } from "../lib/dom.js";
import { say, setLanguage } from "../lib/words.js";
import { Answers } from "./answers.js";
import { readCatalogue, readPaper } from "./api.js";

setLanguage(preferences().language);
document.title = say("paper_title");

async function show() {
  const answers = new Answers();
  if (!answers.audience) throw new Error("nothing to print");
  const profiles = answers.kept.profile ? (await readCatalogue()).profiles : [];
  const page = new DOMParser().parseFromString(await readPaper(answers.request(profiles)), "text/html");
  document.documentElement.lang = page.documentElement.lang;
  const print = el("button", { type: "button", class: "on-screen", id: "print", on: { click: () => window.print() } }, say("print"));
  document.body.replaceChildren(print, ...page.body.childNodes);
  print.focus();
}

show().catch((error) => document.body.replaceChildren(
  el("main", {}, el("h1", {}, say("paper_title")), words("p", {}, error instanceof Problem && error.detail ? error.detail : say("paper_none"))),
));
