// The order of an agenda while it is being arranged. Pure.

/** `chosen` with one put at the end; unchanged when it is there. */
export function added(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen : [...chosen, id];
}

export function removed(chosen: readonly string[], id: string): readonly string[] {
  return chosen.filter((one) => one !== id);
}

/** One moved to the place of an index; beyond the ends it stays at the end. */
export function moved(chosen: readonly string[], id: string, to: number): readonly string[] {
  if (!chosen.includes(id)) return chosen;
  const others = removed(chosen, id);
  const place = Math.max(0, Math.min(to, others.length));
  return [...others.slice(0, place), id, ...others.slice(place)];
}

export function sameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
