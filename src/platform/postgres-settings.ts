const ALWAYS = {
	listen_addresses: "127.0.0.1",
	// No socket files: their paths may be at most 107 bytes long, and a data folder may lie deep.
	unix_socket_directories: "",
	timezone: "UTC",
	log_timezone: "UTC",
	log_checkpoints: "off",
	jit: "off",
	random_page_cost: "1.1",
	work_mem: "8MB",
};

/** For a machine of one or two GB that runs the app as well; everything committed is on the disk. */
const LASTING = { shared_buffers: "128MB", effective_cache_size: "512MB", max_wal_size: "1GB", max_connections: "80" };

/** For tests: a crash may lose everything, and each test file brings its own connections. */
const THROWAWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "64MB", max_connections: "200", autovacuum: "off" };

/** The server's settings as command-line options; none holds a character that a shell would read. */
export function postgresSettings({ port, throwaway }: { port: number; throwaway: boolean }): string {
	const settings = { ...ALWAYS, ...(throwaway ? THROWAWAY : LASTING), port: String(port) };
	return Object.entries(settings)
		.map(([name, value]) => `-c ${name}=${value}`)
		.join(" ");
}
