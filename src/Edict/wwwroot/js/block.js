// Reads a block copied from a spreadsheet: rows of marks, with or without names, other columns and a header.
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, " ").trim();
const isMark = (cell) => /^[1-9]$/.test(cell);

/** Whether a header's cell names a column: in full, by its last word, or by its first letters. */
function isHeading(cell, heading) {
  const [said, full] = [plain(cell), plain(heading)];
  const words = full.split(" ");
  const letters = words.map((word) => word[0]).join("");
  return said !== "" && (said.startsWith(full) || [words.at(-1), letters, letters[0]].includes(said));
}

/** Whether a column counts the rows. A rating that did so would end at 4. */
const isCount = (cells) => cells.length > 4 && cells.every((cell, i) => cell === String(i + 1));

/** @param {string[]} pupils as the page has them
 *  @param {string[]} headings of the page's columns
 *  @returns {{byName: boolean, byHeading: boolean, rows: {row: number | undefined, marks: string[]}[]}} Which row each line is
 *  for, where all of them name one pupil. Where a header names columns, the marks are those of the page's columns in turn. */
export function readBlock(text, pupils, headings) {
  let lines = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t").map((cell) => cell.trim()));
  const parts = pupils.map((name) => plain(name).split(" ").filter((part) => part !== ""));
  const namedIn = (cells) => {
    const said = plain(cells.join(" ")).split(" ");
    return parts.flatMap((name, i) => (name.every((part) => said.includes(part)) ? [i] : []));
  };
  let header = [];
  if (lines.length > 1 && !lines[0].some(isMark) && lines[0].some((cell) => cell !== "") && namedIn(lines[0]).length === 0) {
    [header, ...lines] = lines;
  }

  const width = Math.max(...lines.map((line) => line.length));
  const columns = [...Array(width).keys()];
  const others = columns.filter((column) => {
    const cells = lines.map((line) => line[column] ?? "");
    const filled = cells.filter((cell) => cell !== "");
    return 2 * filled.filter(isMark).length < filled.length || isCount(cells);
  });
  const headed = headings.map((heading) => columns.find((column) => isHeading(header[column] ?? "", heading)));
  const byHeading = headed.some((column) => column !== undefined);
  const chosen = byHeading ? headed : columns.filter((column) => !others.includes(column));
  const rows = lines.map((line) => {
    const own = namedIn(others.map((column) => line[column] ?? ""));
    return { row: own.length === 1 ? own[0] : undefined, marks: chosen.map((column) => line[column] ?? "") };
  });
  const byName = others.length > 0 && rows.every((row) => row.row !== undefined);
  return { byName, byHeading, rows: byName ? rows : rows.map(({ marks }) => ({ row: undefined, marks })) };
}
