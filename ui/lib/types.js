/**
 * Shapes of the HTTP contract that the chat uses.
 * @typedef {{label: string, value: string}} Choice
 * @typedef {{seq: number, from: "user"|"bot"|"staff"|"system", kind: string, text: string, choices: Choice[], data: any, at: string}} Message
 * @typedef {{mode: "bot"|"waiting"|"staff"|"closed", interview: null | {name: string, fact: string}, language: "ko"|"en"}} State
 * @typedef {{id: string, token: string}} Key the conversation and the only copy of its token
 * @typedef {{clientId: string, text?: string, choice?: string, label: string, status: "sending"|"failed", settled: boolean, detail?: string}} Outgoing
 *   a message on its way; `settled` when the server has shown it back to us
 */
export {};
