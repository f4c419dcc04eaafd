import { generateClient } from "./generate-client.mjs";
import { install } from "./install.mjs";
import { checkNodeVersion } from "./node-version.mjs";

/**
 * Makes a bare clone ready to run: packages and the generated database client. Does nothing, and needs no network, when all is in
 * place. Everything it says goes to stderr.
 * @param {{ dev?: boolean }} options dev: with the tools of the tests and the gate
 */
export function prepare({ dev = false } = {}) {
	checkNodeVersion();
	install({ dev });
	generateClient();
}
