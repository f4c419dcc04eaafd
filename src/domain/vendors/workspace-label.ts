interface Named {
	surface: string;
	name: string;
}

/** What names one of the shop's workspaces: its name, and the surface where two are called the same; a number where even that does not tell them apart. */
export function workspaceLabel(workspace: Named, all: readonly Named[]): string {
	const isSame = (other: Named) => other.name.toLowerCase() === workspace.name.toLowerCase();
	const namesakes = all.filter(isSame);
	if (namesakes.length === 1) return workspace.name;
	const here = namesakes.filter(({ surface }) => surface === workspace.surface);
	const place = here.length === 1 ? "" : ` ${here.indexOf(workspace) + 1}`;
	return `${workspace.name} (${workspace.surface}${place})`;
}
