import { DomainError } from "../../core/errors.ts";
import { say } from "../../core/messages/say.ts";
import { MAX_IMAGES } from "./max-images.ts";

/** The refusal of one more picture than an item can have. */
export function tooManyImages(sku: string): DomainError {
	return new DomainError("conflict", say.imageTooMany({ sku, max: MAX_IMAGES }), { hint: say.imageTooManyHint({ command: `/item image ${sku}` }) });
}
