/** Hands a file to the browser, which saves it under the name. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the address after this turn; Safari needs it for some seconds.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
