/** What a built site says of itself to its service worker. `lite build` writes it at the head of `lite-sw.js` (lite/bundle/offline.py). */

export type Build = {
  /** Hash of all that the site consists of. */
  id: string;
  /** Whether pages are to be cross-origin isolated: then every answer carries the headers for that. */
  isolate: boolean;
  /**
   * Every file: its path below the site's root (or an absolute URL), its SHA-256 in base64. Those marked `later` are kept when they are
   * first used; all others at once.
   */
  files: [path: string, sha256: string, later?: 1][];
};

/** Asks a page that a worker serves whether it is on its way out. It answers `true` or `false` on the port. */
export type AreYouLeaving = { type: 'lite-leaving' };
/** Tells a waiting worker to take over. */
export type TakeOver = { type: 'lite-take-over' };
/** Tells a worker that was installed in a hurry to keep the site's files now. */
export type Keep = { type: 'lite-keep' };
/** Tells a worker to delete what it keeps and to take itself away; it answers on the port when that is done. */
export type Leave = { type: 'lite-leave' };
export type ToServiceWorker = TakeOver | Keep | Leave;
