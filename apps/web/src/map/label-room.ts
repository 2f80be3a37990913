/** Width of a letter as a share of the size of the text; a rough mean of the page's font. */
const LETTER = 0.58
const LINE = 1.3

/** Gives room to names one after another: a name that would lie on an earlier one is refused. */
export function labelRoom() {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  /** @param x, y - middle of the name, pixels */
  return (name: string, x: number, y: number, size: number): boolean => {
    const half = { across: (name.length * LETTER * size) / 2, down: (LINE * size) / 2 }
    const box = { left: x - half.across, right: x + half.across, top: y - half.down, bottom: y + half.down }
    const isFree = taken.every(
      (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
    )
    if (isFree) taken.push(box)
    return isFree
  }
}
