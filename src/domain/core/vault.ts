import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";

/** Encrypts what must rest encrypted: bot tokens, webhook secrets, API keys. AES-256-GCM, with the key's version in front. */
export interface Vault {
	seal(plain: string): string;
	/** @throws Error when the text was sealed with another key or was changed */
	open(sealed: string): string;
	/** Keyed hash of a one-time code: what is stored cannot be guessed back from a copy of the database. */
	digest(code: string): string;
}

const VERSION = "v1";

/** @param secretKey SECRET_KEY or the data folder's key: any text, hashed to 32 bytes */
export function createVault(secretKey: string): Vault {
	const key = createHash("sha256").update(`omni-stock vault ${VERSION}\n${secretKey}`).digest();
	return {
		seal(plain) {
			const nonce = randomBytes(12);
			const cipher = createCipheriv("aes-256-gcm", key, nonce);
			const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
			return [VERSION, nonce.toString("base64url"), cipher.getAuthTag().toString("base64url"), body.toString("base64url")].join(".");
		},
		open(sealed) {
			const [version, nonce = "", tag = "", body = ""] = sealed.split(".");
			if (version !== VERSION) throw new Error(`A secret was sealed with key version ${version}; this process knows ${VERSION}.`);
			const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"));
			decipher.setAuthTag(Buffer.from(tag, "base64url"));
			return decipher.update(Buffer.from(body, "base64url"), undefined, "utf8") + decipher.final("utf8");
		},
		digest: (code) => createHmac("sha256", key).update(code).digest("hex"),
	};
}
