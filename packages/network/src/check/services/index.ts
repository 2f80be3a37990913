import type { NetworkTables } from '../../tables/tables.js'
import type { CheckResult } from '../fault.js'
import { checkCrossed } from './crossed.js'
import { checkOrder } from './order.js'
import { checkProvenance } from './provenance.js'
import { checkSameServices } from './same-service.js'

/** Checks that services are told once and agree with the drawn network, and that every row has order and origin. */
export function checkServices(tables: NetworkTables): CheckResult {
  const parts = [
    checkProvenance(tables),
    checkOrder(tables),
    checkSameServices(tables.services, tables.service_calls),
    checkCrossed(tables.services, tables.service_calls, tables.links),
  ]
  return {
    faults: parts.flatMap((part) => part.faults),
    counts: Object.assign({}, ...parts.map((part) => part.counts)),
  }
}
