/** Keeps in touch with the server: catches up, listens, and tries again with growing pauses. */
import { openStream } from "./api.js";

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 15_000;
const POLL = 5_000;

/** @typedef {import("../lib/types.js").Key} Key */

export class Stream {
  /**
   * @param {{key: () => Key | null, after: () => number, catchUp: () => Promise<void>, receive: (event: any) => void, lost: () => void, found: () => void}} wires
   *   `catchUp` reads what we missed and throws when the server cannot be reached
   */
  constructor(wires) {
    this.wires = wires;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.attempts = 0;
    this.running = false;
    /** @type {() => void} */
    this.wakeUp = () => {};
    addEventListener("online", () => this.hurry());
    addEventListener("offline", () => {
      this.wires.lost();
      this.socket?.close();
    });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.hurry());
  }

  start() {
    if (this.running) return;
    this.running = true;
    void this.run();
  }

  /** Look at the conversation again: it is another one now. */
  restart() {
    this.attempts = 0;
    this.socket?.close();
    this.wakeUp();
  }

  /** Stop waiting and try now. */
  hurry() {
    if (this.socket?.readyState !== WebSocket.OPEN) this.wakeUp();
  }

  async run() {
    for (;;) {
      let reached = false;
      try {
        await this.wires.catchUp();
        reached = true;
        this.wires.found();
      } catch {
        this.wires.lost();
      }
      const listened = reached && (await this.listen().catch(() => false)); // some networks and browsers have no WebSocket
      this.attempts = listened ? 0 : this.attempts + 1;
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(this.attempts, 6));
      // Without a stream but with a server we simply ask every few seconds.
      await this.sleep(reached && !listened ? POLL : pause * (0.5 + Math.random() / 2));
    }
  }

  /** @returns {Promise<boolean>} whether the stream was ever open, once it has ended */
  listen() {
    const key = this.wires.key();
    if (!key) return Promise.resolve(false);
    return new Promise((resolve) => {
      let opened = false;
      const socket = openStream(key, this.wires.after());
      this.socket = socket;
      socket.addEventListener("open", () => (opened = true));
      socket.addEventListener("message", (event) => socket === this.socket && this.wires.receive(JSON.parse(event.data)));
      socket.addEventListener("close", () => {
        if (this.socket === socket) this.socket = null;
        resolve(opened);
      });
    });
  }

  /** @param {number} milliseconds */
  sleep(milliseconds) {
    return /** @type {Promise<void>} */ (new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    }));
  }
}
