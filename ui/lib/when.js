/** Days and times of appointments in words. The server's times carry Korean time, and Korean time is what people are told. */
import { language } from "./words.js";

const SEOUL = "Asia/Seoul";

/** @param {string | Date} at @param {Intl.DateTimeFormatOptions} options */
function format(at, options) {
  return new Intl.DateTimeFormat(language() === "ko" ? "ko-KR" : "en-US", { timeZone: SEOUL, ...options }).format(new Date(at));
}

/** The Korean day of a time, as `2026-11-25`. @param {string | Date} at */
export function dayOf(at) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: SEOUL }).format(new Date(at));
}

/** Noon of a day, to speak about the day. @param {string} day `2026-11-25` */
function noon(day) {
  return `${day}T12:00:00+09:00`;
}

/** "11월 25일 수요일". @param {string} day */
export function dayWords(day) {
  return format(noon(day), { month: "long", day: "numeric", weekday: "long" });
}

/** "11월 25일". @param {string} day */
export function dateWords(day) {
  return format(noon(day), { month: "long", day: "numeric" });
}

/** "수". @param {string} day */
export function weekdayWords(day) {
  return format(noon(day), { weekday: "short" });
}

/** "오전 10:00". @param {string} at */
export function timeWords(at) {
  return format(at, { hour: "numeric", minute: "2-digit" });
}

/** "11월 25일 수요일 오전 10:00". @param {string} at */
export function whenWords(at) {
  return format(at, { month: "long", day: "numeric", weekday: "long", hour: "numeric", minute: "2-digit" });
}

/** @param {string} at */
export function isMorning(at) {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone: SEOUL, hour: "2-digit", hour12: false }).format(new Date(at))) < 12;
}

/** The Monday of a day's week. @param {string} day */
export function mondayOf(day) {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}
