// Makes location_codes.csv from the UN/LOCODE column of the node facts and the station codes.
import { writeFileSync } from 'node:fs'
import { readCsv, toCsv } from './lib.mjs'

const here = new URL('.', import.meta.url).pathname
const evidence = `${here}../../data/evidence/`
const known = new Set(readCsv(`${here}../../packages/network/data/locations.csv`).map((l) => l.id))
const rows = []
for (const n of [...readCsv(`${evidence}nodes.csv`), ...readCsv(`${evidence}nodes_services_extra.csv`)]) {
  if (!n.unlocode) continue
  const weak = /general knowledge|disagree|elsewhere|no position|wrong|not checked|off$/.test(n.unlocode_check)
  rows.push({
    location_id: n.id,
    scheme: 'unlocode',
    code: n.unlocode,
    edition: /2014/.test(n.unlocode_check) ? '2014' : /2026/.test(n.unlocode_check) ? '2026' : '',
    check: weak ? 'weak' : 'ok',
    source: 'https://github.com/datasets/un-locode',
    source_date: '2026',
    basis: weak ? 'assumed' : 'published',
    note: n.unlocode_check,
  })
}
for (const s of readCsv(`${evidence}station_codes.csv`)) {
  if (!s.esr_code || !s.node_id || !known.has(s.node_id)) continue
  const tail = s.note.split(';').at(-1).trim()
  rows.push({
    location_id: s.node_id,
    scheme: 'esr',
    code: s.esr_code,
    edition: s.source_date,
    check: /fail/i.test(tail) ? 'digit-fails' : /ok/i.test(tail) ? 'ok' : 'weak',
    source: s.source_url,
    source_date: s.source_date,
    basis: 'published',
    note: `${s.name_en}; ${s.note}`,
  })
}
const seen = new Set()
const unique = rows.filter((r) => {
  const k = `${r.location_id}|${r.scheme}|${r.code}`
  return seen.has(k) ? false : seen.add(k)
})
writeFileSync(
  `${here}../../packages/network/data/location_codes.csv`,
  toCsv('location_id,scheme,code,edition,check,source,source_date,basis,note'.split(','), unique),
)
console.log(unique.length, 'codes;', rows.length - unique.length, 'repeated')
