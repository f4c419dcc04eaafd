/** Where the bots write what an operator should know; pino fits. */
export interface BotLog {
	info(details: object, message: string): void;
	warn(details: object, message: string): void;
	error(details: object, message: string): void;
}
