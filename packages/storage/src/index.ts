export { loadGazetteer } from './bundled-gazetteer.js'
export { loadGoods, loadLand, loadNetwork, loadTables, loadWorld, overlaidWorld, type World } from './bundled-world.js'
