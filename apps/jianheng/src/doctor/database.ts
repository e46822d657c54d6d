import type pg from "pg";
import { tablesWithoutCaseContent } from "../database/case-content.ts";
import { appliedMigrations, readMigrations } from "../database/migrate.ts";
import type { Results } from "./finding.ts";

/** PostgreSQL below this lacks what the migrations use. */
const serverVersionMin = 15;

/** The database as a server: version, migrations, roles, row-level security. True when its tables are those of today. */
export async function checkDatabase(
  client: pg.ClientBase,
  options: { readonly migrationsDir: string; readonly applicationRole: string; readonly now: Date },
  results: Results,
): Promise<boolean> {
  await checkServer(client, options.now, results);
  const isCurrent = await checkMigrations(client, options.migrationsDir, results);
  await checkApplicationRole(client, options.applicationRole, results);
  await checkRowSecurity(client, results);
  return isCurrent;
}

async function checkServer(client: pg.ClientBase, now: Date, results: Results): Promise<void> {
  const [server] = (
    await client.query<{ version: string; major: number; used: number; most: number; now: Date }>(
      `SELECT current_setting('server_version') AS version,
              current_setting('server_version_num')::int / 10000 AS major,
              (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int AS used,
              current_setting('max_connections')::int AS most, clock_timestamp() AS now`,
    )
  ).rows;
  const { version, major, used, most } = server!;
  if (major < serverVersionMin)
    results.bad("database.version", `PostgreSQL ${version} 过旧`, `升级到 PostgreSQL ${serverVersionMin} 以上`);
  else results.ok("database.version", `PostgreSQL ${version}`);
  const says = `数据库连接 ${used}/${most}`;
  if (used > most * 0.9) results.warn("database.connections", says, "查看是哪些程序占用连接，或调高 max_connections");
  else results.ok("database.connections", says);
  const apart = Math.abs(server!.now.getTime() - now.getTime());
  if (apart > clockApartMs)
    results.bad("database.clock", `数据库与本机的时钟相差 ${Math.round(apart / 1000)} 秒`, "两台机器校时");
}

const clockApartMs = 60_000;

async function checkMigrations(client: pg.ClientBase, migrationsDir: string, results: Results): Promise<boolean> {
  const ours = await readMigrations(migrationsDir);
  const done = await appliedMigrations(client);
  const changed = done.filter(({ name, digest }) => ours.some((one) => one.name === name && one.digest !== digest));
  const unknown = done.filter(({ name }) => ours.every((one) => one.name !== name));
  const missing = ours.filter(({ name }) => done.every((one) => one.name !== name));
  for (const { name } of changed)
    results.bad("database.migrations", `迁移 ${name} 与本程序的不同`, "换回写出此数据库的程序版本");
  for (const { name } of unknown)
    results.bad("database.migrations", `数据库比本程序新：有 ${name}`, "换用更新的程序版本");
  if (missing.length > 0)
    results.warn(
      "database.migrations",
      `数据库尚未升级：缺 ${missing.map(({ name }) => name).join("、")}；与内容有关的检查略去`,
      "启动一次服务即升级，之后再检查",
    );
  const isCurrent = changed.length + unknown.length + missing.length === 0;
  if (isCurrent) results.ok("database.migrations", `数据库版本 ${done.at(-1)?.name ?? ""}`);
  return isCurrent;
}

async function checkApplicationRole(client: pg.ClientBase, role: string, results: Results): Promise<void> {
  const [found] = (
    await client.query<{ super: boolean; bypass: boolean; owned: string[]; owner: boolean }>(
      `SELECT rolsuper AS super, rolbypassrls AS bypass,
              coalesce((SELECT array_agg(n.nspname || '.' || c.relname ORDER BY 1) FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname IN ('jianheng', 'auth') AND c.relkind = 'r' AND c.relowner = r.oid), '{}') AS owned,
              EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE n.nspname = 'jianheng' AND c.relkind = 'r' AND c.relowner <> r.oid
                        AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owner
       FROM pg_roles r WHERE rolname = $1`,
      [role],
    )
  ).rows;
  if (found === undefined) {
    results.bad("database.role", `没有应用角色 ${role}`, "启动一次服务即建立");
    return;
  }
  const problems: string[] = [];
  if (found.super) problems.push(`应用角色 ${role} 是超级用户，行级安全对它无效`);
  if (found.bypass) problems.push(`应用角色 ${role} 有 BYPASSRLS，行级安全对它无效`);
  if (found.owned.length > 0) problems.push(`应用角色 ${role} 拥有表 ${found.owned.join("、")}，行级安全对它无效`);
  if (found.owner && !found.super) problems.push(`应用角色 ${role} 是表属主的成员，行级安全对它无效`);
  results.each(
    "database.role",
    problems,
    `应用角色 ${role} 受行级安全约束`,
    `由数据库管理员收回：ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS，并把表归还属主`,
  );
}

async function checkRowSecurity(client: pg.ClientBase, results: Results): Promise<void> {
  const { rows } = await client.query<{ name: string; enabled: boolean; policies: number }>(
    `SELECT c.relname AS name, c.relrowsecurity AS enabled,
            (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid)::int AS policies
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'jianheng' AND c.relkind = 'r' ORDER BY 1`,
  );
  const withContent = rows.filter(({ name }) => !tablesWithoutCaseContent.includes(name));
  const problems = withContent
    .filter(({ enabled, policies }) => !enabled || policies === 0)
    .map(({ name, enabled }) => (enabled ? `表 ${name} 没有行级安全策略` : `表 ${name} 的行级安全被关闭`));
  results.each(
    "database.row_security",
    problems,
    `含办案内容的 ${withContent.length} 个表都有行级安全`,
    "由数据库管理员恢复：ALTER TABLE … ENABLE ROW LEVEL SECURITY；查明何人何时关闭",
  );
}
