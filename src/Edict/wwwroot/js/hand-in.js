// Hand in: one key says why a pupil is not rated, or what their teacher thinks, and goes on to the next.
import { singleKeysAreOn } from "./saving-page.js";

const whys = [...document.querySelectorAll("select.why")];
const keys = { a: "Absent", n: "New", l: "Left", o: "Other" };

for (const [i, select] of whys.entries()) {
  select.addEventListener("keydown", (event) => {
    const why = keys[event.key.toLowerCase()];
    if (why && singleKeysAreOn() && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (!event.repeat) {
        select.value = why;
        (whys[i + 1] ?? select.form.querySelector("button")).focus();
      }
    }
  });
}

const picks = [...document.querySelectorAll(".views .picks")];
const letters = { r: "R", a: "A", g: "G", delete: "", backspace: "" };
document.querySelectorAll(".with-script").forEach((part) => (part.hidden = false));

for (const [i, pick] of picks.entries()) {
  pick.addEventListener("keydown", (event) => {
    const letter = letters[event.key.toLowerCase()];
    if (letter !== undefined && singleKeysAreOn() && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (!event.repeat) {
        pick.querySelector(`[value="${letter}"]`).checked = true;
        (picks[letter === "" ? i : i + 1] ?? pick).querySelector(":checked").focus();
      }
    }
  });
}

// A summary of what is wrong has the focus, and is to be heard.
if (document.querySelector(".ds_error-summary") === null) {
  whys.find((select) => select.value === "")?.focus();
}
