// From a key to the paint after it, in frames of 16.7 ms: node keys.mjs ADDRESS. Prints a line of a Markdown table a page.
import { chromium } from "playwright-core";

const [address] = process.argv.slice(2);
const presses = 200;
const frame = 1000 / 60;
const target = 3;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});

console.log("| page | rows | presses | p50, ms | p95, ms | p95, frames | script of a key, p95, ms | target | reached |");
console.log("|---|---:|---:|---:|---:|---:|---:|---|---|");
await measure("Faculty RAG: Enter", "cl-english", (page) => page.goto(`${address}/faculty-rag`), "tr[data-pupil]", () => "Enter");
await measure("Faculty RAG: R, A, G and comments", "cl-english", (page) => page.goto(`${address}/faculty-rag`), "tr[data-pupil]", (i) => "R1A2G"[i % 5]);
await measure("A class: a digit", "teacher-english-1", openClass, ".sheet tbody tr", (i) => String(1 + (i % 4)));
await browser.close();

async function openClass(page) {
  await page.goto(`${address}/reports`);
  await page.click(".classes tbody a");
  await page.waitForSelector("input.cell:focus");
}

async function measure(name, key, open, row, press) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}/demo/as/${key}`);
  await open(page);
  await page.waitForSelector(":focus");
  await page.evaluate(watch);
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press(press(i));
    await page.waitForFunction((count) => window.pressed.length > count, i);
    if (await page.evaluate(() => !document.activeElement.matches("input"))) {
      await page.focus(`${row} input:not([type=hidden]):not([type=checkbox])`);
    }
  }

  const taken = await page.evaluate(() => window.pressed);
  const rows = await page.locator(row).count();
  const [median, late] = [at(taken.map((each) => each.paint), 0.5), at(taken.map((each) => each.paint), 0.95)];
  const script = at(taken.map((each) => each.script), 0.95);
  console.log(
    `| ${name} | ${rows} | ${presses} | ${median.toFixed(1)} | ${late.toFixed(1)} | ${(late / frame).toFixed(1)} | ${script.toFixed(1)} | at most ${target} | ${late <= target * frame ? "yes" : "**no**"} |`,
  );
  await context.close();
}

/** Notes of each key how long after it the page's script was done, and the next frame was painted. */
function watch() {
  window.pressed = [];
  let script = 0;
  const paint = (pressed) => {
    // A task that is queued while a frame is made runs when it has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.pressed.push({ paint: performance.now() - pressed, script: script - pressed });
    port2.postMessage(null);
  };
  window.addEventListener("keydown", (event) => requestAnimationFrame(() => paint(event.timeStamp)), { capture: true });
  window.addEventListener("keydown", () => (script = performance.now()));
}

function at(times, share) {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
