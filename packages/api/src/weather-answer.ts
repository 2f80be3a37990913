import { FORECASTS, WEATHER_MEASURES } from '@karavan/model'
import Type from 'typebox'
import { LocationId as Id, Instant, oneOf, orNull, ProvenanceSchema } from './words.js'

const Limit = orNull(
  Type.Object(
    { value: Type.Number(), ...ProvenanceSchema.properties },
    { description: 'Metres a second, or metres; null where nobody says.' },
  ),
)

export const WeatherAnswerSchema = Type.Object({
  configured: Type.Boolean({ description: 'Whether a forecast is connected to the server.' }),
  asOf: Instant,
  attribution: orNull(Type.String({ description: 'To whom the forecast is owed.' })),
  places: Type.Array(
    Type.Object({
      threshold: Type.Object(
        { place: Id, gusts: Limit, waves: Limit },
        { description: 'From what gusts and significant wave height on the port shuts.' },
      ),
      forecasts: Type.Array(
        Type.Object({
          name: oneOf([...FORECASTS], 'Which of the forecasts that are connected.'),
          fetched: orNull(Instant),
          hours: Type.Integer({ description: 'Hours from now on of which it speaks.' }),
          fault: orNull(
            Type.Object({ code: Type.String(), text: Type.String() }, { description: 'Why nothing newer is known.' }),
          ),
        }),
      ),
      days: Type.Array(
        Type.Object({
          day: Instant,
          chance: Type.Number({ description: 'That the port is shut, 0 to 1.' }),
          hours: Type.Integer({ description: 'Hours of the day of which the forecast speaks.' }),
          by: oneOf([...WEATHER_MEASURES], 'What decides.'),
          greatest: Type.Number({ description: 'Greatest of the day, metres a second or metres.' }),
        }),
        { description: 'From today on; days begin at midnight UTC.' },
      ),
    }),
  ),
  withoutThreshold: Type.Array(Id, {
    description: 'Places of which nobody says from what wind or waves on they shut.',
  }),
})
