/** What every API token begins with, so that people and scanners of leaked secrets know one when they see it. */
export const TOKEN_PREFIX = "omni_";
