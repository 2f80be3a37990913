/** The report of soaks as a page: each part with what it does, on what it ran and what it counted. */
export function markdownOf(parts, results) {
  const ran = Object.entries(parts).filter(([name]) => results[name] !== undefined)
  const sections = ran.map(([name, part]) => section(name, part, results[name]))
  return `# Soak

The tests that run with small counts in \`npm test\`, with full ones. \`npm run soak -- --write\` repeats them and writes this
page; \`--only PART\` runs one part, \`--seed N\` repeats its inputs.

${sections.join('\n')}`
}

function section(name, { title, does, test, variable }, { columns, rows, ...run }) {
  const lines = [columns, columns.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
  return `## ${title}: ${run.passed ? 'passed' : 'FAILED'}

${does}

- ${run.date}, code ${run.code}, ${run.minutes} min
- ${run.machine}
- \`npm run soak -- --only ${name} --seed ${run.seed} --count ${run.count}\`, which is [the test](../../${test}) with
  \`${variable}=${run.count}\`

${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`
}
