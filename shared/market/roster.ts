/** Where the ids of a list are in a roster. */
interface Found {
  readonly slots: Int32Array;
  readonly rows: Int32Array;
}

/**
 * Ids in the order they were first seen, each with a slot of its own for ever: the index of its row in columns of state. A
 * grown roster shares its storage with the one it grew from, so growing costs what is new; where two grow from one, the
 * second copies. Nothing changes in a roster once it exists.
 */
export class Roster {
  readonly size: number;
  readonly #ids: string[];
  readonly #slots: Map<string, number>;
  readonly #found = new WeakMap<readonly string[], Found>();

  private constructor(ids: string[], slots: Map<string, number>) {
    this.#ids = ids;
    this.#slots = slots;
    this.size = ids.length;
  }

  /** Of ids that are all different. */
  static of(ids: Iterable<string>): Roster {
    const list = [...ids];
    return new Roster(list, new Map(list.map((id, slot) => [id, slot])));
  }

  /** Slot of an id; -1 when it is not in the roster. */
  slotOf(id: string): number {
    const slot = this.#slots.get(id);
    return slot === undefined || slot >= this.size ? -1 : slot;
  }

  /** Slot of each of `ids`, -1 = not in the roster: found once while they are asked for with the same list. */
  slotsOf(ids: readonly string[]): Int32Array {
    return this.#find(ids).slots;
  }

  /** The other way round: index in `ids` of the id in each slot, -1 = not among them. */
  rowsOf(ids: readonly string[]): Int32Array {
    return this.#find(ids).rows;
  }

  #find(ids: readonly string[]): Found {
    let found = this.#found.get(ids);
    if (found === undefined) {
      found = { slots: new Int32Array(ids.length), rows: new Int32Array(this.size).fill(-1) };
      for (let row = 0; row < ids.length; row++) {
        const slot = this.slotOf(ids[row] as string);
        found.slots[row] = slot;
        if (slot >= 0) found.rows[slot] = row;
      }
      this.#found.set(ids, found);
    }
    return found;
  }

  idAt(slot: number): string {
    return this.#ids[slot] as string;
  }

  /** The roster with `newcomers` (different from each other and from all in it) behind the others; itself for none. */
  grown(newcomers: readonly string[]): Roster {
    if (newcomers.length === 0) return this;
    const isNewest = this.#ids.length === this.size;
    const ids = isNewest ? this.#ids : this.#ids.slice(0, this.size);
    const slots = isNewest ? this.#slots : new Map(ids.map((id, slot) => [id, slot]));
    for (const id of newcomers) {
      slots.set(id, ids.length);
      ids.push(id);
    }
    return new Roster(ids, slots);
  }
}
