import { type Channel, newId, type Organisation, type StoredFile, type StoredView, type Team, type User, type UserGroup, type World } from "./world.ts";

/** Names as people have them: emoji, right to left, looking like markup or a mention. */
const names = ["Ana 🃏", "שלום עולם", "محمد", "*bold* _x_", "<!channel>", "Zoë & Søn <x>", "長い名前の人"];

/** Fills the world with teams, channels, people and files. */
export function createPeople(world: World) {
	let count = 0;

	function addTeam({ name = "Card Shop", enterpriseId = null }: { name?: string; enterpriseId?: string | null } = {}): Team {
		const id = newId("T");
		const team: Team = { id, name, domain: id.toLowerCase(), enterpriseId, botToken: `xoxb-${id}`, botUserId: newId("U"), botId: newId("B"), active: true };
		world.teams.set(id, team);
		return team;
	}

	const team = addTeam();

	return {
		/** The team that is there from the start. */
		team,
		addTeam,
		/** An organisation; its teams are made with its id. */
		addOrganisation(name = "Card Group"): Organisation {
			const organisation: Organisation = { id: newId("E"), name, botToken: "", botUserId: newId("U"), active: false };
			world.organisations.set(organisation.id, organisation);
			return organisation;
		},
		addUser({
			team: of = team,
			name,
			realName,
			isAdmin = false,
			isOwner = false,
			locale = "en-US",
		}: {
			team?: Team;
			name?: string;
			realName?: string;
			isAdmin?: boolean;
			isOwner?: boolean;
			locale?: string;
		} = {}): User {
			count += 1;
			const user: User = {
				id: newId("U"),
				teamId: of.id,
				name: name ?? `person${count}`,
				realName: realName ?? names[count % names.length] ?? "",
				isAdmin,
				isOwner,
				locale,
			};
			world.users.set(user.id, user);
			return user;
		},
		/** A channel with the bot in it. */
		addChannel({
			team: of = team,
			name = "general",
			isPrivate = false,
			isMember = true,
		}: {
			team?: Team;
			name?: string;
			isPrivate?: boolean;
			isMember?: boolean;
		} = {}): Channel {
			const channel: Channel = { id: newId("C"), teamId: of.id, name, isPrivate, userId: null, isMember, isArchived: false };
			world.channels.set(channel.id, channel);
			return channel;
		},
		/** The direct message between a person and the app. */
		directMessage(user: User): Channel {
			const known = [...world.channels.values()].find(({ userId }) => userId === user.id);
			const channel = known ?? {
				id: newId("D"),
				teamId: user.teamId,
				name: "directmessage",
				isPrivate: true,
				userId: user.id,
				isMember: true,
				isArchived: false,
			};
			world.channels.set(channel.id, channel);
			return channel;
		},
		/** The Homes that a person was shown, oldest first. */
		homes: (user: User): StoredView[] => [...world.views.values()].filter(({ userId, view }) => userId === user.id && view.type === "home"),
		/** A user group with these people in it. */
		addGroup({ team: of = team, handle, users = [] }: { team?: Team; handle: string; users?: User[] }): UserGroup {
			const group: UserGroup = { id: newId("S"), teamId: of.id, handle, users: new Set(users.map(({ id }) => id)) };
			world.groups.set(group.id, group);
			return group;
		},
		/** A file that a person has uploaded, for a file input or an event. */
		addFile({ team: of = team, name, content }: { team?: Team; name: string; content: string | Buffer }): StoredFile {
			const data = Buffer.from(content);
			const file: StoredFile = { id: newId("F"), teamId: of.id, name, title: name, length: data.length, data, completed: true };
			world.files.set(file.id, file);
			return file;
		},
	};
}
