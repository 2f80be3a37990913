const percent = (share) => `${Math.round(share * 100)} %`
const verdict = (held) => (held ? 'met' : '**missed**')

/** The figures of docs/accuracy/accuracy.json as they stand in the README, with the aims of the report. */
export function accuracyWords({ version, groups: { headline, baseline } }) {
  const share = headline.inside / headline.rows
  const ratio = headline.intervalScoreDays / baseline.intervalScoreDays
  return [
    `**Accuracy**, against ${headline.rows} published transit times, each with its own source left out of the network; \`npm run accuracy\` repeats it, [docs/accuracy/report.md](docs/accuracy/report.md) names every row:`,
    '',
    '| | planner | distance over constant speed | aim |',
    '|---|---|---|---|',
    `| published times inside P5–P95 | ${headline.inside} of ${headline.rows} (${percent(share)}) | ${baseline.inside} of ${baseline.rows} (${percent(baseline.inside / baseline.rows)}) | nine in ten: ${verdict(share >= 0.9)} |`,
    `| median error of P50 | ${percent(headline.medianError)} | ${percent(baseline.medianError)} | at most 15 %: ${verdict(headline.medianError <= 0.15)} |`,
    `| interval score, days | ${headline.intervalScoreDays.toFixed(1)} | ${baseline.intervalScoreDays.toFixed(1)} | at most half of the other: ${verdict(ratio <= 0.5)}, ${ratio.toFixed(2)} of it |`,
    '',
    `Measured on network ${version.network}.`,
  ].join('\n')
}
