// Pictures of a school that is served for real, from its first run: node door.mjs ADDRESS CODE FOLDER
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";

const [address, code, folder] = process.argv.slice(2);
const email = "a.fraser@school.example";
const password = "nine blue umbrellas";

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
await mkdir(folder, { recursive: true });
const page = await (await browser.newContext()).newPage();

await shoot("/first-run");
await fill({ Code: code, School: "Harlaw Academy", SeedCode: "5512345", Name: "Ms A Fraser", Email: email, Password: password, Again: password });
await shoot("/sign-in");
await fill({ Email: email, Password: password });
for (const path of ["/account", "/account/codes", "/account/passkeys", "/sign-out"]) {
  await shoot(path);
}
await page.goto(`${address}/school/people`);
await page.click("text=Ms A Fraser >> nth=-1");
await page.click("text=Invite to sign in");
await shoot(new URL(page.url()).pathname, "invite");
await shoot("/invitation/none", "invitation");

await browser.close();

/** Fills the page's form in and sends it. */
async function fill(fields) {
  for (const [name, value] of Object.entries(fields)) {
    await page.fill(`#Form_${name}`, value);
  }
  await page.click("main form:has(#Form_Password) button");
}

async function shoot(path, name = path.replaceAll("/", "-").slice(1)) {
  await page.goto(address + path);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/door-${name}-${width}-${colorScheme}.png` });
    }
  }
}
