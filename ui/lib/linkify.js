/** Finds web addresses and Korean phone numbers in plain text. */

const ADDRESS = /https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g;
// 02-123-4567, 031-1234-5678, 1588-1234, and the short numbers 1350 and 1345; not inside longer numbers or amounts.
// Mobile numbers (01x) are people's own or examples, nothing to call.
const PHONE = /(?<![\d.,-])(0(?!1)\d{1,2}-\d{3,4}-\d{4}|1[568]\d{2}-\d{4}|13(?:50|45))(?![\d-]|[.,]\d|\s*(?:원|명|일|개|년|시간|%))/g;

/** @typedef {{text: string, href?: string}} Piece */

/**
 * The text cut into plain pieces and links.
 * @param {string} text
 * @returns {Piece[]}
 */
export function pieces(text) {
  /** @type {Piece[]} */
  const result = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (!isAddress(address)) continue;
    result.push(...phones(text.slice(from, match.index)), { text: address, href: address });
    from = match.index + address.length;
  }
  result.push(...phones(text.slice(from)));
  return result.filter((piece) => piece.text);
}

/** @param {string} text @returns {Piece[]} */
function phones(text) {
  /** @type {Piece[]} */
  const result = [];
  let from = 0;
  for (const match of text.matchAll(PHONE)) {
    result.push({ text: text.slice(from, match.index) }, { text: match[0], href: telephone(match[0]) });
    from = match.index + match[0].length;
  }
  return [...result, { text: text.slice(from) }];
}

/** @param {string} number */
export function telephone(number) {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}

/** @param {string} number whether it looks like a phone number that may become a link */
export function isTelephone(number) {
  return /^(0\d{1,2}-\d{3,4}-\d{4}|1\d{3}-\d{4}|1\d{2,3})$/.test(number);
}

/** Sentence marks and an unopened bracket at the end belong to the sentence. @param {string} address */
function trimmed(address) {
  let end = address.replace(/[.,;:!?'*~]+$/, "");
  while (end.endsWith(")") && !end.includes("(")) end = end.slice(0, -1).replace(/[.,;:!?'*~]+$/, "");
  return end;
}

/** @param {string} address */
function isAddress(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
