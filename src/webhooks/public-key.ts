/** What a marketplace signs its deliveries with, as its API tells it. */
export interface PublicKey {
	readonly pem: string;
	/** Of what is signed: the marketplace's word, never the delivery's. */
	readonly digest: "SHA1" | "SHA256";
}
