/** A post of one person in one department, from day to day, both included. */
export interface HeldPost {
  readonly personId: string;
  readonly personName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly heldFrom: string;
  readonly heldTo: string | null;
}

export function heldOn(post: HeldPost, day: string): boolean {
  return post.heldFrom <= day && (post.heldTo === null || post.heldTo >= day);
}

/**
 * The one person whom a card names, by name within the office; undefined when nobody or more than one has the name
 * on the day. A department on the card decides between people of one name.
 */
export function personNamed(
  posts: readonly HeldPost[],
  card: { readonly name: string; readonly department: string; readonly day: string },
): HeldPost | undefined {
  const named = posts.filter((post) => post.personName === card.name && heldOn(post, card.day));
  const inDepartment = named.filter((post) => post.departmentName === card.department);
  const candidates = inDepartment.length > 0 ? inDepartment : named;
  return new Set(candidates.map((post) => post.personId)).size === 1 ? candidates[0] : undefined;
}
