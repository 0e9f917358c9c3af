// The grid of a class: keys as in a spreadsheet, and marks that save themselves. Without it the page is a form.
import { readBlock } from "./block.js";
import { contestLine, savingPage, singleKeysAreOn } from "./saving-page.js";

const form = document.getElementById("sheet");
const rows = [...form.querySelectorAll("tbody tr")];
const cells = [...form.querySelectorAll("input.cell")];
const across = cells.length / rows.length;
const handIn = document.getElementById("hand-in");
const headings = [...document.querySelectorAll("#paste thead th")].slice(1).map((each) => each.textContent);
const history = [];

const address = form.dataset.cells;
const marks = (count) => (count === 1 ? "1 mark" : `${count} marks`);
const blanksOf = (list) => (list.length === 1 ? "1 blank" : `${list.length} blanks`);
const rowOf = (cell) => cell.closest("tr");
const whoOf = (row) => `${row.dataset.name} (${row.dataset.class})`;
const markOf = (text) => (text === "" ? null : Number(text));
const idOf = (cell) => ({ pupil: rowOf(cell).dataset.pupil, level: rowOf(cell).dataset.level, column: cell.dataset.column });
const isOf = (cell) => (other) => {
  const own = idOf(cell);
  return other.pupil === own.pupil && other.level === own.level && other.column === own.column;
};
const cellOf = (change) => cells.find((cell) => isOf(cell)(change));
const worstOf = (cell) => (cell.dataset.column === "WorkingGrade" ? Number(form.dataset.worstGrade) : 4);
const isMark = (cell, digit) => !cell.readOnly && /^[1-9]$/.test(digit) && Number(digit) <= worstOf(cell);
const contests = new Map();

const { saving, tell, update, open } = savingPage(form, {
  count: marks,
  pending: () => "",
  back: goToBlank,
  words: (cell) => {
    const row = rows.find((each) => each.dataset.pupil === cell.pupil);
    return row ? `${whoOf(row)}: ${cell.column} ${cell.now ?? "blank"}` : "what was typed on another page";
  },
  settled: (_, answer) => {
    answer.saved.forEach((cell) => (cellOf(cell).dataset.saved = cell.mark ?? ""));
    answer.contested.forEach(contest);
  },
  // The grid shows what the school holds; what it did not take stands above.
  refused: (batch) => {
    for (const cell of batch.cells.map(cellOf).filter((each) => each && saving.expected(isOf(each)) === undefined)) {
      show(cell, cell.dataset.saved);
      came(cell, "Typed");
    }

    countActs();
  },
});

/** Somebody else had changed the cell: both are shown, and the person chooses. */
function contest(cell) {
  const input = cellOf(cell);
  endContest(input);
  input.dataset.saved = cell.theirs ?? "";
  input.dataset.contested = "";
  const choose = (mark) => () => {
    change([[input, String(mark ?? "")]], "Typed");
    input.focus();
  };
  const line = contestLine(`${input.ariaLabel.split(",")[0]} of ${whoOf(rowOf(input))}: ${cell.words}`, [
    ["Keep mine", choose(cell.yours)],
    ["Take theirs", choose(cell.theirs)],
  ]);
  contests.set(input, line);
  rowOf(input).querySelector(".note").append(line);
}

/** Whoever types a mark has chosen. */
function endContest(input) {
  contests.get(input)?.remove();
  contests.delete(input);
  delete input.dataset.contested;
}

function show(cell, value) {
  cell.value = value;
  cell.dataset.typed = value;
  cell.removeAttribute("aria-invalid");
  const done = rows.filter((row) => {
    const ratings = [...row.querySelectorAll(".cell")].filter((each) => each.dataset.column !== "WorkingGrade");
    return ratings.every((each) => each.value !== "") || row.querySelector(".note").textContent.startsWith("not rated");
  });
  document.getElementById("done").textContent = done.length;
}

/** Says of a cell whether its mark came by a deliberate act, in sight and to a screen reader. */
function came(cell, entered) {
  const isAct = cell.value !== "" && document.getElementById(`By-${entered}`) !== null;
  const before = cell.getAttribute("aria-describedby").split(" ")[0];
  cell.setAttribute("aria-describedby", isAct ? `${before} By-${entered}` : before);
  cell.parentElement.className = isAct ? `by-${entered}` : "";
}

/** Counts the marks that came by each act. */
function countActs() {
  const given = cells.filter((cell) => cell.value !== "").length;
  for (const line of document.querySelectorAll("#filled [data-entered]")) {
    const count = form.querySelectorAll(`td.by-${line.dataset.entered}`).length;
    line.hidden = count === 0;
    line.querySelector("b").textContent = `${count} of ${marks(given)}`;
  }
}

/** Puts marks into cells, remembers what was there, and has them saved. */
function change(list, entered, remember = true) {
  const real = list.filter(([cell, value]) => cell.value !== value || cell.dataset.saved !== value);
  list.forEach(([cell]) => endContest(cell));
  tell("");
  if (remember && real.length > 0) {
    history.push(real.map(([cell]) => [cell, cell.value]));
  }

  for (const [cell, value] of real) {
    const was = saving.expected(isOf(cell));
    const before = was === undefined ? markOf(cell.dataset.saved) : was;
    show(cell, value);
    came(cell, entered);
    if (before !== markOf(value)) {
      saving.add(address, entered, { ...idOf(cell), was: before, now: markOf(value) });
    }
  }

  countActs();
  update();
}

function goTo(index) {
  const cell = cells[index];
  if (cell) {
    cell.focus();
    cell.select();
  } else if (index >= cells.length) {
    handIn?.focus();
  }
}

function goToBlank() {
  goTo(Math.max(0, cells.findIndex((cell) => cell.value === "")));
}

function refuse(cell, digit) {
  cell.setAttribute("aria-invalid", "true");
  tell(`${digit} is no mark here: 1 to ${worstOf(cell)}.`, "bad");
}

function type(cell, digit) {
  if (!isMark(cell, digit)) {
    refuse(cell, digit);
    return;
  }

  change([[cell, digit]], "Typed");
  goTo(cells.indexOf(cell) + 1);
}

function undo() {
  const last = history.pop();
  if (!last) {
    tell("There is nothing to undo.");
    return;
  }

  change(last, "Typed", false);
  tell(last.length === 1 ? "Undone." : `Undone: ${marks(last.length)}.`);
}

const blanks = () => cells.filter((cell) => cell.value === "" && !cell.readOnly);

function same() {
  const list = blanks().filter((cell) => cell.dataset.before !== undefined && cell.dataset.before !== "");
  change(list.map((cell) => [cell, cell.dataset.before]), "SameAsLastTime");
  tell(`${blanksOf(list)} took the mark of last time.`);
}

function fill() {
  const list = blanks().filter((cell) => cell.dataset.column !== "WorkingGrade");
  change(list.map((cell) => [cell, "2"]), "FilledWithTwo");
  tell(`${blanksOf(list)} filled with a 2.`);
}

function jump(cell, letter) {
  const from = rows.indexOf(rowOf(cell));
  const order = [...rows.slice(from + 1), ...rows.slice(0, from + 1)];
  const row = order.find((each) => each.dataset.name.toLowerCase().startsWith(letter.toLowerCase()));
  if (row) {
    goTo(rows.indexOf(row) * across + (cells.indexOf(cell) % across));
  }
}

async function leave() {
  try {
    await saving.empty();
  } catch {
    tell("Not all is saved yet: hand in when the line is back.", "bad");
    return;
  }

  if (open() !== "") {
    tell("Not all is saved yet, so the class is not handed in.", "bad");
    return;
  }

  location.assign(handIn.href);
}

const acts = { same, fill, undo };
const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across, Enter: across };

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && handIn) {
    event.preventDefault();
    leave();
  } else if ((event.ctrlKey || event.metaKey) && event.key === "z") {
    event.preventDefault();
    undo();
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && event.target.matches(".cell")) {
    onCellKey(event, event.target);
  }
}

function onCellKey(event, cell) {
  const { key } = event;
  if (key in moves) {
    event.preventDefault();
    goTo(cells.indexOf(cell) + moves[key]);
  } else if (cell.readOnly || key.length > 1) {
    if (!cell.readOnly && (key === "Delete" || key === "Backspace")) {
      event.preventDefault();
      change([[cell, ""]], "Typed");
    }
  } else if (/\d/.test(key)) {
    event.preventDefault();
    if (!event.repeat) {
      type(cell, key);
    }
  } else {
    // A ? opens the list of keys, which is every page's.
    event.preventDefault();
    if (!singleKeysAreOn() || event.repeat) {
      return;
    }

    if (key === "=") {
      same();
    } else if (key === "*") {
      fill();
    } else if (/\p{L}/u.test(key)) {
      jump(cell, key);
    }
  }
}

/** A phone's keyboard sends no key that can be told: what came into the field is looked at. */
function onInput(event) {
  const cell = event.target;
  const typed = cell.value;
  cell.value = cell.dataset.typed;
  if (typed === "") {
    change([[cell, ""]], "Typed");
  } else {
    type(cell, typed.slice(-1));
  }
}

function onPaste(event) {
  if (!event.target.matches(".cell") || event.target.readOnly) {
    return;
  }

  event.preventDefault();
  const block = readBlock(event.clipboardData.getData("text/plain"), rows.map((row) => row.dataset.name), headings);
  const chosen = cells.indexOf(event.target);
  const width = Math.max(...block.rows.map((line) => line.marks.length));
  const column = !block.byHeading && (chosen % across) + width <= across ? chosen % across : 0;
  const landing = block.rows.flatMap(({ row, marks }, i) =>
    marks.map((mark, j) => {
      const start = (row ?? Math.floor(chosen / across) + i) * across + column;
      return [column + j < across ? cells[start + j] : undefined, mark];
    }),
  );
  preview(block, landing);
}

function preview(block, landing) {
  const dialog = document.getElementById("paste");
  const good = landing.filter(([cell, mark]) => cell && mark !== "" && isMark(cell, mark));
  const bad = landing.filter(([cell, mark]) => mark !== "" && !(cell && isMark(cell, mark)));
  document.getElementById("paste-rows").replaceChildren(
    ...rows
      .filter((row) => good.some(([cell]) => rowOf(cell) === row))
      .map((row) => {
        const line = document.createElement("tr");
        const name = document.createElement("th");
        name.scope = "row";
        name.textContent = whoOf(row);
        line.append(name);
        for (const cell of row.querySelectorAll(".cell")) {
          const mark = good.find(([own]) => own === cell)?.[1];
          const field = document.createElement("td");
          field.textContent = mark === undefined ? cell.value || "–" : mark;
          if (mark !== undefined && cell.dataset.before && Math.abs(mark - cell.dataset.before) >= 2) {
            field.append(` (was ${cell.dataset.before})`);
          }

          line.append(field);
        }

        return line;
      }),
  );
  document.getElementById("paste-words").textContent =
    `${marks(good.length)}, ${block.byName ? "each to the pupil it names" : "from the chosen pupil on"}` +
    `${block.byHeading ? ", in the columns that the block's headings name" : ""}.` +
    (bad.length > 0 ? ` Left out, since they are no marks or have no cell: ${bad.map(([, mark]) => mark).join(", ")}.` : "");
  document.getElementById("paste-take").disabled = good.length === 0;
  dialog.onclose = () => {
    if (dialog.returnValue !== "leave" && dialog.returnValue !== "") {
      change(good, "Pasted");
      handIn?.focus();
    }

    if (dialog.returnValue === "hand-in") {
      leave();
    }
  };
  dialog.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && good.length > 0) {
      event.preventDefault();
      dialog.close("hand-in");
    }
  };
  dialog.returnValue = "";
  dialog.showModal();
}

cells.forEach((cell) => (cell.dataset.typed = cell.value));
document.getElementById("save")?.remove();
form.querySelectorAll(".with-script").forEach((part) => (part.hidden = false));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("keydown", onKey);
form.addEventListener("input", onInput);
form.addEventListener("paste", onPaste);
form.addEventListener("click", (event) => acts[event.target.closest("[data-act]")?.dataset.act]?.());
form.addEventListener("focusin", (event) => event.target.matches(".cell") && event.target.select());
handIn?.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

const left = await saving.resume().catch(() => []);
for (const batch of left.filter((each) => each.address === address)) {
  for (const cell of batch.cells) {
    const input = cellOf(cell);
    if (input) {
      show(input, String(cell.now ?? ""));
      came(input, batch.entered);
    }
  }
}

countActs();

// What was typed before this script was there looks as if it were kept: it goes out now.
for (const cell of cells.filter((each) => each.value !== each.dataset.saved && saving.expected(isOf(each)) === undefined)) {
  const typed = cell.value;
  show(cell, cell.dataset.saved);
  if (typed === "" || isMark(cell, typed)) {
    change([[cell, typed]], "Typed");
  } else {
    refuse(cell, typed);
  }
}

goToBlank();
