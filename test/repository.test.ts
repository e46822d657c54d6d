import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  dataStates,
  datasets,
  dismissalReasons,
  errors,
  findingActs,
  findingFlow,
  findingStates,
  glossary,
  mappingFaultSentences,
  reachOfRole,
  roles,
} from "@jianheng/contract";
import { loadRuleBook } from "@jianheng/lake";
import { laws } from "@jianheng/law";
import { beforeAll, describe, expect, it } from "vitest";
import { glossaryPage } from "../scripts/glossary.ts";

const root = path.resolve(import.meta.dirname, "..");
const testData = path.resolve(root, process.env.JIANHENG_TEST_DATA ?? "../shared");
const articlesFile = path.join(testData, "data/statutes/articles.jsonl");

/** Every file under version control or about to be; of a copy without its history, every file but what is installed or made. */
const files = (existsSync(path.join(root, ".git")) ? listedByGit() : foundOnDisk()).filter((file) =>
  existsSync(path.join(root, file)),
);
const texts: ReadonlyMap<string, string> = new Map(
  files
    .filter((file) =>
      /\.(?:ts|tsx|mjs|mts|md|json|yaml|yml|sql|css|html|svg|sh|py|npmrc|csv|jsonl)$|\/run$/u.test(file),
    )
    .map((file) => [file, readFileSync(path.join(root, file), "utf8")]),
);
const isTest = (file: string): boolean => /\.test\.ts$|\.e2e\.ts$|(?:^|\/)(?:test|testdata|testing|e2e)\//u.test(file);

function listedByGit(): readonly string[] {
  return execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root })
    .toString("utf8")
    .split("\0")
    .filter((file) => file !== "");
}

function foundOnDisk(): readonly string[] {
  const made = /(?:^|\/)(?:node_modules|dist)\/|^(?:data|\.cache|coverage|test-results)\//u;
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !made.test(file));
}

/** `file:line: text` of every line that fits. */
function linesWith(pattern: RegExp, among: (file: string) => boolean = () => true): readonly string[] {
  return [...texts]
    .filter(([file]) => file !== "test/repository.test.ts" && among(file))
    .flatMap(([file, text]) =>
      text
        .split("\n")
        .map((line, at) => ({ line, place: `${file}:${at + 1}` }))
        .filter(({ line }) => pattern.test(line))
        .map(({ line, place }) => `${place}: ${line.trim().slice(0, 120)}`),
    );
}

/** Names in braces, to be filled in. */
const placeholders = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]!).toSorted();

describe("words", () => {
  it.each(Object.entries(errors))("refusal %s has both sentences, with the same places to fill", (_code, entry) => {
    expect(entry.zh).toMatch(/\p{Script=Han}/u);
    expect(entry.en).toMatch(/^[\x20-\x7e“”’…]+$/u);
    expect(placeholders(entry.en)).toEqual(placeholders(entry.zh));
    expect(entry.status).toBeGreaterThanOrEqual(400);
  });

  it.each(Object.entries(mappingFaultSentences))("fault %s of a mapping has both sentences", (_code, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[\x20-\x7e“”’…]+$/u);
    expect(placeholders(en)).toEqual(placeholders(zh));
  });

  it.each(Object.entries(errors).filter(([, { zh }]) => placeholders(zh).length > 0))(
    "wherever refusal %s is given, its places are filled",
    (code, { zh }) => {
      // refuse("code", { name: … }) and its like: the object that follows the code, as far as its first closing brace.
      const uses = [...texts]
        .filter(([file]) => file.startsWith("apps/") && !isTest(file))
        .flatMap(([, text]) => [...text.matchAll(new RegExp(`\\(\\s*(?:reply, )?"${code}",\\s*\\{([^}]*)`, "gu"))])
        .map((match) => match[1]!);
      expect(uses.length).toBeGreaterThan(0);
      for (const use of uses)
        for (const name of placeholders(zh)) expect(use).toMatch(new RegExp(`\\b${name}\\b`, "u"));
    },
  );

  it.each([
    ["states of a finding", findingStates],
    ["acts on a finding", findingActs],
    ["reasons of dismissal", dismissalReasons],
    ["what the newest data show", dataStates],
    ["roles", roles],
  ] as const)("%s: each has a label in both languages, and no two share one", (_what, table) => {
    const labels = Object.values(table);
    for (const { zh, en } of labels) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[\x20-\x7e…’]+$/u);
    }
    expect(new Set(labels.map(({ zh }) => zh)).size).toBe(labels.length);
    expect(new Set(labels.map(({ en }) => en)).size).toBe(labels.length);
  });

  it("the flow speaks of every state, every act and nothing else", () => {
    expect(Object.keys(findingFlow).toSorted()).toEqual(Object.keys(findingStates).toSorted());
    const acts = Object.values(findingFlow).flatMap((outOf) => Object.keys(outOf));
    expect([...new Set(acts)].toSorted()).toEqual(Object.keys(findingActs).toSorted());
    for (const outOf of Object.values(findingFlow))
      for (const into of Object.values(outOf)) expect(Object.keys(findingStates)).toContain(into);
  });

  it("every role has a reach", () => {
    expect(Object.keys(reachOfRole).toSorted()).toEqual(Object.keys(roles).toSorted());
  });

  it("docs/glossary.md is current; if not, run npm run glossary", () => {
    expect(Object.keys(glossary).length).toBeGreaterThan(0);
    expect(texts.get("docs/glossary.md")).toBe(glossaryPage());
  });

  it("no two columns of a dataset share a label or an identifier", () => {
    for (const { id, columns } of datasets) {
      expect([id, new Set(columns.map((column) => column.label)).size]).toEqual([id, columns.length]);
      expect([id, new Set(columns.map((column) => column.id)).size]).toEqual([id, columns.length]);
    }
  });
});

describe("packages", () => {
  interface Package {
    readonly license?: string;
    readonly private?: boolean;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
    /** Of one package, or of those below it. */
    readonly overrides?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  }
  const packages = [...texts].filter(([file]) => path.basename(file) === "package.json");

  it("are all here", () => {
    expect(packages.length).toBeGreaterThanOrEqual(10);
  });

  it.each(packages)("%s: Apache-2.0, private, and one version of each dependency", (_file, text) => {
    const { license, private: unpublished, dependencies, devDependencies, overrides } = JSON.parse(text) as Package;
    expect(license).toBe("Apache-2.0");
    expect(unpublished).toBe(true);
    const held = Object.entries(overrides ?? {}).flatMap(([name, version]) =>
      typeof version === "string" ? [[name, version] as const] : Object.entries(version),
    );
    const loose = [...Object.entries({ ...dependencies, ...devDependencies }), ...held].filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/u.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("the lock file names no host, so that any mirror will do", () => {
    const { packages: locked } = JSON.parse(texts.get("package-lock.json")!) as {
      readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
    };
    expect(Object.entries(locked).filter(([, one]) => one.resolved !== undefined && one.link !== true)).toEqual([]);
  });
});

describe("what the sources do not say", () => {
  it("where a registry is", () => {
    expect(
      linesWith(/registry\.(?:npmjs|npmmirror|yarnpkg)|npmmirror|artifactory|verdaccio|deb\.debian|archive\.ubuntu/iu),
    ).toEqual([]);
  });

  it("where it lies on somebody's disk; only tests make temporary folders, and by asking for one", () => {
    expect(linesWith(/(?:^|[^\w.])\/(?:work|root|home|tmp|Users)\//u)).toEqual([]);
    expect(linesWith(/["'`]\/tmp["'`]/u, (file) => !isTest(file))).toEqual([]);
  });

  it("what is left to do", () => {
    expect(linesWith(/\b(?:TODO|FIXME|HACK)\b/u)).toEqual([]);
    expect(linesWith(/\b(?:issue|ticket|task|pull request) ?#\d/iu)).toEqual([]);
  });
});

/** `[words](target)` and pictures; what stands in code is not a link. Targets outside the repository are not followed. */
const linksOf = (page: string): readonly string[] =>
  [
    ...page
      .replaceAll(/^```.*?^```/gmsu, "")
      .replaceAll(/`[^`\n]*`/gu, "")
      .matchAll(/\]\(([^)\s]+)\)/gu),
  ]
    .map((match) => match[1]!)
    .filter((target) => !/^[a-z][a-z+.-]*:/iu.test(target));
/** Names of a page's headings as a reader's browser is led to them: small letters, no marks, spaces as hyphens. */
const anchorsOf = (page: string): readonly string[] =>
  [...page.matchAll(/^#+ (.+)$/gmu)].map((match) =>
    match[1]!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

describe("links", () => {
  const pages = [...texts].filter(([file]) => file.endsWith(".md"));

  it("are found", () => {
    expect(pages.flatMap(([, text]) => linksOf(text)).length).toBeGreaterThan(10);
  });

  it.each(pages)("of %s lead to files and headings that exist", (file, text) => {
    const broken = linksOf(text).filter((link) => {
      const [target = "", anchor] = decodeURIComponent(link).split("#");
      const led = target === "" ? file : path.join(path.dirname(file), target);
      if (!existsSync(path.join(root, led))) return true;
      return anchor !== undefined && !anchorsOf(texts.get(led) ?? "").includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

/** Instruments that rules cite and whose articles the texts at hand do not hold, each with its reason. */
const withoutText: Readonly<Record<string, string>> = {
  "GB 11643-1999 公民身份号码": "a national standard, not law: the form of an identity number",
  部门受案号编码规则: "a form of the case system, not law: cited as a whole",
  人民检察院行刑反向衔接工作指引:
    "a working guide of the Supreme People's Procuratorate outside the collection of texts",
  关于人民检察院全面准确落实司法责任制的若干意见:
    "an opinion of the Supreme People's Procuratorate outside the collection of texts",
  统一受案号编码规则: "a form of the case system, not law: cited as a whole",
  "GB 32100-2015 法人和其他组织统一社会信用代码编码规则": "a national standard, not law: the form of a credit code",
  "GB/T 9704-2012 党政机关公文格式": "a national standard, not law: the form of a document number",
  最高人民法院关于审理未成年人刑事案件具体应用法律若干问题的解释:
    "an interpretation of the Supreme People's Court of 2006 outside the collection of texts",
  "两高关于检察公益诉讼案件适用法律若干问题的解释（2020年修正）":
    "the collection holds the text of 2018, before the amendment of 2020",
  人民检察院检察建议工作规定: "a provision of the Supreme People's Procuratorate outside the collection of texts",
  人民检察院公益诉讼办案规则: "rules of the Supreme People's Procuratorate outside the collection of texts",
  "人民检察院案件流程监控工作规定（试行）":
    "a provision of the Supreme People's Procuratorate outside the collection of texts",
  人民检察院案件信息公开工作规定: "a provision of the Supreme People's Procuratorate outside the collection of texts",
  人民检察院检察委员会工作规则: "rules of the Supreme People's Procuratorate outside the collection of texts",
  人民检察院诉讼档案管理办法: "a measure on archives outside the collection of texts",
  本地电子卷宗制作使用规定: "an office's own provision, whatever its name there",
};

describe("the rule book", () => {
  let rules: Awaited<ReturnType<typeof loadRuleBook>>["book"]["rules"];
  beforeAll(async () => {
    const { book, diagnostics } = await loadRuleBook(path.join(root, "rules"));
    expect(diagnostics).toEqual([]);
    rules = book.rules;
  });

  it("has every file of the folder", () => {
    const ruleFiles = files.filter((file) => /^rules\/[^/]+\/(?!(?:pack|datasets)\.)[^/]+\.yaml$/u.test(file));
    expect(rules.map((rule) => path.relative(root, path.resolve(root, "rules", rule.file))).toSorted()).toEqual(
      ruleFiles.toSorted(),
    );
  });

  it("has one rule of an id for a dataset", () => {
    const names = rules.map(({ id, definition }) => `${id} ${definition.over}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it("has for each rule an example that hits, one that is clear, and a basis", () => {
    const poor = rules.filter(({ definition }) => {
      const expected = new Set(definition.examples.map(({ expect: outcome }) => outcome));
      return !expected.has("hit") || !expected.has("clear") || definition.basis.length === 0;
    });
    expect(poor.map(({ id, definition }) => `${id} ${definition.over}`)).toEqual([]);
  });

  it.skipIf(!existsSync(articlesFile))(
    `cites articles that exist, or instruments whose text is not at hand (${path.relative(root, articlesFile)})`,
    () => {
      const known = new Map<string, Set<string>>();
      for (const line of readFileSync(articlesFile, "utf8").trim().split("\n")) {
        const { law, article_no: article } = JSON.parse(line) as { readonly law: string; readonly article_no: string };
        const articles = known.get(law) ?? new Set();
        known.set(law, articles.add(article));
      }
      const titleOf = new Map(Object.values(laws).map(({ name, title }) => [name.zh, title] as const));
      const cited = rules.flatMap(({ id, definition }) =>
        definition.basis.flatMap(({ instrument, article }) =>
          (article ?? "").split("、").map((one) => ({ id, instrument, article: one })),
        ),
      );
      expect(cited.length).toBeGreaterThan(rules.length);
      const textOf = (instrument: string) => known.get(titleOf.get(instrument) ?? instrument);
      const wrong = cited
        .filter(({ instrument }) => withoutText[instrument] === undefined)
        .filter(({ instrument, article }) => textOf(instrument)?.has(article) !== true);
      expect(wrong).toEqual([]);
      const needless = Object.keys(withoutText).filter(
        (name) => textOf(name) !== undefined || !cited.some(({ instrument }) => instrument === name),
      );
      expect(needless).toEqual([]);
    },
  );
});
