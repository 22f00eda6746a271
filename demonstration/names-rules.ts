import type { Chance } from './chance-rules.ts'

/*
 * Words for realistic names that nobody has. A test compares the result with the real list of practices where that file is
 * present: remove a word here if it makes an existing name.
 */
const words = (text: string) => text.trim().split(/\s+/)

const FIRST = words(`
  Alderfly Amberley Applewood Ashlar Barleycorn Bellflower Birchgate Bittern Blackthorn Bracken Brambling Brightwater
  Bulrush Buttercup Candle Catkin Chaffinch Cobnut Concord Coppice Cornflower Courage Cowslip Crabtree Curlew Damson
  Dovecote Dunlin Elderberry Elmwood Fairweather Fallow Fernhill Fieldfare Firefly Foxglove Goldcrest Goldfinch
  Greenfinch Harebell Harmony Hawthorn Hazel Heather Honesty Honeysuckle Hopefield Hornbeam Jasmine Juniper Kestrel
  Kindness Kingcup Lantern Lapwing Larkspur Linnet Lodestar Lupin Mallard Marigold Meadowsweet Medlar Millrace Mistle
  Nuthatch Osprey Pebble Pipit Plover Prudence Quince Redstart Redwing Rosehip Rowan Sandpiper Sedgewarbler Silverbirch
  Siskin Skylark Snowdrop Speedwell Spindle Starling Sunrise Swift Tamarisk Teasel Thistle Thrush Trefoil Verity Wagtail
  Walnut Waxwing Wheatear Whinchat Woodbine Wren Yarrow Yewtree Zephyr
`)
const SECOND = words(`
  Acre Bank Beck Bridge Brook Close Corner Court Croft Cross Fields Gate Green Grove Hall Hill House Lane Lodge Meadow
  Mill Mount Park Parade Place Quay Road Row Square Street Terrace Vale View Walk Way Wharf Wood Yard
`)
const KIND = {
  Surgery: 36,
  'Medical Practice': 17,
  'Medical Centre': 20,
  'Health Centre': 8,
  'Family Practice': 6,
  'Group Practice': 4,
  'Medical Group': 3,
  Practice: 4,
  Doctors: 1,
  Partnership: 1,
} as const
const TOWN_START = words(`
  Alder Ather Bram Cald Carn Cold Dunn Elver Farn Gar Hasel Hather Ims Kel Lamb Lark Mar Merr Nether Oaken Over Pen
  Quarn Rams Rush Sal Selb Stan Thorn Tilling Ulver Under Wad Wel Whit Yarr
`)
const TOWN_END = words(`
  combe dale den field gate ham hurst ley low mere stead thorpe ton wick worth bridge
`)
const STREET = words(`
  Road Street Lane Avenue Way Terrace Close Gardens
`)

/** Practice names, each given once, and none of those already taken. */
export function practiceNames(chance: Chance, taken: readonly string[]): () => string {
  const given = new Set(taken)
  return () => {
    for (;;) {
      const name = `${chance.pick(FIRST)} ${chance.pick(SECOND)} ${chance.weighted(KIND)}`
      if (given.has(name)) continue
      given.add(name)
      return name
    }
  }
}

/** Names of made-up towns for one LMC, shared by its practices. */
export function townNames(chance: Chance, count: number): string[] {
  return Array.from({ length: count }, () => chance.pick(TOWN_START) + chance.pick(TOWN_END))
}

/** A PCN's name: a bird or a tree, and a word that shows it is made up. */
export function pcnName(chance: Chance, town: string): string {
  return `${chance.pick(FIRST)} and ${town} Demonstration PCN`
}

export type MadeAddress = { addressLine1: string; town: string; postcode: string; telephone: string }

/**
 * An address where nobody lives. No postcode area of the United Kingdom begins with Q, V or X; Ofcom reserves the numbers 01632
 * 960000 to 960999 for drama.
 */
export function madeAddress(chance: Chance, town: string, area: number): MadeAddress {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ'
  const letter = () => letters[chance.whole(0, letters.length - 1)]!
  return {
    addressLine1: `${chance.whole(1, 190)} ${chance.pick(FIRST)} ${chance.pick(STREET)}`,
    town,
    postcode: `Q${letters[area % letters.length]}${1 + (area % 19)} ${chance.whole(1, 9)}${letter()}${letter()}`,
    telephone: `01632 960${String(chance.whole(0, 999)).padStart(3, '0')}`,
  }
}
