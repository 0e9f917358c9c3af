// The keys of every page: ? lists them, and the screen can be blanked. Without script nothing is lost but these.
const off = "edict-keys-off";
const dialog = document.getElementById("keys");
const blank = document.getElementById("blank");
const choice = document.getElementById("keys-on");

const areOn = () => localStorage.getItem(off) === null;
const isTyping = (target) => target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]") !== null;

choice.checked = areOn();
choice.addEventListener("change", () =>
  choice.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1"),
);

function setBlank(on) {
  blank.hidden = !on;
  document.documentElement.classList.toggle("blanked", on);
  document.title = on ? "Edict" : blank.dataset.title;
  (on ? blank : document.getElementById("main")).focus();
}

blank.dataset.title = document.title;
blank.addEventListener("click", () => setBlank(false));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }

  if (!blank.hidden) {
    if (event.key === "Escape" || event.key === "Enter") {
      event.preventDefault();
      setBlank(false);
    }

    return;
  }

  // F9 types nothing, so it works in a field too, and stays when the signs are switched off.
  if (event.key === "F9") {
    event.preventDefault();
    setBlank(true);
  } else if (event.key === "?" && areOn() && !isTyping(event.target)) {
    event.preventDefault();
    dialog.showModal();
  } else if (areOn() && !isTyping(event.target)) {
    openBy(event);
  }
});

// A page's own key opens a part of it and goes to the part's first field.
function openBy(event) {
  const part = document.querySelector(`details[data-key="${CSS.escape(event.key)}"]`);
  if (part !== null) {
    event.preventDefault();
    part.open = true;
    part.querySelector("input:not([type=hidden]), select").focus();
  }
}

for (const button of document.querySelectorAll("[data-opens=keys]")) {
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}
