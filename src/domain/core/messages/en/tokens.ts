/** Tokens that let a program act as a member; admins of the platform. */
export const tokens = {
	tokenMade: ({ name, role, until }: { name: string; role: string; until: string | null }) =>
		`Token "${name}" for ${role}${until === null ? ", without an end" : `, until ${until}`}. It is shown this once: keep it where programs keep secrets.\nSend it with POST /console/messages as "Authorization: Bearer <token>". It acts as you, with what ${role} may do and you may too.`,
	fieldToken: () => "Token",
	fieldExample: () => "Example",
	tokenExample: ({ publicUrl }: { publicUrl: string }) =>
		`curl ${publicUrl}/console/messages -H "Authorization: Bearer $OMNI_TOKEN" -H "Content-Type: application/json" -d '{"text":"/find charizard"}'`,
	tokenNameTaken: ({ name }: { name: string }) => `There is a token "${name}" already.`,
	tokenNameTakenHint: ({ name }: { name: string }) => `Take another name, or end that one first: /token revoke ${name}`,
	tokenRoleTooHigh: ({ role, own }: { role: string; own: string }) => `A token may do no more than its maker: you are ${own} here, and ${role} is more.`,
	tokenByToken: () => "A token can't make another one.",
	tokenByTokenHint: () => "Type /token create in a chat or in the console.",
	tokenNeedsMember: () => "A token acts as a member of the shop, and you are none.",
	badExpiry: ({ value }: { value: string }) => `expires: "${value.slice(0, 80)}" is not a time to come.`,
	badExpiryHint: () =>
		"Write it like expires:30d, expires:12h or expires:2027-01-31 (that day is the last); at most ten years. Left out, the token has no end.",
	tokensNone: () => "There are no tokens. /token create makes one.",
	tokensText: ({ count, more }: { count: number; more: boolean }) =>
		`${count}${more ? " of the" : ""} ${count === 1 ? "token" : "tokens"}. /token revoke <name> ends one.`,
	tokensMore: () => "More",
	tokenColumns: () => ["Name", "Role", "Who", "Expires", "Last used"],
	tokenExpired: ({ when }: { when: string }) => `${when} (over)`,
	tokenNoEnd: () => "no end",
	tokenUnknown: ({ name, near }: { name: string; near: string | null }) =>
		`There is no token "${name.slice(0, 100)}".${near === null ? "" : ` Did you mean ${near}?`}`,
	tokenUnknownHint: () => "/token list names them all.",
	tokenOfAnother: ({ name, who }: { name: string; who: string }) => `The token "${name}" is ${who}'s: only they and owners of the shop may end it.`,
	tokenRevoked: ({ name, who }: { name: string; who: string | null }) =>
		`The token "${name}"${who === null ? "" : ` of ${who}`} is void: whatever used it is turned away from now on.`,
	undoneToken: ({ name }: { name: string }) => `the token "${name}" is void`,
	tokenMayNotHint: () => "A token may do what its role may and its maker may too. /token create makes one for a higher role.",
	/** The same for every reason: nobody learns by it which tokens there are or were. */
	tokenRefused: () => "This token opens nothing here.",

	notAdmin: ({ identity }: { identity: string }) => `${identity} is not an admin of the platform.`,
	notAdminHint: () => "npm run --silent admin -- grant <surface>:<externalId> names one.",
	noAdminAnyMore: () => "Only admins of the platform open shops that are not theirs.",
	openNeedsReason: () => "Opening a shop needs a reason: its owners read it in their audit.",
	openNeedsShopCommand: ({ command }: { command: string }) => `${command} is not about a shop.`,
	shopUnknown: ({ name, near }: { name: string; near: string | null }) =>
		`There is no shop "${name.slice(0, 100)}".${near === null ? "" : ` Did you mean ${near}?`}`,
	shopAmbiguous: ({ name, shops }: { name: string; shops: readonly { id: string; name: string }[] }) =>
		`${shops.length} shops are called "${name}":\n${shops.map((shop) => `${shop.id}  ${shop.name}`).join("\n")}`,
	shopAmbiguousHint: () => "Name the one you mean by its id.",
};
