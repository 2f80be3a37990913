/** What every place that runs JavaScript has, said here so that no platform's types are needed. */
declare class TextEncoder {
  encode(text: string): Uint8Array
}
declare function atob(text: string): string
declare function btoa(text: string): string
