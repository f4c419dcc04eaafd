import { accessSync, constants } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const CANDIDATES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is on this machine; undefined where there is none, and then the tests in a browser are left out. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && isExecutable(path));

if (chromiumPath === undefined) process.stderr.write("No Chromium on this machine and no CHROMIUM set: the tests of the console's page are left out.\n");

/** Starts Chromium without a window. Close it in afterAll. */
export function openBrowser(): Promise<Browser> {
	if (chromiumPath === undefined) throw new Error("There is no Chromium here: look at chromiumPath first.");
	return chromium.launch({
		executablePath: chromiumPath,
		args: [
			"--headless",
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
		],
	});
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
