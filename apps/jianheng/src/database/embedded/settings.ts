import { statfs } from "node:fs/promises";

/** Settings of the embedded server, as `postgres -c` arguments. They are given at every start and stored nowhere. */
export function serverSettings(options: { port: number; durable: boolean; parallel: boolean }): readonly string[] {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(options.port),
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    // Memory for an ordinary PC with two cores that also runs the server, the lake and a browser.
    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_connections: "60",
    max_parallel_workers_per_gather: options.parallel ? "2" : "0",
    max_logical_replication_workers: "0",
    jit: "off",
    random_page_cost: "1.1",
    max_wal_size: "1GB",
    // Errors reach the caller. The log of the server keeps no statement and no value: they may name a person.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    ...(options.durable ? DURABLE : FORGETFUL),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Parallel queries share memory through /dev/shm; a container gives it 64 MB, too few for two workers and their sort. */
const SHARED_MEMORY_BYTES_MIN = 256 * 1024 * 1024;

/** Whether the system has room for the memory that parallel queries share. */
export async function hasRoomForParallelQueries(): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const room = await statfs("/dev/shm").catch(() => undefined);
  return room !== undefined && room.bavail * room.bsize >= SHARED_MEMORY_BYTES_MIN;
}

/** Acknowledged means stored. These are the defaults, named so that no file in the cluster can switch them off. */
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" } as const;

/** For tests, whose databases do not outlive the run. */
const FORGETFUL = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
  max_connections: "100",
  max_wal_size: "256MB",
} as const;

/** The environment of the programs: theirs alone, so that a PGDATA or PGPORT of the shell changes nothing. */
export function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
}
