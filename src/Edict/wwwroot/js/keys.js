// The keys of every page: ? lists them, and the screen can be blanked. Without script nothing is lost but these.
const off = "edict-keys-off";
const dialog = document.getElementById("keys");
const blank = document.getElementById("blank");
const choice = document.getElementById("keys-on");

const areOn = () => localStorage.getItem(off) === null;
// A cell takes digits, and a radio nothing that is typed.
const isTyping = (target) =>
  target.closest("input:not([type=checkbox], [type=radio], .cell), select, textarea, [contenteditable]") !== null;

// A page that has keys of its own says them in the list.
const own = document.getElementById("own-keys");
if (own !== null) {
  own.hidden = false;
  dialog.querySelector("dl").before(own);
}

choice.checked = areOn();
choice.addEventListener("change", () =>
  choice.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1"),
);

// A dialog lies over everything, other dialogs too, and gives the focus back to where it was.
function cover() {
  blank.dataset.title = document.title;
  document.title = "Edict";
  document.documentElement.classList.add("blanked");
  blank.showModal();
}

// The focus goes back to where it was only when that is to be seen again.
function uncover() {
  document.documentElement.classList.remove("blanked");
  document.title = blank.dataset.title;
  blank.close();
}

blank.addEventListener("click", uncover);
blank.addEventListener("cancel", (event) => {
  event.preventDefault();
  uncover();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }

  if (blank.open) {
    if (event.key === "Escape" || event.key === "Enter") {
      event.preventDefault();
      uncover();
    }

    return;
  }

  // F9 types nothing, so it works in a field too, and stays when the signs are switched off.
  if (event.key === "F9") {
    event.preventDefault();
    cover();
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
