import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { downloadFile } from "../../../src/platform/pictures/download-file.ts";

const servers: Server[] = [];

afterEach(async () => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});

async function serve(answer: RequestListener): Promise<string> {
	const server = createServer(answer);
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** As if this machine stood on the open web. */
const HERE = { maxBytes: 1000, allowIps: ["127.0.0.1"] };

test("fetches a file, redirects included", async () => {
	const origin = await serve((req, res) => {
		if (req.url === "/file") res.end("bytes");
		else res.writeHead(302, { location: "/file" }).end();
	});
	expect((await downloadFile(`${origin}/moved`, HERE)).toString()).toBe("bytes");
});

test.each([
	"http://127.0.0.1:1/",
	"http://localhost:1/",
	"http://[::1]:1/",
	"http://10.0.0.1/",
	"http://192.168.1.1/",
	"http://169.254.169.254/latest/meta-data/",
	"http://0.0.0.0:1/",
	"http://[::ffff:127.0.0.1]:1/",
	"http://2130706433:1/",
	"http://0x7f.1:1/",
])("never asks inside the network: %s", async (address) => {
	let asked = false;
	const origin = await serve((_req, res) => {
		asked = true;
		res.end();
	});
	const port = new URL(origin).port;
	const url = new URL(address);
	if (url.port === "1") url.port = port;
	await expect(downloadFile(url.href, { maxBytes: 1000 })).rejects.toMatchObject({ code: "unavailable" });
	expect(asked).toBe(false);
});

test("a redirect does not lead inside either", async () => {
	let asked = false;
	const inside = await serve((_req, res) => {
		asked = true;
		res.end("secret");
	});
	const outside = await serve((_req, res) => {
		res.writeHead(302, { location: inside.replace("127.0.0.1", "127.0.0.2") }).end();
	});
	await expect(downloadFile(outside, HERE)).rejects.toMatchObject({ code: "unavailable" });
	expect(asked).toBe(false);
});

test.each(["file:///etc/passwd", "ftp://example.com/x", "gopher://x/", "javascript:alert(1)", "card.png", "https://user:password@example.com/x", ""])(
	"%j is no address of a picture",
	async (address) => {
		await expect(downloadFile(address, HERE)).rejects.toMatchObject({ code: "invalid_input" });
	},
);

test("a redirect to another scheme is refused", async () => {
	const origin = await serve((_req, res) => {
		res.writeHead(302, { location: "file:///etc/passwd" }).end();
	});
	await expect(downloadFile(origin, HERE)).rejects.toMatchObject({ code: "invalid_input" });
});

test("redirects that never end do", async () => {
	let asked = 0;
	const origin = await serve((_req, res) => {
		asked++;
		res.writeHead(302, { location: `/${asked}` }).end();
	});
	await expect(downloadFile(origin, HERE)).rejects.toMatchObject({ code: "invalid_input" });
	expect(asked).toBe(4);
});

test("what is too large is cut, whatever its length says", async () => {
	let sent = 0;
	const origin = await serve((_req, res) => {
		const timer = setInterval(() => {
			sent += 500;
			res.write(Buffer.alloc(500));
		}, 1);
		res.on("close", () => clearInterval(timer));
	});
	await expect(downloadFile(origin, HERE)).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining(origin) });
	expect(sent).toBeLessThan(100_000);
});

test("an answer that is none says which", async () => {
	const origin = await serve((_req, res) => {
		res.writeHead(404).end();
	});
	await expect(downloadFile(origin, HERE)).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("404") });
});

test("nobody there", async () => {
	const origin = await serve(() => {});
	const server = servers.pop();
	await new Promise((resolve) => server?.close(resolve));
	await expect(downloadFile(origin, HERE)).rejects.toMatchObject({ code: "unavailable" });
});
