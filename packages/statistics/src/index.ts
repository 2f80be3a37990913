export { figuresCsv, readFigures } from './carry/csv.js'
export { enteredFigures, enteredTable } from './carry/entered.js'
export { FIGURE_COLUMNS, type FigureColumn, type FlatFigure, figureOf, flatFigure } from './carry/flat.js'
export { MAPPED_PARTS, type MappedPart, type PartSource, type TableMapping } from './carry/mapping.js'
export { previewTable, type RefusedCell, type TablePreview } from './carry/preview.js'
export { readMapping } from './carry/read-mapping.js'
export { figuresSdmx, readFiguresSdmx, SDMX_STRUCTURE, timePeriod } from './carry/sdmx.js'
export { checkClaims, type Verdict } from './checks/claims.js'
export {
  type Conflict,
  conflictsIn,
  type PartsAgainst,
  partsAgainstWholes,
  type Slip,
  slipsIn,
} from './checks/conflicts.js'
export { type DerivedFigure, deriveSeries } from './derive/derive-series.js'
export {
  compoundGrowth,
  type Derived,
  type DeriveOptions,
  growth,
  growthNeeded,
  indexOf,
  shareOf,
  sumOver,
} from './derive/derived.js'
export { checkEntered } from './entering.js'
export { type Interval, intervalOf } from './figure-interval.js'
export { observationId, periodKey, seriesKey } from './identity.js'
export { type NamedPlace, namedPlaces } from './reading/marks.js'
export { type ArticleQuestion, readArticle } from './reading/read-article.js'
export type { ReadFigure } from './reading/read-figure.js'
export { inYear } from './same-series.js'
export { placeTitle, seriesTitle } from './series-title.js'
export { standingFigures, supersedingCheck } from './standing.js'
export {
  type FigureChecks,
  type FiguresQuestion,
  figureChecks,
  figuresBySeries,
  figuresWith,
  figureTargets,
} from './store-answers.js'
export { type Target, type TargetLine, targetBoard } from './targets.js'
export { readUnit, scaled, unitText } from './units.js'
