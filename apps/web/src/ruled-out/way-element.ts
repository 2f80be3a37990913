/** Id in the page of the way that bears a number in the list of ways that were ruled out. */
export function wayElementId(number: number): string {
  return `ruled-out-way-${number}`
}

/** Where that way is told; null where the list is not open. */
export function wayElement(number: number): HTMLElement | null {
  return document.getElementById(wayElementId(number))
}
