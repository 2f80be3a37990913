// What docs/data.md counts of the bundled figures.

/** @param rows - cells of packages/statistics/data/figures.csv, by column */
export function figuresWords(rows) {
  const count = (is) => rows.filter(is).length
  const from = (file) => count(({ row }) => row.startsWith(`data/evidence/${file}:`))
  const days = rows
    .map(({ published }) => published)
    .filter((day) => day.length === 10)
    .sort()
  const left = count(({ read }) => read === '')
  const free = count(({ licence }) => licence === '')
  return [
    `Each of the ${rows.length} names its address or, where it has none (${count(({ source }) => !/^https?:/.test(source))}), its occasion or paper, and when it was published,`,
    `${days[0]} to ${days.at(-1)} as far as the day is known; ${count(({ producer }) => producer !== '')} name who produced the figure, ${count(({ via }) => via !== '')} who passed it on. From \`data/evidence\`:`,
    `${from('volumes.csv')} of volumes.csv (${count(({ note }) => note === 'named by the source as what it compares with')} of them only named by the source as what it compares with), ${from('capacity.csv')} of capacity.csv, ${from('transit_times_published.csv')} of transit_times_published.csv,`,
    `${from('fx.csv')} of fx.csv. When it was read is empty in ${left}, the licence in ${free}.`,
  ].join('\n')
}
