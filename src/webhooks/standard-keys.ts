const SECRET = /^(?:whsec_)?((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/;

/**
 * The keys in secrets as Standard Webhooks hands them out: base64, with `whsec_` before it (github.com/standard-webhooks/standard-webhooks,
 * "Specification"; the libraries take it without, too). One that is none of that opens nothing.
 */
export function standardKeys(secrets: readonly string[]): Uint8Array[] {
	return secrets.flatMap((secret) => {
		const encoded = SECRET.exec(secret.trim())?.[1];
		return encoded ? [Buffer.from(encoded, "base64")] : [];
	});
}
