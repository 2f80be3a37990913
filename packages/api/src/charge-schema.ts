import { CHARGE_PURPOSES, MOST_CHARGED } from '@karavan/model'
import Type from 'typebox'
import { oneOf } from './words.js'

/** The schema of a charge of the model. */
export const ChargeSchema = Type.Object({
  purpose: oneOf([...CHARGE_PURPOSES], 'To get over a border or through a port; to be carried along a leg.'),
  amount: Type.Number({
    minimum: 0,
    maximum: MOST_CHARGED,
    description: 'Major units; 0 where nothing was to be paid.',
  }),
  currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' }),
})
