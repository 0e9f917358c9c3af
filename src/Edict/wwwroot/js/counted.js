// How many characters are left in a field, said beside it as one types. Without script the field's own limit holds.
for (const field of document.querySelectorAll("[data-counted]")) {
  const left = document.createElement("span");
  left.className = "counted quiet";
  left.id = `${field.id}-left`;
  field.setAttribute("aria-describedby", left.id);
  field.after(left);
  const say = () => {
    const count = field.maxLength - field.value.length;
    left.textContent = `${count} ${count === 1 ? "character" : "characters"} left`;
  };
  field.addEventListener("input", say);
  say();
}
