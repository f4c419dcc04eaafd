import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

/** A service or a selector of the domain that takes a vendor's scope. */
export interface DomainExport {
	/** "inventory/services/set-price.ts setPrice" */
	label: string;
	kind: "service" | "selector";
	use: unknown;
}

/** A vendor's rows; the other three scopes are a person's, the intake's and the system's. */
const VENDORS_SCOPE = /\b(VendorScope|ReadScope)\b/;

/** Walks every file of src/domain's services and selectors and finds what takes a vendor's scope first, by its declared type. */
export async function listDomainExports(): Promise<DomainExport[]> {
	const root = resolve("src/domain");
	const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /^\w+\/(services|selectors)\/.*\.ts$/.test(file));
	const found: DomainExport[] = [];
	for (const file of files.sort()) {
		const names = takersOfScope(resolve(root, file));
		if (names.length === 0) continue;
		const module: Record<string, unknown> = await import(resolve(root, file));
		const kind = file.includes("/services/") ? "service" : "selector";
		for (const name of names) found.push({ label: `${file} ${name}`, kind, use: module[name] });
	}
	return found;
}

function takersOfScope(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
	// "type OrderScope = VendorScope<…>" names one too.
	const aliases = source.statements.filter(ts.isTypeAliasDeclaration).filter((alias) => VENDORS_SCOPE.test(alias.type.getText()));
	const isVendorsScope = (type: string) => VENDORS_SCOPE.test(type) || aliases.some((alias) => type === alias.name.text);
	return source.statements
		.filter(ts.isFunctionDeclaration)
		.filter((declared) => declared.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
		.filter((declared) => isVendorsScope(declared.parameters[0]?.type?.getText() ?? ""))
		.map((declared) => declared.name?.text ?? "");
}
