/** Remembers what is made of two things, by their identity. @typeParam R - not undefined */
export class PairMemo<A extends object, B extends object, R> {
  private readonly known = new Map<A, Map<B, R>>()

  private size = 0

  /** @param most - results kept; when there are more, all are forgotten */
  constructor(
    private readonly make: (a: A, b: B) => R,
    private readonly most = Number.POSITIVE_INFINITY,
  ) {}

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
      this.size += 1
      if (this.size > this.most) this.forget()
    }
    return made
  }

  private forget(): void {
    this.known.clear()
    this.size = 0
  }
}
