/**
 * Reads Vitest's JSON report.
 * @param status - exit code of Vitest: non-zero without a failed test (a crash, an unhandled error) counts as one failure
 * @returns names of what passed, failed and was skipped
 */
export function summarise(report, { status, where, name = (file) => file }) {
  const run = { passed: [], failed: [], skipped: [] }
  for (const file of report.testResults) {
    const failedBefore = run.failed.length
    for (const test of file.assertionResults) {
      const kind = test.status === 'passed' || test.status === 'failed' ? test.status : 'skipped'
      run[kind].push(`${name(file.name)} > ${test.fullName}`)
    }
    if (file.status === 'failed' && run.failed.length === failedBefore)
      run.failed.push(`${name(file.name)} (did not load)`)
  }
  if (status !== 0 && run.failed.length === 0) run.failed.push(`${where} (exit code ${status})`)
  return run
}

/** Adds runs up. Under `requireAll` a skip that is not in `allowed` ({test, reason}) is a failure. */
export function totals(runs, { requireAll, allowed }) {
  const skips = runs.flatMap((run) => run.skipped)
  const isAllowed = (test) => allowed.some((entry) => entry.test === test)
  const refused = requireAll ? skips.filter((test) => !isAllowed(test)) : []
  const failures = [
    ...runs.flatMap((run) => run.failed),
    ...refused.map((test) => `${test} (skipped, not in allowed-skips.json)`),
  ]
  return {
    passed: runs.reduce((sum, run) => sum + run.passed.length, 0),
    failed: failures.length,
    skipped: skips.length - refused.length,
    failures,
    skips: skips.filter((test) => !refused.includes(test)),
  }
}
