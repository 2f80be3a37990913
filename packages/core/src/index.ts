export {
  DAY_MINUTES,
  type EpochMinutes,
  earliestInstant,
  endInstant,
  formatDate,
  formatInstant,
  isInstant,
  isMoment,
  isPartialDate,
  LAST_YEAR,
  localToInstant,
  type Moment,
  momentSpan,
  monthOf,
  nextMonth,
  type PartialDate,
  parseInstant,
  zoneOffset,
} from './calendar.js'
export { compileTimeMap, type TimeGrid } from './compile-time-map.js'
export {
  type Arrival,
  chanceBy,
  chanceEver,
  dominates,
  fromMass,
  massOf,
  NEVER_ARRIVES,
  notBefore,
  quantile,
  readyAt,
  restrictedMean,
  shifted,
} from './distribution.js'
export {
  type DurationKnots,
  durationCdf,
  durationMean,
  durationQuantile,
  fixedDuration,
} from './duration.js'
export { editDistance } from './edit-distance.js'
export { elapsedBetween } from './elapsed.js'
export { type ErrorDetails, StructuredError, shown } from './errors.js'
export { eachOrFaults, type Fault, FaultsError, MOST_FAULTS } from './faults.js'
export { fingerprint } from './fingerprint.js'
export { foldText } from './fold.js'
export { greatCircleKm, type LonLat, lineKm } from './geodesy.js'
export { isCountryCode } from './identifiers/countries.js'
export { type EpcForms, epcForms } from './identifiers/epc-forms.js'
export {
  canonicalGs1,
  digitalLink,
  epcUrn,
  type Gs1Identity,
  identityOfLink,
  readDigitalLink,
  readEpcUrn,
} from './identifiers/gs1-link.js'
export { type EpcPattern, readEpcPattern } from './identifiers/gs1-pattern.js'
export {
  formatIdentifier,
  IDENTIFIER_RULES,
  type Identifier,
  identify,
  isIdentifierScheme,
  parseIdentifier,
  readIdentifier,
} from './identifiers/identify.js'
export type { IdentifierFault, IdentifierParts, IdentifierReading, IdentifierScheme } from './identifiers/reading.js'
export { sixDigitStation } from './identifiers/transport-rules.js'
export { chanceDelayed, type Kernel } from './kernel.js'
export { foldLatin } from './latin.js'
export { type Currency, type DecimalAmount, decimalAmount } from './money.js'
export { byMonth, type Changing } from './months.js'
export { readDecimal } from './numbers.js'
export { escaped, partsOf, sentenceCell, sentencesIn, unescaped } from './parts.js'
export { type Random, seededRandom } from './random.js'
export { inHundredths } from './share-out.js'
export { shutShare } from './shut-share.js'
export { readTable, type TableRow, type TableSpec, writeTable } from './table.js'
export { Lexicon, type Mark } from './text/lexicon.js'
export { stem } from './text/stem.js'
export {
  isCapital,
  LONGEST_TEXT,
  type Span,
  type Stretch,
  steps,
  type Token,
  Tokens,
  wordsOf,
} from './text/tokens.js'
export type { ByMonth, ForeseenDay, TimeMap } from './time-map.js'
export { CDF_TOLERANCE, TAIL_MASS } from './tolerance.js'
