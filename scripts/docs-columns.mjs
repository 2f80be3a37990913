/** What each column of each table means, as the README of the tables says it. */
export function columnsWords(tables) {
  return Object.entries(tables)
    .map(([name, { meaning, key, columns }]) =>
      [
        `**${name}.csv**: ${meaning}.`,
        '',
        '| column | kind | meaning |',
        '|---|---|---|',
        ...columns.map((column) => `| \`${column.name}\` | ${kindWords(column)} | ${meaningWords(column, key)} |`),
      ].join('\n'),
    )
    .join('\n\n')
}

function kindWords({ kind, unit, values, names }) {
  const of = values === undefined ? names : values.map((value) => `\`${value}\``).join(' ')
  const what = unit === undefined ? kind : `${kind}, ${unit}`
  return of === undefined ? what : `${what}: ${of}`
}

function meaningWords({ name, meaning, required, mayLack, fixed }, key) {
  const marks = [
    key.includes(name) && 'key',
    required === true && 'needed',
    mayLack === true && 'may lack',
    fixed === true && 'fixed',
  ].filter(Boolean)
  return marks.length === 0 ? meaning : `${meaning} (*${marks.join(', ')}*)`
}
