const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']
const WIDTH = 16

/** A chance as a bar of at most 16 letters, to an eighth of one; a chance above half a percent shows something. */
export function chanceBar(chance: number): string {
  const eighths = chance < 0.005 ? 0 : Math.max(1, Math.round(chance * WIDTH * 8))
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '')
}
