/** Remembers what is made of two things, by their identity. */
export class PairMemo<A extends object, B extends object, R> {
  private readonly known = new Map<A, Map<B, R>>()

  constructor(private readonly make: (a: A, b: B) => R) {}

  of(a: A, b: B): R {
    let ofA = this.known.get(a)
    if (ofA === undefined) {
      ofA = new Map()
      this.known.set(a, ofA)
    }
    let made = ofA.get(b)
    if (made === undefined) {
      made = this.make(a, b)
      ofA.set(b, made)
    }
    return made
  }
}
