import type { RESTOptions } from "discord.js";

type MakeRequest = RESTOptions["makeRequest"];

/**
 * How Discord's API is called, at `https://host/api` or at Discord's own address: by Node's fetch. discord.js would use an undici of its own, which shares
 * one agent with whichever undici the process has loaded first; Slack's is of another version, and that agent takes no files from discord.js.
 */
export function restOptions(apiUrl: string | undefined): Partial<RESTOptions> {
	return { makeRequest, ...(apiUrl && { api: apiUrl }) };
}

const makeRequest: MakeRequest = async (url, { dispatcher: _dispatcher, ...init }) => {
	try {
		return (await fetch(url, init as RequestInit)) as Awaited<ReturnType<MakeRequest>>;
	} catch (error) {
		// discord.js tries a connection that was reset again, and knows it by its code.
		throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
	}
};
