// Which state stands above which in a column, so that few arrows cross.

/** A place in a column: a state, or where a long arrow passes through. */
export interface Slot {
  readonly id: string;
  readonly state: string | null;
}

export interface SlotLink {
  readonly from: string;
  readonly to: string;
}

/** Sweeps to and fro; more have not been seen to help. */
const sweeps = 8;

/** The columns with their slots put in an order of few crossings; equal orders keep the one given. */
export function orderedColumns(
  columns: readonly (readonly Slot[])[],
  links: readonly SlotLink[],
): readonly (readonly Slot[])[] {
  let best = columns;
  let fewest = crossings(columns, links);
  let current = columns;
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    current = swept(current, links, sweep % 2 === 0);
    const crossed = crossings(current, links);
    if (crossed < fewest) {
      best = current;
      fewest = crossed;
    }
  }
  return best;
}

function swept(columns: readonly (readonly Slot[])[], links: readonly SlotLink[], rightwards: boolean) {
  const next = columns.map((column) => [...column]);
  const places = placesOf(next);
  const order = next.map((_, index) => index);
  for (const index of rightwards ? order.slice(1) : order.toReversed().slice(1)) {
    const column = next[index] ?? [];
    const middle = (slot: Slot) => {
      const near = rightwards
        ? links.filter(({ to }) => to === slot.id).map(({ from }) => from)
        : links.filter(({ from }) => from === slot.id).map(({ to }) => to);
      const at = near.map((id) => places.get(id) ?? 0);
      return at.length === 0 ? (places.get(slot.id) ?? 0) : at.reduce((sum, one) => sum + one, 0) / at.length;
    };
    const sorted = column.map((slot) => ({ slot, at: middle(slot) })).toSorted((a, b) => a.at - b.at);
    next[index] = sorted.map(({ slot }) => slot);
    for (const [place, { slot }] of sorted.entries()) places.set(slot.id, place);
  }
  return next;
}

export function crossings(columns: readonly (readonly Slot[])[], links: readonly SlotLink[]): number {
  const places = placesOf(columns);
  const column = new Map(columns.flatMap((slots, index) => slots.map(({ id }) => [id, index] as const)));
  let crossed = 0;
  for (const [index, one] of links.entries()) {
    for (const other of links.slice(index + 1)) {
      if (column.get(one.from) !== column.get(other.from)) continue;
      const left = (places.get(one.from) ?? 0) - (places.get(other.from) ?? 0);
      const right = (places.get(one.to) ?? 0) - (places.get(other.to) ?? 0);
      if (left * right < 0) crossed += 1;
    }
  }
  return crossed;
}

function placesOf(columns: readonly (readonly Slot[])[]): Map<string, number> {
  return new Map(columns.flatMap((slots) => slots.map(({ id }, place) => [id, place] as const)));
}
