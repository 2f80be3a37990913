// Values of the evidence, with the qualifier that the note tells of them.

const QUALIFIERS = [
  [/^(?:more than|over|exceed\w*|surpassed|topping)\b/i, 'moreThan'],
  [/^at least\b/i, 'atLeast'],
  [/^(?:nearly|almost|close to)\b/i, 'almost'],
  [/^(?:about|around|approximately)\b/i, 'about'],
  [/^(?:up to|at most|no more than)\b/i, 'upTo'],
]
const SCALES = { kt: 1e3, mt: 1e6, million: 1e6, bn: 1e9, '': 1 }

/** @returns value, min, max, missing and qualifier */
export function amountOf(text, note, unit) {
  if (text === '') return { value: null, min: null, max: null, missing: 'onlyCompared', qualifier: null }
  const value = Number(text)
  if (!Number.isFinite(value)) throw new Error(`"${text}" is no number`)
  const range = /^(\d+)-(\d+)%/.exec(note)
  if (range !== null && unit.of === '%')
    return { value: null, min: Number(range[1]), max: Number(range[2]), missing: null, qualifier: null }
  return { value, min: null, max: null, missing: null, qualifier: qualifierOf(value, note) }
}

/** A qualifier at the start of a clause counts where the number after it is the value, or no number follows. */
function qualifierOf(value, note) {
  for (const clause of note.split(/;\s*/)) {
    for (const [pattern, qualifier] of QUALIFIERS) {
      const rest = pattern.test(clause) ? clause.replace(pattern, '').trim() : null
      if (rest === null) continue
      const [, digits, scale = ''] = /^(\d[\d,]*(?:\.\d+)?)\s*(kt|Mt|million|bn)?/.exec(rest) ?? []
      if (digits === undefined) {
        if (rest === '') return qualifier
        continue
      }
      const said = Number(digits.replaceAll(',', '')) * SCALES[scale.toLowerCase()]
      if (Math.abs(said - value) < 1e-6 * Math.max(1, value)) return qualifier
    }
  }
  return null
}
