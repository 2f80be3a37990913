import { baselinePairs, groupsOf, outcomeOf, worstOf } from './groups.mjs'

const days = (hours) => (hours / 24).toFixed(1)
const percent = (share) => `${Math.round(share * 100)} %`
const interval = ({ p5, p50, p95 }) => `${days(p5)} / ${days(p50)} / ${days(p95)}`
const cell = (text) => text.replaceAll('|', '/')

function published({ low, high, hours }) {
  return low !== null && high !== null ? `${days(low)}–${days(high)} (${days(hours)})` : days(hours)
}

function scoreLine(name, summary) {
  if (summary === null) return `| ${name} | 0 | | | | | |`
  const { rows, inside, medianWidth, medianError, intervalScoreDays, relativeIntervalScore } = summary
  return `| ${name} | ${rows} | ${inside} (${percent(inside / rows)}) | ${percent(medianError)} | ${medianWidth.toFixed(2)} | ${intervalScoreDays.toFixed(1)} | ${relativeIntervalScore.toFixed(2)} |`
}

const SCORE_HEAD = `| | rows | inside P5–P95 | median error of P50 | median width (P95−P5)/P50 | interval score, days | interval score, share of the time |
|---|---|---|---|---|---|---|`

/** The figures in a few lines for a terminal. */
export function textOf(result) {
  const { headline } = groupsOf(result.rows)
  const base = baselinePairs(result.rows)
  const line = (name, { rows, inside, medianError, medianWidth, intervalScoreDays }) =>
    `${name.padEnd(34)} ${inside} of ${rows} inside, median error ${percent(medianError)}, width ${medianWidth.toFixed(2)}, interval score ${intervalScoreDays.toFixed(1)} d`
  return [
    line('each source left out in turn', headline),
    line('distance over constant speed', base),
    'worst rows:',
    ...worstOf(result.rows).map(
      (row) => `  ${row.name}: published ${published(row)}, predicted ${interval(row.predicted)} d`,
    ),
  ].join('\n')
}

/** Everything that the report is made from; hours to a tenth. */
export function jsonOf({ version, rows, unusable }) {
  const tenths = ({ p5, p50, p95 }) =>
    Object.fromEntries(Object.entries({ p5, p50, p95 }).map(([name, hours]) => [name, Math.round(hours * 10) / 10]))
  return {
    version,
    groups: { ...groupsOf(rows), baseline: baselinePairs(rows) },
    rows: rows.map((row) => ({
      ...row,
      km: Math.round(row.km),
      predicted: tenths(row.predicted),
      asItStands: tenths(row.asItStands.predicted),
      baseline: tenths(row.baseline),
      inside: outcomeOf(row).inside,
    })),
    unusable,
  }
}

/** The report; every number in it is one of `accuracy.json`. */
export function markdownOf(result) {
  return `${[headlinePart(result), worstPart(result), rowsPart(result), unusablePart(result), methodPart(result)].join('\n\n')}\n`
}

function headlinePart({ version, rows }) {
  const groups = groupsOf(rows)
  const base = baselinePairs(rows)
  const { headline } = groups
  const outside = rows.filter((row) => !outcomeOf(row).inside)
  const total = (some) => some.reduce((sum, row) => sum + outcomeOf(row).score, 0)
  const outsideShare = total(outside) / total(rows)
  return `# Calibration

\`npm run accuracy\` holds the planner against the published transit times; \`npm run accuracy -- --write\` writes this page
and \`accuracy.json\`. Network ${version.network}, other inputs ${version.inputs}.

**With each row's own source left out of the network, ${headline.inside} of ${headline.rows} published times (${percent(headline.inside / headline.rows)}) fall between P5 and P95; the
median error of P50 is ${percent(headline.medianError)}, and the interval score is ${(headline.intervalScoreDays / base.intervalScoreDays).toFixed(2)} of that of distance over constant speed.**

${aimsOf(headline, base)}

${SCORE_HEAD}
${scoreLine('**each source left out in turn**', headline)}
${scoreLine('distance over constant speed, sources left out alike', base)}
${scoreLine('left out: rows whose source also fed the network', groups.fed)}
${scoreLine('left out: rows whose source did not', groups.unfed)}
${scoreLine('the network as it stands: rows whose source fed it', groups.fedAsItStands)}
${scoreLine('the network as it stands: all rows', groups.asItStands)}
${scoreLine('left out: class observed', groups.observed)}
${scoreLine('left out: class schedule', groups.schedule)}
${scoreLine('left out: class market_report', groups.market)}

The ${outside.length} rows outside P5–P95 make ${percent(outsideShare)} of the sum of interval scores.

Rows whose source fed the network are no test of the network as it stands: it has seen them. They are one when the source is
left out.`
}

function aimsOf(headline, base) {
  const share = headline.inside / headline.rows
  const ratio = headline.intervalScoreDays / base.intervalScoreDays
  const said = (met, text) => `- ${met ? 'Met' : '**Missed**'}: ${text}`
  return [
    said(share >= 0.9, `nine in ten inside P5–P95 (${percent(share)})`),
    said(headline.medianError <= 0.15, `median error at most 15 % (${percent(headline.medianError)})`),
    said(ratio <= 0.5, `interval score at most half the baseline's (${ratio.toFixed(2)})`),
  ].join('\n')
}

function worstPart({ rows }) {
  const lines = worstOf(rows).map(
    (row) =>
      `| ${cell(row.name)} | ${published(row)} | ${interval(row.predicted)} | ${days(outcomeOf(row).score)} | ${cell(row.remark)} |`,
  )
  return `## The worst rows

By interval score as a share of the published time.

| row | published, days | P5 / P50 / P95, days | interval score, days | cause |
|---|---|---|---|---|
${lines.join('\n')}`
}

function rowsPart({ rows }) {
  const lines = rows.map((row) => {
    const { inside } = outcomeOf(row)
    const by = [...new Set(row.origins.map((origin) => origin.by))].join(', ')
    return `| ${row.line} | ${cell(row.name)} | ${row.class} ${row.year} | ${published(row)} | ${interval(row.predicted)} | ${inside ? 'yes' : '**no**'} | ${by} | ${interval(row.asItStands.predicted)} | ${interval(row.baseline)} |`
  })
  return `## Every usable row

Days; \`line\` is the line in \`data/evidence/transit_times_published.csv\`. "Hours by" tells what stands behind the carriages
once the source is left out. The way on which each row is put, with the reason, is in \`scripts/accuracy/mapping.csv\`.

| line | row | class, year | published | P5 / P50 / P95, source left out | inside | hours by | as the network stands | distance over speed |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}`
}

function unusablePart({ unusable }) {
  const reasons = new Map()
  for (const { reason } of unusable) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const counts = [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `| ${reason} | ${count} |`)
  const lines = unusable.map(
    ({ line, name, class: kind, reason }) => `| ${line} | ${cell(name)} | ${kind} | ${reason} |`,
  )
  return `## Rows that cannot be used

${unusable.length} rows of the table:

| reason | rows |
|---|---|
${counts.join('\n')}

<details><summary>Every one of them</summary>

| line | row | class | reason |
|---|---|---|---|
${lines.join('\n')}

</details>`
}

function methodPart({ rows }) {
  return `## How it is counted

- **Rows.** Classes \`observed\`, \`schedule\` and \`market_report\` with a place at both ends. A row is held at its typical value,
  else at the middle of its printed range; it is inside when that value lies from P5 to P95.
- **The way.** \`scripts/accuracy/mapping.csv\` puts each row on carriages in order: a service of the network by its id, or,
  where the network has none on the relation, a train, ship or truck by the general rules. The planner is offered nothing
  else, so it must go that way; waits, transshipment, borders, closures and bans on it are the planner's. A service that no
  longer runs is opened for the row: the row says that it ran.
- **The year.** The goods start on the 1st, 6th, 11th, 16th, 21st and 26th of each month of the row's year, or of the months
  the source names; the arrival distributions are mixed in equal parts. Restrictions are those of these dates.
- **What counts.** \`station\`: from the first departure to the last arrival, with every wait, transshipment and border between
  and closures of the last port, without loading, first wait, unloading, customs and delivery. \`loading\`: the same with
  handling before the first departure. \`door\`: every stage. Carriers and the market count by \`station\` unless the row says otherwise.
- **Leaving a source out.** Everything that cites the source's address, itself or through its evidence, loses its number:
  handling, closures and parameters fall back to the row of the country or of everywhere. A service with any observation
  from the source gets its hours from the observations that are left, else from the general rules
  (\`docs/data-operations.md\`, "Without a source"); it never keeps its number. The fits of the general rules leave the source out too.
- **Interval score** (Gneiting and Raftery 2007, α = 0.1): P95 − P5, plus 20 times what the published value lies outside.
  Lower is better. The mean in days is what the aim is measured by; as a share of the published time a ferry of a day
  weighs as much as a voyage of a month.
- **Baseline.** Length of the imposed way over a constant speed: the median pace of the other rows of the same family (rail;
  rail and sea; sea; road), none from the row's source; P5 and P95 are the 5th and 95th percentile of their paces. A family
  with fewer than four other rows takes all other rows.

## What it does not show

- ${rows.length} rows are few: one row more or less inside is three per cent, and several rows tell of the same trains.
- Sources are told apart by address. Two addresses may repeat one press release.
- Every fit leaves the row's source out. The choice of ways and of general rules does not: both were made by people who
  had seen the rows. No number was set for a row.
- The network is that of today. A row of 2015 is held against its stays, closures and ships, and a service that began after
  the row's year is boarded without a wait, since its frequency says nothing about that year.
- Timetables and first trains are faster than what is run later; \`schedule\` rows and single trains pull against the means.`
}
