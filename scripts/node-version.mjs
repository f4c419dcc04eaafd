// Plain syntax on purpose: an old Node must be able to read this far and say what is wrong.

const OLDEST = [20, 19];

/** Ends the process with one clear sentence when this Node is too old to run the project. */
export function checkNodeVersion() {
	const [major, minor] = process.versions.node.split(".").map(Number);
	if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
	console.error(`Omni-Stock needs Node ${OLDEST.join(".")} or newer; this is ${process.version}. Install it from https://nodejs.org and try again.`);
	process.exit(1);
}
