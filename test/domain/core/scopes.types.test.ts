import { expectTypeOf, test } from "vitest";
import type { PersonScope, ReadScope, SystemScope, VendorScope } from "../../../src/domain/core/permissions/scopes.ts";
import { listItems } from "../../../src/domain/inventory/selectors/list-items.ts";
import { setPrice } from "../../../src/domain/inventory/services/set-price.ts";

// tsc is the judge here: each @ts-expect-error fails the gate when the misuse compiles.

test("a service can't be called with a scope that lacks its permission", () => {
	const misuse = (scope: VendorScope<"inventory.read">) =>
		// @ts-expect-error pricing.write was not proved
		setPrice(scope, { itemId: "x", priceMinor: 1n });
	expectTypeOf(misuse).toBeFunction();
});

test("a scope that proved more serves one that needs less", () => {
	expectTypeOf<VendorScope<"inventory.read" | "pricing.write">>().toExtend<VendorScope<"inventory.read">>();
	expectTypeOf<VendorScope<"inventory.read">>().toExtend<ReadScope<"inventory.read">>();
});

test("a selector's scope can't write", () => {
	expectTypeOf<ReadScope<"inventory.read">>().not.toHaveProperty("write");
	expectTypeOf<SystemScope>().not.toHaveProperty("write");
});

test("a reading handle has no writing method, and the other way round", () => {
	expectTypeOf<ReadScope["read"]["item"]>().not.toHaveProperty("update");
	expectTypeOf<VendorScope["write"]["item"]>().not.toHaveProperty("findMany");
});

test("a person's scope reaches no vendor's items, and is no vendor's scope", () => {
	expectTypeOf<PersonScope["read"]>().not.toHaveProperty("item");
	const misuse = (scope: PersonScope) =>
		// @ts-expect-error a person is not a vendor
		listItems(scope, { filter: {}, pageSize: 1 });
	expectTypeOf(misuse).toBeFunction();
});

test("a scope can't be made by hand", () => {
	const forge = (real: VendorScope<"inventory.read">): VendorScope<"pricing.write"> =>
		// @ts-expect-error the brand is not to be had outside core/permissions
		({ vendorId: real.vendorId, actor: real.actor, now: real.now, vault: real.vault, read: real.read, write: real.write, afterCommit: real.afterCommit });
	expectTypeOf(forge).toBeFunction();
});
