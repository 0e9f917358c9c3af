// Hand in: one key says why a pupil is not rated, and goes on to the next.
const whys = [...document.querySelectorAll("select.why")];
const keys = { a: "Absent", n: "New", l: "Left", o: "Other" };

for (const [i, select] of whys.entries()) {
  select.addEventListener("keydown", (event) => {
    const why = keys[event.key.toLowerCase()];
    if (why && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (!event.repeat) {
        select.value = why;
        (whys[i + 1] ?? select.form.querySelector("button")).focus();
      }
    }
  });
}

whys.find((select) => select.value === "")?.focus();
