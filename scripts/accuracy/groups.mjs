import { intervalScore, isInside, summaryOf } from './score.mjs'

const WORST = 8

/** Whether a row is inside, and its interval score in hours. */
export function outcomeOf({ predicted, hours }) {
  return { inside: isInside(predicted, hours), score: intervalScore(predicted.p5, predicted.p95, hours) }
}

const asItStands = (rows) => rows.map(({ hours, asItStands: { predicted } }) => ({ hours, predicted }))

/** The groups that are reported apart; the headline has each row's own source left out. */
export function groupsOf(rows) {
  const fed = rows.filter((row) => row.fed)
  const ofClass = (name) => summaryOf(rows.filter((row) => row.class === name))
  return {
    headline: summaryOf(rows),
    fed: summaryOf(fed),
    unfed: summaryOf(rows.filter((row) => !row.fed)),
    asItStands: summaryOf(asItStands(rows)),
    fedAsItStands: summaryOf(asItStands(fed)),
    observed: ofClass('observed'),
    schedule: ofClass('schedule'),
    market: ofClass('market_report'),
  }
}

export const baselinePairs = (rows) => summaryOf(rows.map(({ hours, baseline }) => ({ hours, predicted: baseline })))

/** The rows with the greatest interval score as a share of their time. */
export function worstOf(rows) {
  const share = (row) => outcomeOf(row).score / row.hours
  return [...rows].sort((a, b) => share(b) - share(a)).slice(0, WORST)
}
