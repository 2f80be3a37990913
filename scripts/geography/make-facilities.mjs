// Makes facilities.csv: named terminals from sources/facilities.csv, and one facility per other place as its links imply.
import { writeFileSync } from 'node:fs'
import { readCsv, toCsv } from './lib.mjs'

const here = new URL('.', import.meta.url).pathname
const data = `${here}../../packages/network/data/`
const locations = readCsv(`${data}locations.csv`)
const links = readCsv(`${data}links.csv`)
const named = readCsv(`${here}sources/facilities.csv`)
const change = new Map(readCsv(`${here}sources/gauge-change.csv`).map((r) => [r.location_id, r]))

const touch = new Map(locations.map((l) => [l.id, { modes: new Set(), gauges: new Set(), abroad: new Set() }]))
for (const l of links) {
  for (const [end, other] of [
    [l.from, l.to],
    [l.to, l.from],
  ]) {
    const t = touch.get(end)
    t.modes.add(l.mode)
    if (l.gauge_mm && ['in_use', 'suspended'].includes(l.status)) t.gauges.add(l.gauge_mm)
    if (l.mode !== 'sea' && end.slice(0, 2) !== other.slice(0, 2)) t.abroad.add(l.mode)
  }
}
const ORDER = ['rail', 'road', 'sea']
const rows = []
for (const l of locations) {
  if (l.kind === 'waypoint') continue
  const t = touch.get(l.id)
  const own = named.filter((n) => n.location_id === l.id)
  for (const n of own) rows.push({ ...n })
  const does = []
  // At a junction wagons pass and goods are loaded for the place itself; boxes change carriers at a terminal.
  if (['seaport', 'dry_port', 'inland_terminal', 'city'].includes(l.kind)) does.push('transship')
  const c = change.get(l.id)
  if (c) {
    if (!does.includes('transship')) does.push('transship')
    does.push('gauge_change')
  }
  if (l.kind === 'border_crossing' || t.abroad.size > 0) does.push('border')
  if (['border_crossing', 'seaport', 'dry_port', 'inland_terminal', 'city'].includes(l.kind)) does.push('customs')
  if (does.length === 0) continue
  const covered = new Set(own.flatMap((n) => n.does.split(' ')))
  const rest = own.length ? does.filter((d) => !covered.has(d)) : does
  if (rest.length === 0 || t.modes.size === 0) continue
  const modes = new Set(t.modes)
  if (l.kind !== 'border_crossing' && modes.has('rail')) modes.add('road')
  const gauges = new Set([...t.gauges, ...(c ? c.gauges.split(' ') : [])])
  rows.push({
    id: `${l.id}/${l.kind === 'seaport' ? 'port' : l.kind === 'border_crossing' ? 'border' : 'terminal'}`,
    location_id: l.id,
    operator: '',
    name: l.name,
    modes: ORDER.filter((m) => modes.has(m)).join(' '),
    gauges: [...gauges].sort().join(' '),
    equipment: '*',
    does: rest.join(' '),
    source: c?.source || 'common geography',
    source_date: '2026',
    basis: 'assumed',
    note:
      c?.note || 'What a place of this kind does, from its role and the links that meet here; operator not established',
  })
}
writeFileSync(
  `${data}facilities.csv`,
  toCsv('id,location_id,operator,name,modes,gauges,equipment,does,source,source_date,basis,note'.split(','), rows),
)
console.log(rows.length, 'facilities')
for (const l of locations) {
  const g = touch.get(l.id).gauges
  if (g.size > 1 && !rows.some((r) => r.location_id === l.id && r.does.includes('gauge_change')))
    console.log('gauges meet without a change', l.id, [...g].join(' '))
}
for (const r of rows) if (!r.modes) console.log('no modes', r.id)
