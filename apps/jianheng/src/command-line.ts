// The command line: one word names the command, the rest belongs to it. Commands are loaded when asked for, so that
// `jianheng limit` does not wait for a database driver. Exit codes: 0 done, 1 the input is bad, 2 usage, 3 a defect of ours.

import { ConfigProblem } from "./config-file.ts";
import { UnfinishedRestoreError } from "./database/restoring-mark.ts";
import type { Streams } from "./streams.ts";

type Command = (args: readonly string[], streams: Streams) => Promise<number>;

const commands: Readonly<Record<string, { readonly says: string; readonly load: () => Promise<Command> }>> = {
  check: {
    says: "PATH… [--as-of D] [--pack P,…] [--mapping FILE] [--json] [--xlsx OUT]    检查数据文件，列出疑点",
    load: async () => (await import("./commands/check.ts")).check,
  },
  mapping: {
    says: "propose PATH… [--out FILE]    写出各表各列对应关系的初稿，供核对",
    load: async () => (await import("./commands/mapping.ts")).mapping,
  },
  limit: {
    says: "[ID] --from D [--period P10D] … | --jsonl | --list [词] | ID    计算法定期限，查看期限",
    load: async () => (await import("./commands/limit.ts")).limit,
  },
  calendar: {
    says: "template FILE.xlsx | list [年份] [--calendar FILE]…    节假日日历",
    load: async () => (await import("./commands/calendar.ts")).calendar,
  },
  rules: {
    says: "list | test | sql ID    规则库",
    load: async () => (await import("./commands/rules.ts")).rulesCommand,
  },
  tck: {
    says: "DIR [--engine row|sql] [--json]    运行 DMN 一致性测试集，逐目录计数",
    load: async () => (await import("./commands/tck.ts")).tck,
  },
  log: {
    says: "verify DIR [--witness FILE]    核验存证日志",
    load: async () => (await import("./commands/log.ts")).log,
  },
  template: {
    says: "FILE    写出空白标准数据模板",
    load: async () => (await import("./commands/template.ts")).template,
  },
  demo: {
    says: "FILE [--cases N] [--seed S]    写出虚构的演示数据",
    load: async () => (await import("./commands/demo.ts")).demo,
  },
  organisation: {
    says: "template | import | export FILE.xlsx, password 用户名 [--data DIR]    单位与人员",
    load: async () => (await import("./commands/organisation.ts")).organisation,
  },
  backup: {
    says: "FILE [--data DIR] [--force]    备份全部状态，服务运行时也可",
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  restore: {
    says: "FILE --data DIR [--keys DIR]    恢复到空目录，并逐项核验",
    load: async () => (await import("./commands/restore.ts")).restore,
  },
  doctor: {
    says: "[--data DIR]    检查安装与数据的每一项",
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  serve: {
    says: "[--data DIR] [--port N] [--demonstration N]    启动服务",
    load: async () => (await import("./commands/serve.ts")).serve,
  },
};

export async function run(args: readonly string[], streams: Streams = process): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    streams.stdout.write(usage());
    return 0;
  }
  const command = commands[name];
  if (command === undefined) {
    streams.stderr.write(`没有命令“${name}”。\n${usage()}`);
    return 2;
  }
  try {
    return await (
      await command.load()
    )(rest, streams);
  } catch (error) {
    if (error instanceof ConfigProblem || error instanceof UnfinishedRestoreError) {
      streams.stderr.write(`${error.message}\n`);
      return 1;
    }
    streams.stderr.write(
      `程序故障，请报告：\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 3;
  }
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, { says }]) => `  jianheng ${name} ${says}`);
  return `检衡 Jianheng\n\n${lines.join("\n")}\n`;
}
