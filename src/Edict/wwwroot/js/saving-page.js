// What a page that saves itself tells the person who fills it in: the state, a sign-in that has ended, what was refused.
import { Saving, waiting } from "./saving.js";
import { drop } from "./waiting.js";

/** @param {HTMLFormElement} form with the person, a token, and in data-cells how the addresses begin to which it saves
 *  @param {{count: (number: number) => string, words: (cell: object) => string, settled: (batch: object, answer: object) => void,
 *  refused: (batch: object) => void, pending: () => string, back: () => void}} page */
export function savingPage(form, page) {
  const state = document.getElementById("saving");
  const told = document.getElementById("told");
  const refusals = new Set();
  let savedAt = "";
  let isLost = false;

  /** How far all is saved. */
  function say(words, kind = "good") {
    state.textContent = words;
    state.dataset.state = kind;
  }

  /** What an act did, or why it did nothing: it stands until the next act, whatever is being saved meanwhile. */
  function tell(words, kind = "good") {
    told.textContent = words;
    told.dataset.state = kind;
  }

  /** What a person has still to do before all is saved that they see; empty for nothing. */
  function open() {
    const contested = [...form.querySelectorAll("[data-contested]")];
    const refused = [...refusals].reduce((count, batch) => count + batch.cells.length, 0);
    return [
      contested.length === 0
        ? ""
        : `Somebody else changed ${page.count(contested.length)} meanwhile: choose beside ${contested[0].closest("tr").dataset.name}.`,
      page.pending(),
      refused === 0 ? "" : `${page.count(refused)} could not be saved: see above the table.`,
    ]
      .filter((words) => words !== "")
      .join(" ");
  }

  function update() {
    if (saving.waiting > 0) {
      return;
    }

    const words = open();
    if (words !== "") {
      say(words, "bad");
    } else {
      say(savedAt === "" ? "" : `All saved at ${savedAt}`);
    }
  }

  window.addEventListener("edict-lose", () => (isLost = true));
  window.addEventListener("beforeunload", (event) => {
    if (!isLost && (form.querySelector("[data-contested]") || page.pending() !== "")) {
      event.preventDefault();
    }
  });

  /** Fetches the page again for a token, and says whether the same person is signed in. */
  async function refresh() {
    const answer = await fetch(location.href, { redirect: "manual" });
    const fresh = answer.ok
      ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(form.id)
      : null;
    if (fresh?.dataset.person === form.dataset.person) {
      form.elements.__RequestVerificationToken.value = fresh.elements.__RequestVerificationToken.value;
      return true;
    }

    say(
      `Not saved: your sign-in has ended. ${waiting(page.count, saving.waiting)}. Sign in again, and open this page.`,
      "bad",
    );
    return false;
  }

  /** What cannot be saved any more is shown, and kept until the person throws it away. */
  function refused(batch, words) {
    refusals.add(batch);
    const list = document.createElement("section");
    list.className = "message refused";
    list.setAttribute("role", "alert");
    list.append(`${words} Not saved: ${batch.cells.map(page.words).join("; ")}. `);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Throw these away";
    button.addEventListener("click", async () => {
      await drop(batch.batch);
      refusals.delete(batch);
      list.remove();
      update();
      page.back();
    });
    list.append(button);
    form.before(list);
    if (batch.address.startsWith(form.dataset.cells)) {
      page.refused(batch);
    }

    update();
  }

  function settled(batch, answer) {
    if (batch.address.startsWith(form.dataset.cells)) {
      page.settled(batch, answer);
    }

    savedAt = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    if (answer.faults.length > 0) {
      tell(answer.faults.join(" "), "bad");
    }

    update();
  }

  const saving = new Saving({
    person: form.dataset.person,
    token: () => form.elements.__RequestVerificationToken.value,
    refresh,
    say,
    settled,
    refused,
    count: page.count,
  });
  return { saving, tell, update, open };
}

/** The two between whom a person chooses where somebody else was quicker. */
export function contestLine(words, choices) {
  const line = document.createElement("div");
  line.append(`${words} `);
  for (const [label, choose] of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      line.remove();
      choose();
    });
    line.append(button, " ");
  }

  return line;
}

export const singleKeysAreOn = () => localStorage.getItem("edict-keys-off") === null;
