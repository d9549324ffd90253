/** How somebody comes to the page: with the link of an appointment, of a place on the waiting list or of a kept date, for a center, or with nothing. */
import { Problem } from "../lib/calls.js";
import { readOffice, readService } from "./api.js";
import { keep } from "./kept.js";

const OWN = /^[A-Za-z0-9]{4,20}\.[A-Za-z0-9_-]{16,}$/;
const PLACE = /^wait(?:ing)?[=.]([A-Za-z0-9-]{8,40})\.([A-Za-z0-9_-]{16,})$/;
const DATE = /^date\.([A-Za-z0-9-]{8,40})\.([A-Za-z0-9_-]{16,})$/;

/**
 * Takes over what the address says and removes it from there at once: the keys stay in this tab only.
 * @returns {Promise<"mine" | "waiting" | "date" | "book" | "" | "unusable" | "unread">} which part of the page is wanted; "unread": the server
 *   was not reached, and the address says again what was wanted
 */
export async function arrive() {
  const mark = location.hash.slice(1);
  const query = new URLSearchParams(location.search);
  const own = mark && !document.getElementById(mark);
  if (own || location.search) history.replaceState(null, "", location.pathname);
  if (own) {
    const [place, date] = [PLACE.exec(mark), DATE.exec(mark)];
    if (date) keep({ view: "date", date: { id: date[1], token: date[2] } });
    else if (place) keep({ view: "waiting", waiting: { id: place[1], token: place[2] } });
    else if (OWN.test(mark)) keep({ view: "mine", appointment: { code: mark.split(".")[0], token: mark.split(".")[1] } });
    else if (mark === "mine") keep({ view: "mine" });
    else return "unusable";
    return date ? "date" : place ? "waiting" : "mine";
  }
  const [office, service] = [query.get("office"), query.get("service")];
  if (!office && !service) return "";
  const read = Promise.all([office ? readOffice(office).catch(unknown) : null, service ? readService(service).catch(unknown) : null]);
  const answers = await read.catch(() => null);
  if (!answers) {
    history.replaceState(null, "", `${location.pathname}?${query}`);
    return "unread";
  }
  const [found, wanted] = answers;
  if (found) keep({ office: { code: found.code, name: found.name, phone: found.phone, needs_check: found.needs_check } });
  if (wanted) keep({ service: { id: wanted.id, name: wanted.name } });
  keep({ view: "book" });
  return "book";
}

/** What the server does not know is asked for on the page; when it was not reached nobody knows. @param {unknown} error */
function unknown(error) {
  if (error instanceof Problem && !error.mayPass) return null;
  throw error;
}
