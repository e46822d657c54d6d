import { reachOfRole, type Reach, type Role } from "@jianheng/contract";

export interface PostToday {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly officeCode: string;
  readonly role: Role;
}

export interface OfficeNode {
  readonly code: string;
  readonly parentCode: string | null;
}

const widest: readonly Reach[] = ["none", "own", "department", "office"];

/** How far the posts of today let a person see; an administrator's post shuts off case content whatever else is held. */
export function reachOfPosts(posts: readonly PostToday[]): {
  readonly reach: Reach;
  readonly offices: readonly string[];
  readonly departments: readonly string[];
} {
  const reaches = posts.map((post) => reachOfRole[post.role]);
  if (posts.length === 0 || reaches.includes("none")) return { reach: "none", offices: [], departments: [] };
  const offices = posts.filter((post) => reachOfRole[post.role] === "office").map((post) => post.officeCode);
  const departments = posts.filter((post) => reachOfRole[post.role] === "department").map((post) => post.departmentId);
  return {
    reach: widest[Math.max(...reaches.map((reach) => widest.indexOf(reach)))] ?? "none",
    offices: [...new Set(offices)],
    departments: [...new Set(departments)],
  };
}

/** What a person is today, as records name their readers; nothing without a reach. `posts` are those of today. */
export function tokensOf(personId: string, posts: readonly PostToday[]): readonly string[] {
  if (reachOfPosts(posts).reach === "none") return [];
  const ofPosts = posts.flatMap(({ role, departmentId, officeCode }) => [
    `department:${departmentId}`,
    `office:${officeCode}`,
    `role:${role}@${officeCode}`,
    ...(role === "departmentHead" ? [`head:${departmentId}`] : []),
  ]);
  return [...new Set([`person:${personId}`, ...ofPosts])];
}

/** The office, the one above it, and so on. */
export function officesAbove(code: string, tree: readonly OfficeNode[]): readonly string[] {
  const chain: string[] = [];
  for (let at: string | null = code; at !== null && !chain.includes(at);) {
    chain.push(at);
    at = tree.find((office) => office.code === at)?.parentCode ?? null;
  }
  return chain;
}

/** The offices themselves and every office below them. */
export function withOfficesBelow(codes: readonly string[], tree: readonly OfficeNode[]): readonly string[] {
  const reached = new Set(codes);
  let grown = true;
  while (grown) {
    grown = false;
    for (const office of tree)
      if (office.parentCode !== null && reached.has(office.parentCode) && !reached.has(office.code)) {
        reached.add(office.code);
        grown = true;
      }
  }
  return [...reached];
}

/** Pages a person has a use for, in the order of the menu. */
export function pagesOf(reach: Reach): readonly string[] {
  // The law holds no case content: everybody reads it.
  const law = ["rules", "limits", "compute", "calendar"];
  if (reach === "none") return ["home", ...law];
  if (reach === "office") return ["home", "deliveries", "findings", "cases", ...law];
  return ["home", "findings", "cases", ...law];
}
