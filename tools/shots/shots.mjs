// Pictures and prints of the pages, as the cast sees them: node shots.mjs ADDRESS FOLDER
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";

const [address, folder] = process.argv.slice(2);

// A cast member's key, and the pages that are that person's.
const seen = {
  head: ["/overview", "/concerns", "/good-news", "/vulnerable-groups", "/protocol", "/audit", "/policy", "/policy/edit", "/school/people", "/school/kept-from", "/cycles", "/accessibility", "/look"],
  "yearhead-s3s4": ["/overview", "/concerns", "/cycles"],
  "cl-science": ["/overview", "/concerns", "/good-news"],
  "psl-bavelaw": ["/", "/concerns", "/good-news"],
  "psl-torduff": ["/vulnerable-groups"],
  "teacher-english-1": ["/concerns", "/vulnerable-groups", "/reports"],
  sfll: ["/", "/support/shortlist"],
  "cl-english": ["/", "/faculty-rag", "/raised"],
  office: ["/", "/imports", "/mail", "/demo/mail", "/school", "/school/subjects", "/school/houses", "/school/classes", "/school/new-session", "/school/people", "/cycles", "/cycles/dates"],
};
const widths = [1280, 390];
const schemes = ["light", "dark"];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
await mkdir(folder, { recursive: true });

for (const [key, pages] of Object.entries(seen)) {
  for (const width of widths) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      await page.goto(`${address}/demo/as/${key}`);
      for (const path of pages) {
        await page.goto(address + path);
        await shoot(page, `${key}${path.replaceAll("/", "-")}`, width, colorScheme);
      }
      if (pages.includes("/concerns")) {
        await page.goto(`${address}/concerns`);
        await page.click("table tbody a");
        await shoot(page, `${key}-pupil`, width, colorScheme);
      }
      if (key === "teacher-english-1") {
        await page.goto(`${address}/vulnerable-groups`);
        await page.click("tr:has(span.pupil) a.why");
        await shoot(page, `${key}-why`, width, colorScheme);
      }
      if (key === "yearhead-s3s4") {
        await page.goto(`${address}/cycles`);
        await page.click('tbody th a:text-is("Senior 3")');
        await shoot(page, `${key}-cycle`, width, colorScheme);
        await page.click("text=Remind those who have not");
        await shoot(page, `${key}-remind`, width, colorScheme);
        await page.goto(`${address}/cycles`);
        await page.click("nav >> text=Close Senior 3");
        await shoot(page, `${key}-close`, width, colorScheme);
      }
      await context.close();
    }
  }
}

await browser.close();

async function shoot(page, name, width, scheme) {
  await page.screenshot({ path: `${folder}/${name}-${width}-${scheme}.png` });
  if (width === widths[0] && scheme === schemes[0]) {
    await page.pdf({ path: `${folder}/${name}.pdf`, format: "A4" });
  }
}
