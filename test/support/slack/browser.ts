export interface Page {
	status: number;
	text: string;
}

/** A browser that installs the app: it keeps its cookies, and comes back to the app wherever it runs. */
export function createBrowser(origin: string) {
	const cookies = new Map<string, string>();
	const get = async (path: string, keepCookies = false): Promise<Response> => {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const response = await fetch(`${origin}${path}`, { redirect: "manual", headers: cookie ? { cookie } : {} });
		for (const line of keepCookies ? [] : response.headers.getSetCookie()) {
			const [pair = ""] = line.split(";");
			const [name = "", value = ""] = pair.split("=");
			if (/Expires=Thu, 01 Jan 1970/.test(line)) cookies.delete(name);
			else cookies.set(name, value);
		}
		return response;
	};
	return {
		/** Opens /slack/install and gives the address at Slack that it is sent to. */
		async begin(): Promise<string> {
			const response = await get("/slack/install");
			if (response.status !== 302) throw new Error(`/slack/install answered ${response.status}: ${await response.text()}`);
			return response.headers.get("location") ?? "";
		},
		/** Goes where Slack sends it back to. */
		async visit(url: string, { keepCookies = false } = {}): Promise<Page> {
			const { pathname, search } = new URL(url);
			const response = await get(`${pathname}${search}`, keepCookies);
			return { status: response.status, text: await response.text() };
		},
	};
}
