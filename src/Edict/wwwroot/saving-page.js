// What a page that saves itself tells the person who fills it in: the state, a sign-in that has ended, what was refused.
import { Saving } from "./saving.js";
import { drop } from "./waiting.js";

/** @param {HTMLFormElement} form with the person and a token
 *  @param {{count: (number: number) => string, words: (cell: object) => string, settled: (batch: object, answer: object) => void}} page */
export function savingPage(form, page) {
  const state = document.getElementById("saving");

  function say(words, kind = "good") {
    state.textContent = words;
    state.dataset.state = kind;
  }

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
      `Not saved: your sign-in has ended. ${page.count(saving.waiting)} wait on this machine. Sign in again, and open this page.`,
      "bad",
    );
    return false;
  }

  /** What cannot be saved any more is shown, and kept until the person throws it away. */
  function refused(batch, words) {
    say(words, "bad");
    const list = document.createElement("section");
    list.className = "message refused";
    list.append(`${words} Not saved: ${batch.cells.map(page.words).join("; ")}. `);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Throw these away";
    button.addEventListener("click", async () => {
      await drop(batch.batch);
      list.remove();
    });
    list.append(button);
    form.before(list);
  }

  function settled(batch, answer) {
    if (batch.address === form.dataset.cells) {
      page.settled(batch, answer);
    }

    const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    const words = answer.faults.join(" ");
    const open = form.querySelectorAll("[data-contested]").length;
    if (saving.waiting > 0) {
      say("Saving …", "busy");
    } else if (words || open > 0) {
      say(words || `Somebody else changed ${page.count(open)} meanwhile: choose below.`, "bad");
    } else {
      say(`All saved at ${time}`);
    }
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
  return { saving, say };
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
