import type { RecordRow } from "@jianheng/contract";

type Problem = Pick<RecordRow, "id" | "number" | "state" | "fields">;

/** For each problem, in the order of coming, the earlier ones of its department that have been put right. */
export function putRightBefore<Row extends Problem>(problems: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return new Map(
    problems.map((problem, index) => {
      const department = problem.fields["responsibleDepartment"];
      const earlier = problems
        .slice(0, index)
        .filter(({ state, fields }) => isPutRight(state) && fields["responsibleDepartment"] === department);
      return [problem.id, typeof department === "string" ? earlier : []];
    }),
  );
}

function isPutRight(state: string): boolean {
  return state === "accepted" || state === "closed";
}
