import { CHARGE_PURPOSES, MOST_CHARGED } from '@karavan/model'
import Type from 'typebox'
import { oneOf } from './words.js'

const WRITTEN = { description: 'Major units; 0 where nothing was to be paid.' }

/** The schema of a charge of the model. */
export const ChargeSchema = Type.Object({
  purpose: oneOf([...CHARGE_PURPOSES], 'To get over a border or through a port; to be carried along a leg.'),
  amount: Type.Number({ minimum: 0, maximum: MOST_CHARGED, ...WRITTEN }),
  currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' }),
})

/** A charge as somebody sends it: its amount as a number, or as an event writes it. */
export const SentChargeSchema = Type.Object({
  ...ChargeSchema.properties,
  amount: Type.Union(
    [
      ChargeSchema.properties.amount,
      Type.String({ pattern: '^\\d+(\\.\\d+)?$', description: 'The same, as an event writes it: `120.50`.' }),
    ],
    WRITTEN,
  ),
})
