/** Calls of the HTTP contract: JSON in, a response or a Problem out. */

const LONGEST_WAIT = 40_000;

/** The server refused: `detail` is a sentence for people. */
export class Problem extends Error {
  /** @param {number} status @param {string} code @param {string} detail @param {string} [field] what it is about @param {Record<string, any>} [more] members of its own */
  constructor(status, code, detail, field = "", more = {}) {
    super(detail || code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.field = field;
    this.more = more;
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
 * @param {{method?: string, token?: string, body?: unknown, signal?: AbortSignal, cache?: RequestCache, keepalive?: boolean, key?: string}} [request]
 *   `keepalive` lets it arrive after the page is left; the same `key` again is the same request
 * @returns {Promise<Response>} a successful answer; throws Problem, or TypeError when the network fails
 */
export async function call(address, { method = "GET", token, body, signal, cache = "no-store", keepalive = false, key } = {}) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers["Idempotency-Key"] = key;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(address, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: signal ?? AbortSignal.timeout(LONGEST_WAIT), cache, keepalive,
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Problem(response.status, String(problem.code ?? ""), typeof problem.detail === "string" ? problem.detail : "", String(problem.field ?? ""), problem);
}
