/** What we use of libraries that bring no types. */

declare module 'd3-format' {
  export function format(specifier: string): (n: number) => string;
}
declare module 'd3-time-format' {
  export function utcFormat(specifier: string): (date: Date) => string;
}
