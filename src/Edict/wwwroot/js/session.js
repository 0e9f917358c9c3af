// Warns two minutes before a session ends, and keeps what was typed for the same person until they have signed in again.
const { person, sessionMinutes } = document.body.dataset;
const kept = "edict-typed";
const left = "edict-interrupted";
const seen = "edict-seen";
const warnBefore = 2 * 60_000;

const read = () => JSON.parse(sessionStorage.getItem(kept) ?? "{}");
const write = (typed) => sessionStorage.setItem(kept, JSON.stringify(typed));
const forms = () =>
  [...document.querySelectorAll("main form[method=post]")].filter(
    // What saves itself is kept by saving itself, and what stood on a page may since be somebody else's.
    (form) => form.querySelector("input[type=password]") === null && form.dataset.cells === undefined,
  );
const nameOf = (form) => form.id || new URL(form.action).search || "form";
const isKept = (field) =>
  field.name !== "" && field.type !== "hidden" && field.type !== "file" && field.type !== "submit";

function keep() {
  const fields = forms().map((form) => [
    nameOf(form),
    [...form.elements].filter(isKept).map((field) => [field.name, field.type, field.value, field.checked]),
  ]);
  write({ person, pages: { ...read().pages, [location.pathname]: Object.fromEntries(fields) } });
}

function giveBack(page) {
  for (const form of forms()) {
    const typed = [...(page[nameOf(form)] ?? [])];
    for (const field of [...form.elements].filter(isKept)) {
      const isChoice = field.type === "checkbox" || field.type === "radio";
      const at = typed.findIndex(
        ([name, type, value]) => name === field.name && type === field.type && (!isChoice || value === field.value),
      );
      if (at >= 0) {
        const [[, , value, checked]] = typed.splice(at, 1);
        if (isChoice) {
          field.checked = checked;
        } else {
          field.value = value;
        }
      }
    }
  }

  document.getElementById("given-back").hidden = false;
}

function start() {
  if (read().person !== person) {
    sessionStorage.removeItem(kept);
  }

  const { pages = {} } = read();
  if (sessionStorage.getItem(left) !== null && pages[location.pathname]) {
    giveBack(pages[location.pathname]);
  } else {
    delete pages[location.pathname];
  }

  sessionStorage.removeItem(left);
  write({ person, pages });
  document.addEventListener("input", keep);
  document.querySelector(".masthead-out").addEventListener("submit", () => sessionStorage.removeItem(kept));
  watch();
}

function watch() {
  const warning = document.getElementById("session-ends");
  const idle = Number(sessionMinutes) * 60_000;
  const touch = () => localStorage.setItem(seen, String(Date.now()));
  touch();
  setInterval(() => {
    warning.hidden = Date.now() - Number(localStorage.getItem(seen)) < idle - warnBefore;
  }, 5_000);
  warning.querySelector("button").addEventListener("click", async () => {
    if ((await fetch("/session", { redirect: "manual" })).ok) {
      touch();
      warning.hidden = true;
    }
  });
}

if (person) {
  start();
} else {
  sessionStorage.setItem(left, "1");
}
