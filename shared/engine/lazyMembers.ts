/** What each key of `L` is made of. */
type Makers<S, L> = { readonly [K in keyof L]: (source: S) => L[K] };

/**
 * Adds members to plain objects that are made of a source when somebody first reads them, which a fold seldom does: own,
 * enumerable, and the same in JSON, copies and comparisons as if written at once. The getters are made here, once for all
 * objects: one written in a literal is a function of its own each time, which gives each object a shape of its own, and
 * making and reading such objects takes twenty times as long.
 */
export function lazyMembers<S, L extends object>(
  makers: Makers<S, L>,
): <P extends object>(plain: P, source: S) => P & L {
  const members = (Object.keys(makers) as (keyof L & string)[]).map((key) => {
    const descriptor: PropertyDescriptor = {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[key](Sourced.of(this) as S);
        Object.defineProperty(this, key, { value, enumerable: true });
        return value;
      },
    };
    return { key, descriptor };
  });
  return <P extends object>(plain: P, source: S) => {
    Sourced.put(plain, source);
    for (const { key, descriptor } of members) Object.defineProperty(plain, key, descriptor);
    return plain as P & L;
  };
}

/** What the lazy members of an object are made of; undefined for an object without any, a copy's too. */
export function sourceOf(object: object): unknown {
  return Sourced.of(object);
}

class Itself {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: so that the field of the class below is put on this object
    return object;
  }
}

/** Puts a source on any object, seen by nobody else: a private field, which neither JSON nor a copy takes along. */
class Sourced extends Itself {
  readonly #source: unknown;

  constructor(object: object, source: unknown) {
    super(object);
    this.#source = source;
  }

  static put(object: object, source: unknown): void {
    new Sourced(object, source);
  }

  static of(object: object): unknown {
    return #source in object ? object.#source : undefined;
  }
}
