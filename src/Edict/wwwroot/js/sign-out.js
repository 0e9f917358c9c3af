// Whoever signs out while something of theirs waits on this machine is told: it goes when they go.
import { drop, keptBy } from "./waiting.js";

const { person } = document.body.dataset;
const dialog = document.getElementById("waits");

function agreesToLose(count) {
  document.getElementById("waits-count").textContent = count === 1 ? "One change is" : `${count} changes are`;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue === "lose");
  });
}

async function leave(event) {
  event.preventDefault();
  const waiting = await keptBy(person).catch(() => []);
  const count = waiting.reduce((sum, batch) => sum + batch.cells.length, 0);
  if (count > 0 && !(await agreesToLose(count))) {
    return;
  }

  window.dispatchEvent(new Event("edict-lose"));
  await Promise.all(waiting.map((batch) => drop(batch.batch)));
  event.target.submit();
}

if (dialog) {
  document.querySelectorAll('form[action="/sign-out"]').forEach((form) => form.addEventListener("submit", leave));
}
