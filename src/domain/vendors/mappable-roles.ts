/** What a role of the platform may let somebody in as: whoever may give that role away there must not make owners here. */
export const MAPPABLE_ROLES = ["manager", "staff", "viewer"] as const;
export type MappableRole = (typeof MAPPABLE_ROLES)[number];
