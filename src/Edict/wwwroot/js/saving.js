// Sends batches of marks, one at a time, and keeps each on this machine until the server has it. A batch has an id, so
// that sent again after a lost answer it changes nothing twice.
import { drop, keep, keptBy } from "./waiting.js";

/** What a cell is told by; a page's cells have some of them. */
const identity = ["pupil", "cycle", "level", "column"];
const firstGap = 1000;
const longestGap = 30000;

/** Why the server will never take a batch: the next ones go out all the same. */
async function refusalOf(answer) {
  const said = answer.status === 409 || answer.status === 400 ? await answer.json().catch(() => null) : null;
  return said?.words ?? (answer.status === 400 ? "The school cannot read this." : "You may no longer change this.");
}

/** How much waits, in words. */
export const waiting = (count, number) => `${count(number)} ${number === 1 ? "waits" : "wait"} on this machine`;

export class Saving {
  #queue = [];
  #sending = false;
  #stopped = false;
  #failed = false;
  #gap = firstGap;
  #timer = 0;

  /** @param {{person: string, token: () => string, refresh: () => Promise<boolean>, say: (words: string, state: string) => void,
   *  settled: (batch: object, answer: object) => void, refused: (batch: object, words: string) => void, count: (number: number) => string}} page */
  constructor(page) {
    this.page = page;
    window.addEventListener("online", () => this.#soon(0));
    window.addEventListener("edict-lose", () => {
      this.#stopped = true;
      this.#queue = [];
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting > 0) {
        event.preventDefault();
      }
    });
  }

  get waiting() {
    return this.#queue.reduce((count, batch) => count + batch.cells.length, 0);
  }

  /** What the server will hold of a cell when all that waits is saved; undefined where nothing of it waits. */
  expected(same) {
    for (const batch of [...this.#queue].reverse()) {
      const cell = batch.cells.find(same);
      if (cell) {
        return cell.now;
      }
    }

    return undefined;
  }

  /** Takes up what an earlier visit left. */
  async resume() {
    const kept = await keptBy(this.page.person);
    for (const batch of kept.filter((each) => each.refused)) {
      this.page.refused(batch, batch.refused);
    }

    this.#queue = kept.filter((each) => !each.refused);
    this.#soon(0);
    return this.#queue;
  }

  add(address, entered, cell) {
    const isSame = (other) => identity.every((part) => other[part] === cell[part]);
    const last = this.#queue.at(-1);
    const isFree = last && last.entered === entered && last.address === address && !(this.#sending && this.#queue.length === 1);
    const batch = isFree
      ? last
      : { batch: crypto.randomUUID(), person: this.page.person, address, entered, at: Date.now(), cells: [] };
    const earlier = batch.cells.find(isSame);
    if (earlier) {
      Object.assign(earlier, { ...cell, was: earlier.was });
    } else {
      batch.cells.push(cell);
    }

    if (!isFree) {
      this.#queue.push(batch);
    }

    this.page.say("Saving …", "busy");
    keep(batch).catch(() => this.page.say("This browser keeps nothing: do not close the page before all is saved.", "bad"));
    this.#soon(150);
  }

  /** Resolves when nothing waits any more, or rejects when it cannot be sent now. */
  async empty() {
    while (this.waiting > 0) {
      await this.#send();
      if (this.waiting > 0 && (this.#failed || this.#stopped)) {
        throw new Error("not saved");
      }

      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  #soon(gap) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), gap);
  }

  async #send() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const batch = this.#queue[0];
    if (this.#sending || this.#stopped || !batch) {
      return;
    }

    this.#sending = true;
    this.page.say("Saving …", "busy");
    try {
      await this.#settle(batch, await this.#post(batch));
      this.#failed = false;
    } catch {
      this.#failed = true;
      this.page.say(
        `Not saved yet: no answer from the school. Until the line is back, ${waiting(this.page.count, this.waiting)}.`,
        "bad",
      );
      this.#soon(this.#gap);
      this.#gap = Math.min(2 * this.#gap, longestGap);
    } finally {
      this.#sending = false;
    }

    if (this.#queue.length > 0 && this.#timer === 0 && !this.#stopped) {
      this.#soon(0);
    }
  }

  #post(batch) {
    return fetch(batch.address, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", RequestVerificationToken: this.page.token() },
      body: JSON.stringify({ batch: batch.batch, entered: batch.entered, cells: batch.cells }),
    });
  }

  async #settle(batch, answer, isAgain = false) {
    if (answer.status >= 500) {
      throw new Error(answer.statusText);
    }

    if (answer.ok) {
      // The batch stays in the queue until the page knows what became of it: a cell typed meanwhile builds on it.
      const said = await answer.json();
      await drop(batch.batch);
      this.#queue.shift();
      this.#gap = firstGap;
      this.page.settled(batch, said);
      return;
    }

    const isSignedOut = answer.type === "opaqueredirect" || answer.status === 401;
    if (isSignedOut || (answer.status === 400 && !isAgain)) {
      // The sign-in has run out, or the page is older than it: the same person may go on.
      if (!(await this.page.refresh())) {
        this.#stopped = true;
        return;
      }

      if (isAgain) {
        throw new Error("again");
      }

      await this.#settle(batch, await this.#post(batch), true);
      return;
    }

    const words = await refusalOf(answer);
    this.#queue.shift();
    await keep({ ...batch, refused: words });
    this.page.refused(batch, words);
  }
}
