// Reads a block copied from a spreadsheet: rows of marks, with or without names and a header.
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, " ");

/** @returns {{byName: boolean, rows: {row: number | undefined, marks: string[]}[]}} Which row each line is for, where all
 *  of them name one pupil. */
export function readBlock(text, names) {
  let lines = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t").map((cell) => cell.trim()));
  if (lines.length > 1 && lines[0].every((cell) => !/^[1-9]$/.test(cell)) && lines[0].some((cell) => cell !== "")) {
    lines = lines.slice(1);
  }

  const width = Math.max(...lines.map((line) => line.length));
  const columns = [...Array(width).keys()];
  const words = columns.filter((column) => lines.some((line) => /\p{L}{2}/u.test(line[column] ?? "")));
  const marks = columns.filter((column) => !words.includes(column));
  const parts = names.map((name) => plain(name).split(" ").filter((part) => part !== ""));
  const rows = lines.map((line) => {
    const named = plain(words.map((column) => line[column] ?? "").join(" ")).split(" ");
    const found = parts.flatMap((own, i) => (own.every((part) => named.includes(part)) ? [i] : []));
    return { row: found.length === 1 ? found[0] : undefined, marks: marks.map((column) => line[column] ?? "") };
  });
  const byName = words.length > 0 && rows.every((row) => row.row !== undefined);
  return { byName, rows: byName ? rows : rows.map(({ marks }) => ({ row: undefined, marks })) };
}
