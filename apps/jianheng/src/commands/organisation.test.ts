import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { readXlsx, writeXlsx } from "@jianheng/files";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientOf, signIn } from "../../test/test-office.ts";
import { readConfig } from "../config.ts";
import { createTestDatabase, type TestDatabase } from "../database/embedded/test-database.ts";
import { lockFolder } from "../database/embedded/index.ts";
import { withClient } from "../database/embedded/roles.ts";
import { startServer } from "../main.ts";
import { organisation } from "./organisation.ts";

type Cells = readonly (string | null)[];
interface Book {
  readonly offices: readonly Cells[];
  readonly departments: readonly Cells[];
  readonly people: readonly Cells[];
}

/** A city and a county, two departments, four people; 虚甲 holds two posts, one of them over. */
const book: Book = {
  offices: [
    ["990102", "虚构县人民检察院", "县级", "990100"],
    ["990100", "虚构市人民检察院", "市级", null],
  ],
  departments: [
    ["990100", "案件管理部"],
    ["990102", "第一检察部"],
    ["990102", "办公室"],
  ],
  people: [
    ["虚甲", "990100", "案件管理部", "案管人员", "2024-01-01", null, "xujia"],
    ["虚甲", "990102", "第一检察部", "检察官", "2020年3月1日", "2023/12/31", "xujia"],
    ["虚乙", "990102", "第一检察部", "检察官", "20220501", "至今", null],
    ["虚丙·丁", "990102", "办公室", "系统管理员", "2024-01-01", null, null],
    ["虚乙", "990100", "案件管理部", "部门负责人", "2024-02-29", null, "xuyi-shi"],
  ],
};

let folder: string;
let database: TestDatabase;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "jianheng-organisation-"));
  database = await createTestDatabase();
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe("importing an office", () => {
  it("enters offices, departments, people and posts, and gives everybody a sign-in whose password is shown once", async () => {
    const { code, stdout, stderr } = await importBook(book, "--passwords", at("passwords.xlsx"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("单位：新增 2，修改 0\n部门：新增 3\n人员：新增 4，修改 0\n任职：新增 5，修改 0，终止 0");
    expect(
      await rows(`SELECT code, name, level, parent_code, demonstration FROM jianheng.office ORDER BY code`),
    ).toEqual([
      { code: "990100", name: "虚构市人民检察院", level: "city", parent_code: null, demonstration: false },
      { code: "990102", name: "虚构县人民检察院", level: "county", parent_code: "990100", demonstration: false },
    ]);
    expect(await postsStored()).toEqual([
      "xujia 虚甲 990100 案件管理部 caseManagement 2024-01-01 -",
      "xujia 虚甲 990102 第一检察部 prosecutor 2020-03-01 2023-12-31",
      "xuyi-shi 虚乙 990100 案件管理部 departmentHead 2024-02-29 -",
      "虚丙.丁 虚丙·丁 990102 办公室 systemAdministrator 2024-01-01 -",
      "虚乙 虚乙 990102 第一检察部 prosecutor 2022-05-01 -",
    ]);
    const passwords = passwordsIn(stdout);
    expect([...passwords.keys()].toSorted()).toEqual(["xujia", "xuyi-shi", "虚丙.丁", "虚乙"]);
    expect(new Set(passwords.values()).size).toBe(4);
    // In the file too, and nowhere in the database.
    expect((await sheetOf(at("passwords.xlsx"), "初始口令")).slice(1).map((row) => [row[2], row[3]])).toEqual([
      ...passwords,
    ]);
    expect((await stat(at("passwords.xlsx"))).mode & 0o777).toBe(0o600);
    const everything = JSON.stringify([
      await rows(`SELECT * FROM auth."user"`),
      await rows("SELECT * FROM auth.account"),
      await rows("SELECT * FROM jianheng.person"),
    ]);
    for (const password of passwords.values()) {
      expect(password).toMatch(/^[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){2}$/);
      expect(everything).not.toContain(password);
    }
    await signedIn("xujia", passwords.get("xujia")!, (me) => {
      expect(me).toMatchObject({ office: { code: "990100" }, roles: ["caseManagement"], reach: "office" });
    });
    await signedIn("虚乙", passwords.get("虚乙")!, (me) => {
      expect(me).toMatchObject({ person: { name: "虚乙" }, office: { code: "990102" }, roles: ["prosecutor"] });
    });
  });

  it("a second time changes nothing and issues no password; so does importing what was exported", async () => {
    await importBook(book);
    const before = await everythingStored();
    const nothing = "单位：新增 0，修改 0\n部门：新增 0\n人员：新增 0，修改 0\n任职：新增 0，修改 0，终止 0\n";
    const again = await importBook(book, "--end-missing", "2025-01-31");
    expect(again).toEqual({ code: 0, stdout: `已导入。\n${nothing}`, stderr: "" });
    expect((await run("export", at("out.xlsx"))).code).toBe(0);
    const exported = await run("import", at("out.xlsx"), "--end-missing", "2025-01-31");
    expect(exported).toEqual({ code: 0, stdout: `已导入。\n${nothing}`, stderr: "" });
    expect(await everythingStored()).toEqual(before);
  });

  it("later puts right what is listed and leaves the rest", async () => {
    await importBook(book);
    const { code, stdout } = await importBook({
      offices: [["990102", "虚构区人民检察院", "县级", "990100"]],
      departments: [["990102", "第二检察部"]],
      people: [
        // Moved to the county; the old post ends; the first day of a third is corrected; one is new.
        ["虚甲", "990100", "案件管理部", "案管人员", "2024-01-01", "2024-12-31", "XUJIA"],
        ["虚甲", "990102", "第二检察部", "部门负责人", "2025-01-01", null, "xujia"],
        ["虚乙", "990102", "第一检察部", "检察官", "2022-06-01", null, null],
        ["虚戊", "990102", "第二检察部", "检察官助理", "2025-01-01", null, null],
      ],
    });
    expect(code).toBe(0);
    expect(stdout).toContain("单位：新增 0，修改 1\n部门：新增 1\n人员：新增 1，修改 1\n任职：新增 2，修改 2，终止 0");
    expect([...passwordsIn(stdout).keys()]).toEqual(["虚戊"]);
    expect(await postsStored()).toEqual([
      "xujia 虚甲 990100 案件管理部 caseManagement 2024-01-01 2024-12-31",
      "xujia 虚甲 990102 第一检察部 prosecutor 2020-03-01 2023-12-31",
      "xujia 虚甲 990102 第二检察部 departmentHead 2025-01-01 -",
      "xuyi-shi 虚乙 990100 案件管理部 departmentHead 2024-02-29 -",
      "虚丙.丁 虚丙·丁 990102 办公室 systemAdministrator 2024-01-01 -",
      "虚乙 虚乙 990102 第一检察部 prosecutor 2022-06-01 -",
      "虚戊 虚戊 990102 第二检察部 prosecutorAssistant 2025-01-01 -",
    ]);
    expect(await rows(`SELECT office_code FROM jianheng.person WHERE user_name = 'xujia'`)).toEqual([
      { office_code: "990102" },
    ]);
    expect(await rows(`SELECT name FROM jianheng.office WHERE code = '990102'`)).toEqual([
      { name: "虚构区人民检察院" },
    ]);
  });

  it("ends posts that are no longer listed when told, in the listed offices only", async () => {
    await importBook(book);
    const shorter = { ...book, offices: [book.offices[0]!], people: [book.people[3]!] };
    const { stdout } = await importBook(shorter, "--end-missing", "2024年6月30日");
    expect(stdout).toContain("任职：新增 0，修改 0，终止 1");
    expect(await postsStored()).toEqual([
      "xujia 虚甲 990100 案件管理部 caseManagement 2024-01-01 -",
      "xujia 虚甲 990102 第一检察部 prosecutor 2020-03-01 2023-12-31",
      "xuyi-shi 虚乙 990100 案件管理部 departmentHead 2024-02-29 -",
      "虚丙.丁 虚丙·丁 990102 办公室 systemAdministrator 2024-01-01 -",
      "虚乙 虚乙 990102 第一检察部 prosecutor 2022-05-01 2024-06-30",
    ]);
    const tooEarly = await importBook(shorter, "--end-missing", "2022-04-30");
    expect(tooEarly.code).toBe(1);
    expect(tooEarly.stderr).toContain("虚乙（第一检察部，检察官）自 2022-05-01 任职，晚于 2022-04-30，不能止于该日");
  });

  it("with --dry-run says what would be done and writes nothing", async () => {
    const { code, stdout } = await importBook(book, "--dry-run", "--passwords", at("passwords.xlsx"));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^核对无误，没有写入。.*人员：新增 4，修改 0/s);
    expect(stdout).not.toContain("初始口令");
    expect(existsSync(at("passwords.xlsx"))).toBe(false);
    expect(await rows("SELECT code FROM jianheng.office")).toEqual([]);
  });

  it("gives its result as JSON when asked", async () => {
    const { stdout } = await importBook(book, "--json");
    const result = JSON.parse(stdout) as {
      outcome: string;
      plan: { newPeople: unknown[] };
      passwords: { userName: string }[];
    };
    expect(result.outcome).toBe("imported");
    expect(result.plan.newPeople).toHaveLength(4);
    expect(result.passwords.map((one) => one.userName)).toEqual(["xujia", "xuyi-shi", "虚乙", "虚丙.丁"]);
  });
});

describe("all or nothing", () => {
  const withPerson = (...cells: Cells) => ({ ...book, people: [...book.people, cells] });
  const faults: readonly [string, Book, readonly string[]][] = [
    [
      "a role that there is not",
      withPerson("虚己", "990102", "办公室", "检查官", "2024-01-01", null, null),
      ["“人员”表 第 7 行 D 列 “角色”：写的是“检查官”；应为案管人员、检察官、"],
    ],
    [
      "days that are none, or end before they begin",
      {
        ...book,
        people: [
          ["虚己", "990102", "办公室", "计财装备人员", "2025-02-29", "明年", null],
          ["虚庚", "990102", "办公室", "计财装备人员", "2024-05-01", "2024-04-30", null],
          ["虚辛", "990102", "办公室", "计财装备人员", null, null, null],
        ],
      },
      [
        "“人员”表 第 2 行 E 列 “任职起”：写的是“2025-02-29”；应为日期",
        "“人员”表 第 2 行 F 列 “任职止”：写的是“明年”；应为日期",
        "“人员”表 第 3 行 F 列 “任职止”：写的是“2024-04-30”；应不早于任职起 2024-05-01",
        "“人员”表 第 4 行 E 列 “任职起”：空白；应为日期",
      ],
    ],
    [
      "offices and departments that are not in their sheets",
      {
        ...book,
        departments: [...book.departments, ["990199", "第九检察部"]],
        people: [
          ["虚己", "990199", "办公室", "计财装备人员", "2024-01-01", null, null],
          ["虚庚", "990100", "办公室", "计财装备人员", "2024-01-01", null, null],
        ],
      },
      [
        "“部门”表 第 5 行 A 列 “单位编码”：写的是“990199”；应为“单位”表中或系统中已有的单位编码",
        "“人员”表 第 2 行 B 列 “单位编码”：写的是“990199”；应为“单位”表中或系统中已有的单位编码",
        "“人员”表 第 3 行 C 列 “部门”：写的是“办公室”；应为“部门”表中单位 990100 的部门",
      ],
    ],
    [
      "a tree of offices that does not hold",
      {
        departments: [],
        people: [],
        offices: [
          ["9901", "虚构市人民检察院", "市级", null],
          ["990102", "虚构县人民检察院", "县级", "990103"],
          ["990103", "虚构邻县人民检察院", "县级", "990102"],
          ["990104", "虚构远县人民检察院", "乡级", "880000"],
          ["990103", "虚构邻县人民检察院", "县级", null],
          ["990105", null, "县级", "880000"],
        ],
      },
      [
        "“单位”表 第 2 行 A 列 “编码”：写的是“9901”；应为六位数字的单位编码",
        "“单位”表 第 3 行 D 列 “上级编码”：写的是“990103”；应为层级高于县级的单位，而它是县级",
        "“单位”表 第 4 行 D 列 “上级编码”：写的是“990102”；应为层级高于县级的单位，而它是县级",
        "“单位”表 第 5 行 C 列 “层级”：写的是“乡级”；应为最高检、省级、市级、县级之一",
        "“单位”表 第 6 行 A 列 “编码”：写的是“990103”；与第 4 行重复，应只写一次",
        "“单位”表 第 7 行 B 列 “名称”：空白；应填写",
      ],
    ],
    [
      "two administrators in one, and an administrator with a case role",
      {
        ...book,
        people: [
          ["虚己", "990102", "办公室", "系统管理员", "2024-01-01", null, null],
          ["虚己", "990102", "办公室", "安全审计员", "2024-06-01", null, null],
          ["虚庚", "990102", "第一检察部", "检察官", "2024-01-01", "2024-06-30", null],
          ["虚庚", "990102", "办公室", "安全保密管理员", "2024-06-30", null, null],
          // One after the other is no clash.
          ["虚辛", "990102", "第一检察部", "检察官", "2024-01-01", "2024-06-30", null],
          ["虚辛", "990102", "办公室", "安全保密管理员", "2024-07-01", null, null],
        ],
      },
      [
        "“人员”表 第 3 行 D 列 “角色”：写的是“安全审计员”；与第 2 行（系统管理员）时间重叠；",
        "“人员”表 第 5 行 D 列 “角色”：写的是“安全保密管理员”；与第 4 行（检察官）时间重叠；",
      ],
    ],
    [
      "one post twice over the same days",
      withPerson("虚甲", "990100", "案件管理部", "案管人员", "2025-01-01", null, "xujia"),
      ["“人员”表 第 7 行 E 列 “任职起”：写的是“2025-01-01”；与第 2 行是同一人的同一职务，任职时间应不重叠"],
    ],
    [
      "user names that two people would share, or that sign-in does not take",
      {
        ...book,
        people: [
          ...book.people,
          ["虚己", "990102", "办公室", "计财装备人员", "2024-01-01", null, "XUJIA"],
          ["虚庚", "990102", "办公室", "计财装备人员", "2024-01-01", null, "虚 庚"],
          ["虚丙.丁", "990100", "案件管理部", "案管人员", "2024-01-01", null, null],
        ],
      },
      [
        "“人员”表 第 7 行 G 列 “用户名”：写的是“XUJIA”；第 2 行的虚甲已用此用户名；一个用户名只能属于一人",
        "“人员”表 第 8 行 G 列 “用户名”：写的是“虚 庚”；应为 2 至 40 个字",
        "“人员”表 第 9 行 G 列 “用户名”：空白；用户名“虚丙.丁”已由虚丙·丁使用；",
      ],
    ],
    [
      "people of one name in one office who cannot be told apart",
      {
        ...book,
        people: [
          ["虚乙", "990102", "办公室", "计财装备人员", "2024-01-01", null, "yi1"],
          ["虚乙", "990102", "办公室", "计财装备人员", "2024-01-01", null, "yi2"],
          ["虚乙", "990102", "第一检察部", "检察官", "2024-01-01", null, null],
        ],
      },
      ["“人员”表 第 4 行 G 列 “用户名”：空白；本单位有 2 位虚乙，应填写用户名"],
    ],
  ];

  it.each(faults)("%s: said where and what belongs there, nothing written", async (_name, faulty, sentences) => {
    const { code, stdout, stderr } = await importBook(faulty, "--passwords", at("passwords.xlsx"));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const lines = stderr.trimEnd().split("\n");
    for (const sentence of sentences) expect(lines.filter((line) => line.startsWith(sentence))).toHaveLength(1);
    expect(lines).toHaveLength(sentences.length + 1);
    expect(lines.at(-1)).toBe(`共 ${sentences.length} 处问题，没有写入任何内容。请改正后重新导入。`);
    expect(await rows("SELECT code FROM jianheng.office")).toEqual([]);
    expect(existsSync(at("passwords.xlsx"))).toBe(false);
  });

  it("what is stored counts too: an administrator who gets a case role, a namesake, a stranger's user name", async () => {
    await importBook(book);
    const before = await everythingStored();
    const { code, stderr } = await importBook({
      ...book,
      people: [
        ["虚丙·丁", "990102", "第一检察部", "检察官", "2025-01-01", null, null],
        ["虚乙", "990102", "第一检察部", "检察官", "2022-05-01", null, "yi2"],
        ["虚壬", "990102", "第一检察部", "检察官", "2022-05-01", null, "xujia"],
      ],
    });
    expect(code).toBe(1);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(
        /^“人员”表 第 3 行 G 列 “用户名”：写的是“yi2”；本单位已有虚乙（用户名 虚乙）；同一人应填该用户名/,
      ),
      expect.stringMatching(/^“人员”表 第 4 行 G 列 “用户名”：写的是“xujia”；此用户名属于虚甲；/),
      expect.stringMatching(
        /^“人员”表 第 2 行 D 列 “角色”：写的是“检察官”；与系统中已有的任职（系统管理员）时间重叠；/,
      ),
      "共 3 处问题，没有写入任何内容。请改正后重新导入。",
      "",
    ]);
    expect(await everythingStored()).toEqual(before);
  });

  it("a file of passwords that cannot be written takes everything back", async () => {
    await expect(importBook(book, "--passwords", at("no such folder/passwords.xlsx"))).rejects.toThrow("ENOENT");
    expect(await rows("SELECT code FROM jianheng.office")).toEqual([]);
    expect(await rows(`SELECT id FROM auth."user"`)).toEqual([]);
  });

  it("an earlier file of passwords is not overwritten", async () => {
    await writeFile(at("passwords.xlsx"), "earlier");
    const { code, stderr } = await importBook(book, "--passwords", at("passwords.xlsx"));
    expect(code).toBe(1);
    expect(stderr).toContain("已经存在");
    expect((await stat(at("passwords.xlsx"))).size).toBe("earlier".length);
  });
});

describe("a workbook that is not the one", () => {
  it("without a sheet or a column is told so", async () => {
    await writeXlsx(
      {
        sheets: [
          {
            name: "单位",
            columns: ["编码", "名称"].map((header) => ({ header })),
            rows: [["990100", "虚构市人民检察院"]],
          },
          { name: "人员", columns: [{ header: "姓名" }], rows: [] },
        ],
      },
      at("book.xlsx"),
    );
    const { code, stderr } = await run("import", at("book.xlsx"));
    expect(code).toBe(1);
    expect(stderr).toContain("“单位”表 第 1 行：没有“层级”列\n没有“部门”表；应有“单位”“部门”“人员”三张表\n");
    expect(stderr).toContain("“人员”表 第 1 行：没有“任职起”列\n");
    expect(stderr).not.toContain("上级编码");
  });

  it("that is no workbook, or not there, is told so", async () => {
    await writeFile(at("book.xlsx"), "PK\u0003\u0004 nothing");
    const broken = await run("import", at("book.xlsx"));
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/^.+\n共 1 处问题/);
    expect(await run("import", at("missing.xlsx"))).toMatchObject({
      code: 1,
      stderr: `没有文件 ${at("missing.xlsx")}\n`,
    });
  });

  it("the empty template has the sheets and columns, and imports as nothing", async () => {
    expect((await run("template", at("book.xlsx"))).code).toBe(0);
    expect(await sheetOf(at("book.xlsx"), "单位")).toEqual([["编码", "名称", "层级", "上级编码"]]);
    expect(await sheetOf(at("book.xlsx"), "部门")).toEqual([["单位编码", "名称"]]);
    expect(await sheetOf(at("book.xlsx"), "人员")).toEqual([
      ["姓名", "单位编码", "部门", "角色", "任职起", "任职止", "用户名"],
    ]);
    expect(await run("import", at("book.xlsx"))).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("a new password", () => {
  it("takes the place of the old one and ends the sessions", async () => {
    const old = passwordsIn((await importBook(book)).stdout).get("xujia")!;
    const server = await startOn();
    const cookie = await signIn(server.address, { id: "xujia" }, old);
    await server.stop();
    const { code, stdout } = await run("password", "XuJia");
    expect(code).toBe(0);
    const fresh = passwordsIn(stdout).get("xujia")!;
    expect(fresh).not.toBe(old);
    const again = await startOn();
    expect(await clientOf(again.address, cookie).session.current({})).toBeNull();
    await expect(signIn(again.address, { id: "xujia" }, old)).rejects.toThrow("401");
    await expect(signIn(again.address, { id: "xujia" }, fresh)).resolves.toContain("jianheng");
    await again.stop();
  });

  it("is refused to a user name that there is not", async () => {
    expect(await run("password", "nobody")).toEqual({ code: 1, stdout: "", stderr: "没有用户名“nobody”。\n" });
  });
});

describe("where it does not work", () => {
  it("a data folder with the demonstration office takes no real one", async () => {
    await run("export", at("empty.xlsx"));
    await rows(
      `INSERT INTO jianheng.office (code, name, level, demonstration) VALUES ('990900', '演示', 'city', true)`,
    );
    const { code, stdout, stderr } = await importBook(book);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("此数据目录是演示单位的，不能导入真实单位");
    expect(await rows("SELECT code FROM jianheng.office")).toEqual([{ code: "990900" }]);
  });

  it("while the server runs: it says so", async () => {
    await mkdir(at("data/postgres"), { recursive: true });
    const lock = await lockFolder(at("data/postgres"));
    const streams = capture();
    const code = await organisation(["export", at("out.xlsx"), "--data", at("data")], streams);
    await lock.release();
    expect(code).toBe(1);
    expect((await streams.said()).stderr).toContain("请先停止服务");
    expect(existsSync(at("out.xlsx"))).toBe(false);
  });

  it.each([
    [[], "要做什么？"],
    [["merge", "x.xlsx"], "不会“merge”。"],
    [["import"], "请给出一个文件。"],
    [["import", "x.csv"], "文件名应以 .xlsx 结尾：x.csv"],
    [["import", "x.xlsx", "--end-missing", "2025-02-30"], "--end-missing 应为日期"],
    [["password"], "请给出一个用户名。"],
  ])("%j is answered with the usage", async (args, sentence) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain("jianheng organisation import FILE.xlsx");
  });
});

const at = (name: string) => path.join(folder, name);
const urls = async () => ({
  ownerUrl: database.ownerUrl,
  applicationUrl: database.applicationUrl,
  jobsUrl: database.jobsUrl,
  applicationRole: "jianheng_application",
  stop: async () => undefined,
});

function capture() {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const read = [text(stdout), text(stderr)] as const;
  return {
    stdin: new PassThrough(),
    stdout,
    stderr,
    async said() {
      stdout.end();
      stderr.end();
      return { stdout: await read[0], stderr: await read[1] };
    },
  };
}

async function run(...args: readonly string[]) {
  const streams = capture();
  const code = await organisation([...args, "--data", at("data")], streams, urls);
  return { code, ...(await streams.said()) };
}

async function importBook({ offices, departments, people }: Book, ...options: readonly string[]) {
  const sheets = [
    sheetToWrite("单位", ["编码", "名称", "层级", "上级编码"], offices),
    sheetToWrite("部门", ["单位编码", "名称"], departments),
    sheetToWrite("人员", ["姓名", "单位编码", "部门", "角色", "任职起", "任职止", "用户名"], people),
  ];
  await writeXlsx({ sheets }, at("book.xlsx"));
  return run("import", at("book.xlsx"), ...options);
}

function sheetToWrite(name: string, headers: readonly string[], cells: readonly Cells[]) {
  return { name, columns: headers.map((header) => ({ header })), rows: cells };
}

/** Initial passwords by user name, from what was printed. */
function passwordsIn(stdout: string): Map<string, string> {
  const table = stdout.split("\n").map((line) => line.trim().split(/ +/));
  const entries = table.filter((cells) => cells.length === 4 && /^\d{6}$/.test(cells[0]!));
  return new Map(entries.map((cells) => [cells[2]!, cells[3]!]));
}

async function rows(query: string): Promise<Record<string, unknown>[]> {
  return withClient(database.ownerUrl, async (client) => (await client.query(query)).rows as Record<string, unknown>[]);
}

async function postsStored(): Promise<string[]> {
  const found = await rows(
    `SELECT concat_ws(' ', user_name, person.name, department.office_code, department.name, role, held_from,
                      coalesce(held_to::text, '-')) AS post
     FROM jianheng.post JOIN jianheng.person ON person.id = person_id JOIN jianheng.department ON department.id = department_id`,
  );
  return found.map((row) => row.post as string).toSorted();
}

async function everythingStored() {
  const tables = [
    "jianheng.office",
    "jianheng.department",
    "jianheng.person",
    "jianheng.post",
    `auth."user"`,
    "auth.account",
  ];
  return Promise.all(tables.map((table) => rows(`SELECT * FROM ${table} ORDER BY 1`)));
}

async function sheetOf(file: string, name: string): Promise<string[][]> {
  const read = await readXlsx({ name: "book.xlsx", path: file });
  const found: string[][] = [];
  for await (const batch of read.rows(read.sheets.find((sheet) => sheet.name === name)!))
    found.push(...batch.map((row) => row.cells.map((cell) => cell.text)));
  read.close();
  return found;
}

function startOn() {
  const config = { ...readConfig({ dataDir: at("data"), port: 0, environment: {} }), databaseUrl: undefined };
  return startServer(config, () => undefined, urls);
}

async function signedIn(userName: string, password: string, look: (me: unknown) => void): Promise<void> {
  const server = await startOn();
  try {
    const cookie = await signIn(server.address, { id: userName }, password);
    look(await clientOf(server.address, cookie).session.current({}));
  } finally {
    await server.stop();
  }
}
