/** A text that begins a line, with a capital at its start. */
export function capital(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`
}
