/** Calls of the HTTP contract: JSON in, a response or a Problem out. */

const LONGEST_WAIT = 40_000;

/** The server refused: `detail` is a sentence for people. */
export class Problem extends Error {
  /** @param {number} status @param {string} code @param {string} detail @param {string} [field] what it is about */
  constructor(status, code, detail, field = "") {
    super(detail || code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.field = field;
  }

  /** The conversation no longer exists or is not ours. */
  get isGone() {
    return this.code === "conversation_not_found" || this.code === "wrong_token" || this.status === 401;
  }

  /** Trying the same again later may work. */
  get mayPass() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/**
 * @param {string} address
 * @param {{method?: string, token?: string, body?: unknown, signal?: AbortSignal, cache?: RequestCache}} [request]
 * @returns {Promise<Response>} a successful answer; throws Problem, or TypeError when the network fails
 */
export async function call(address, { method = "GET", token, body, signal, cache = "no-store" } = {}) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(address, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: signal ?? AbortSignal.timeout(LONGEST_WAIT), cache,
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Problem(response.status, String(problem.code ?? ""), typeof problem.detail === "string" ? problem.detail : "", String(problem.field ?? ""));
}
