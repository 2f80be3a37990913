import type { Translation } from '../../catalogue.js'
import account from './account.json'
import answers from './answers.json'
import columns from './columns.json'
import compare from './compare.json'
import conditions from './conditions.json'
import consignments from './consignments.json'
import enter from './enter.json'
import figures from './figures.json'
import hits from './hits.json'
import issuers from './issuers.json'
import map from './map.json'
import network from './network.json'
import notes from './notes.json'
import observatory from './observatory.json'
import plan from './plan.json'
import question from './question.json'
import reports from './reports.json'
import rules from './rules.json'
import segments from './segments.json'
import services from './services.json'
import shell from './shell.json'
import sources from './sources.json'
import states from './states.json'
import subscriptions from './subscriptions.json'
import take from './take.json'
import terms from './terms.json'
import told from './told.json'
import views from './views.json'
import watch from './watch.json'
import when from './when.json'
import words from './words.json'

export const translation: Translation = {
  page: {
    ...account,
    ...answers,
    ...columns,
    ...compare,
    ...conditions,
    ...consignments,
    ...enter,
    ...figures,
    ...hits,
    ...issuers,
    ...map,
    ...network,
    ...notes,
    ...observatory,
    ...plan,
    ...question,
    ...reports,
    ...rules,
    ...segments,
    ...services,
    ...shell,
    ...sources,
    ...states,
    ...subscriptions,
    ...take,
    ...terms,
    ...views,
    ...watch,
    ...when,
    ...words,
  },
  told,
}
