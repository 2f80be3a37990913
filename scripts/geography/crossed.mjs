// The countries a drawn line runs through, in order, without the slips that drawing errors make at a border.
import { km } from './lib.mjs'

/** Runs shorter than this many kilometres beside a border are taken for drawing error. */
const SLIP_KM = 12

export function crossed(line, first, last, at) {
  const runs = [{ country: first, km: 0 }]
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]]
    const length = km(a, b)
    const steps = Math.max(1, Math.ceil(length / 3))
    for (let s = 0; s < steps; s++) {
      const t = (s + 0.5) / steps
      const country = at([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]) ?? runs.at(-1).country
      if (runs.at(-1).country === country) runs.at(-1).km += length / steps
      else runs.push({ country, km: length / steps })
    }
  }
  runs.push({ country: last, km: 0 })
  const kept = runs.filter((r, i) => i === 0 || i === runs.length - 1 || r.km >= SLIP_KM)
  return kept.map((r) => r.country).filter((c, i, list) => c !== list[i - 1])
}
