// A faculty's pupils, judged from the keyboard: one key agrees and goes on, and RAGs save themselves. Without it the page is a form.
import { contestLine, savingPage, singleKeysAreOn } from "./saving-page.js";

const form = document.getElementById("judging");
const block = document.getElementById("block");
const blockActs = [...form.querySelectorAll("[data-block]")];
const progress = document.getElementById("progress");
const rows = [...form.querySelectorAll("tr[data-pupil]")];
const lines = rows.filter((row) => !row.querySelector("input:disabled")).map((row) => ({
  row,
  radios: [...row.querySelectorAll("input[type=radio]")],
  comment: row.querySelector("select"),
  tick: row.querySelector("input[type=checkbox]"),
  mark: row.dataset.saved,
  pending: "",
  isInBlock: block?.contains(row) ?? false,
}));
const lineAt = new Map(lines.map((line) => [line.row, line]));
const byIds = new Map(lines.map((line) => [line.row.dataset.pupil + line.row.dataset.cycle, line]));
const places = new Map(lines.map((line, place) => [line, place]));
const history = [];
const ticked = new Set();
let judged = rows.filter((row) => row.dataset.saved !== "").length;

// A comment's place means something in the policy of the pupil's cycle alone.
const addressOf = ({ row }) => form.dataset.cells + row.dataset.policy;
const commentsOf = (line) => [...line.comment.options].slice(1).map((option) => option.text);
const rags = (count) => (count === 1 ? "1 RAG" : `${count} RAGs`);
const lineOf = (cell) => byIds.get(cell.pupil + cell.cycle);
const whoOf = (line) => `${line.row.dataset.name} (${line.row.dataset.class})`;
const expected = ({ row }) => saving.expected((cell) => cell.pupil === row.dataset.pupil && cell.cycle === row.dataset.cycle);
const names = { R: "Red", A: "Amber", G: "Green" };

const { saving, tell, update } = savingPage(form, {
  count: rags,
  pending: () => {
    const waiting = lines.filter((line) => line.pending !== "").length;
    return waiting === 0 ? "" : `${rags(waiting)} ${waiting === 1 ? "waits for its comment and is" : "wait for their comments and are"} not saved.`;
  },
  back: goToOpen,
  words: (cell) =>
    lineOf(cell) ? `${whoOf(lineOf(cell))}: ${cell.now || "taken back"}` : "what was typed on another page",
  settled: (_, answer) => {
    answer.saved.forEach((cell) => lineOf(cell) && (lineOf(cell).row.dataset.saved = cell.mark));
    answer.contested.forEach(contest);
  },
  // The list shows what the school holds; what it did not take stands above.
  refused: (batch) => {
    for (const line of batch.cells.map(lineOf).filter((each) => each && expected(each) === undefined)) {
      show(line, line.row.dataset.saved);
      count(line, line.row.dataset.saved);
    }

    showCounts();
  },
});

function contest(cell) {
  const line = lineOf(cell);
  endContest(line);
  line.row.dataset.saved = cell.theirs;
  line.row.dataset.contested = "";
  const choose = (mark) => () => {
    set([[line, mark]], false);
    goTo(line);
  };
  line.contest = contestLine(cell.words, [
    ["Keep mine", choose(cell.yours)],
    ["Take theirs", choose(cell.theirs)],
  ]);
  line.row.querySelector(".note").append(line.contest);
}

/** Whoever judges has chosen. */
function endContest(line) {
  line.contest?.remove();
  delete line.row.dataset.contested;
}

function show(line, mark) {
  line.radios.find((radio) => radio.value === mark.slice(0, 1)).checked = true;
  line.comment.value = mark.slice(1);
  line.comment.removeAttribute("aria-invalid");
  line.pending = "";
}

function count(line, mark) {
  judged += (mark !== "") - (line.mark !== "");
  line.mark = mark;
}

function showCounts() {
  // A part of the list says nothing of the whole.
  if (progress) {
    document.getElementById("judged").textContent = judged;
    progress.value = judged;
  }

  const left = lines.filter((line) => line.isInBlock && line.mark === "").length;
  form.querySelectorAll("[data-left]").forEach((part) => (part.textContent = left));
}

/** Judges, remembers what was there, and has it saved. */
function set(list, accepted, remember = true) {
  if (remember) {
    history.push(list.map(([line]) => [line, line.mark]));
  }

  for (const [line, mark] of list) {
    const { pupil, cycle, saved } = line.row.dataset;
    const was = expected(line) ?? saved;
    endContest(line);
    show(line, mark);
    count(line, mark);
    if (was !== mark) {
      saving.add(addressOf(line), undefined, { pupil, cycle, was, now: mark, accepted });
    }
  }

  showCounts();
  tell(list.length === 1 ? `${whoOf(list[0][0])}: ${wordsOf(...list[0])}.` : `${rags(list.length)} set.`);
  update();
}

/** A judgement as it is heard. */
function wordsOf(line, mark) {
  const said = commentsOf(line)[mark.slice(1) - 1];
  return mark === "" ? "not yet" : `${names[mark.slice(0, 1)].toLowerCase()}${said ? `, ${said}` : ""}`;
}

function goTo(line) {
  line.radios.find((radio) => radio.checked).focus();
}

function goToOpen() {
  const first = lines.find((line) => line.mark === "") ?? lines[0];
  if (first) {
    goTo(first);
  }
}

/** To the next pupil who is not judged yet, from the top again after the last; then to the block. */
function goOn(line) {
  const from = places.get(line) + 1;
  const order = [...lines.slice(from), ...lines.slice(0, from)];
  const next = order.find((each) => each.mark === "" && (line.isInBlock || !each.isInBlock));
  if (next) {
    goTo(next);
  } else if (blockActs[0] && lines.some((each) => each.mark === "")) {
    blockActs[0].focus();
  } else {
    goTo(line);
  }
}

/** The pupils that are ticked, or the one where the focus is. */
const chosen = (line) => (ticked.size > 0 ? [...ticked] : [line]);

function untick() {
  ticked.forEach((line) => (line.tick.checked = false));
  ticked.clear();
}

function accept(line) {
  const open = chosen(line).filter((each) => each.mark === "");
  if (open.some((each) => each.pending !== "")) {
    askComment(open.find((each) => each.pending !== ""));
    return;
  }

  const suggested = open.filter((each) => each.row.dataset.suggested !== "");
  if (suggested.length > 0) {
    set(suggested.map((each) => [each, each.row.dataset.suggested]), true);
  }

  if (suggested.length < open.length) {
    tell("Nothing is suggested here: press R, A or G.", "bad");
    return;
  }

  untick();
  goOn(line);
}

function askComment(line) {
  line.comment.setAttribute("aria-invalid", "true");
  update();
  tell(`${names[line.pending]} needs a comment: ${commentsOf(line).map((words, i) => `${i + 1} ${words}`).join(", ")}.`, "busy");
}

function judge(line, letter) {
  const all = chosen(line);
  if (letter === "G" || letter === "") {
    set(all.map((each) => [each, letter]), false);
    untick();
    if (letter === "G") {
      goOn(line);
    }

    return;
  }

  for (const each of all) {
    each.radios.find((radio) => radio.value === letter).checked = true;
    each.comment.value = "";
    each.pending = letter;
    askComment(each);
  }
}

const letterOf = (line) => line.pending || line.mark.slice(0, 1);

function comment(line, place) {
  const isAlike = (each) => each.row.dataset.policy === line.row.dataset.policy;
  const all = chosen(line).filter((each) => isAlike(each) && "RA".includes(letterOf(each)) && letterOf(each) !== "");
  if (all.length === 0) {
    tell("A comment goes with red or amber: press R or A first.", "bad");
    return false;
  }

  set(all.map((each) => [each, letterOf(each) + place]), false);
  untick();
  return true;
}

function tick(line) {
  line.tick.checked = !ticked.has(line);
  ticked[line.tick.checked ? "add" : "delete"](line);
  tell(ticked.size === 0 ? "None is ticked." : `${ticked.size} ticked: the next key judges them all.`);
}

function undo() {
  const last = history.pop();
  if (!last) {
    tell("There is nothing to undo.");
    return;
  }

  set(last, false, false);
  goTo(last[0][0]);
  tell(last.length === 1 ? "Undone." : `Undone: ${rags(last.length)}.`);
}

function setBlock(letter) {
  const open = lines
    .filter((line) => line.isInBlock && line.mark === "")
    .map((line) => [line, letter === "A" ? line.row.dataset.attendance : letter])
    .filter(([, mark]) => mark);
  if (open.length > 0) {
    set(open, false);
  }
}

const acts = {
  ArrowUp: (line) => goTo(lines[Math.max(0, places.get(line) - 1)]),
  ArrowDown: (line) => goTo(lines[Math.min(lines.length - 1, places.get(line) + 1)]),
  Enter: accept,
  Delete: (line) => judge(line, ""),
  Backspace: (line) => judge(line, ""),
};
const signs = { r: (line) => judge(line, "R"), a: (line) => judge(line, "A"), g: (line) => judge(line, "G"), x: tick };

function onKey(event) {
  const isHeld = event.repeat && event.key !== "ArrowUp" && event.key !== "ArrowDown" && event.key !== "Tab";
  if (isHeld) {
    event.preventDefault();
    return;
  }

  if ((event.ctrlKey || event.metaKey) && event.key === "z") {
    event.preventDefault();
    undo();
    return;
  }

  const line = lineAt.get(event.target.closest("tr[data-pupil]"));
  if (!line || !event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }

  const sign = event.key.toLowerCase();
  const place = Number(event.key);
  if (event.key in acts) {
    event.preventDefault();
    acts[event.key](line);
  } else if (singleKeysAreOn() && sign in signs) {
    event.preventDefault();
    signs[sign](line);
  } else if (singleKeysAreOn() && place >= 1 && place <= commentsOf(line).length) {
    event.preventDefault();
    if (comment(line, place)) {
      goOn(line);
    }
  }
}

function onChange(event) {
  const line = lineAt.get(event.target.closest("tr[data-pupil]"));
  if (event.target === line?.tick) {
    tick(line);
  } else if (event.target === line?.comment) {
    untick();
    if (!event.target.value || !comment(line, event.target.value)) {
      show(line, line.mark);
    }
  } else if (line) {
    untick();
    judge(line, event.target.value);
  }
}

document.getElementById("save").parentElement.remove();
form.querySelectorAll(".with-script").forEach((part) => (part.hidden = false));
lines.forEach((line) => (line.tick.hidden = false));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("keydown", onKey);
form.addEventListener("change", onChange);
form.addEventListener("click", (event) => {
  const act = event.target.closest("[data-block]");
  if (act) {
    setBlock(act.value);
  }
});

const left = await saving.resume().catch(() => []);
for (const [batch, cell] of left.flatMap((batch) => batch.cells.map((cell) => [batch, cell]))) {
  const line = lineOf(cell);
  if (line && batch.address === addressOf(line)) {
    show(line, cell.now);
    count(line, cell.now);
  }
}

// What was chosen before this script was there looks as if it were kept: it goes out now.
for (const line of lines.filter((each) => expected(each) === undefined)) {
  const letter = line.radios.find((radio) => radio.checked).value;
  const place = line.comment.value;
  const { saved } = line.row.dataset;
  // A comment that the policy no longer has is 0, and no option.
  const isAsSaved = "RA".includes(letter) && letter !== "" ? saved === letter + (place || "0") : saved === letter;
  if (!isAsSaved) {
    show(line, saved);
    judge(line, letter);
    if (line.pending !== "" && place !== "") {
      comment(line, place);
    }
  }
}

showCounts();
goToOpen();
