/** Of the platform: in every browser and in Node. */
declare class TextEncoder {
  encode(text: string): Uint8Array
}
