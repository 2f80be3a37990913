/** A ban on grain at Kuryk in 2030, as the cells of its row: years after all that comes with the project. */
export const KURYK_BAN = {
  id: 'TEST-2030-KURYK-01',
  number: '77',
  issuer: 'KTZ',
  title: 'Ban: Kuryk-Port, grain',
  action: 'ban',
  effect: 'hold',
  applies_at: 'arrival',
  issued_on: '2030-02-25',
  from: '2030-03-01',
  to: '2030-04-30',
  places: 'KZ-KURYK',
  modes: 'rail',
  goods_hs: '1001',
  text: 'No grain is taken for Kuryk-Port',
  source: 'a telegram',
  basis: 'official',
}
