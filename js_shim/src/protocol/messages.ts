// Generated from lite/protocol/messages.py by `make protocol`. Do not edit.

/** A JSON value whose leaves may also be `bytes` (transferred, never base64). */
export type Json = null | boolean | number | string | Uint8Array | Json[] | { [key: string]: Json };

/** Component uid → the props that changed, e.g. `{7: {"value": 3.5}}`. */
export type Patch = Record<string, Record<string, Json>>;

/**
 * `[action, path, value]`, e.g. `["append", ["value"], " token"]`.
 *
 * `action` is replace, append (to a string), add (a key or a list item) or delete;
 * `path` starts with the prop's name.
 */
export type Edit = ['replace' | 'append' | 'add' | 'delete', (string | number)[], Json];

/** Component uid → edits of its props, applied in order. */
export type Edits = Record<string, Edit[]>;

/** A page begins session `session`. `request` holds its `url`, `query`, `headers` (all str). */
export type Open = {
  type: 'open';
  session: string;
  request: Record<string, Json>;
};

/**
 * Run dependency `dep`.
 *
 * `inputs` holds one payload per input, in declaration order (None for State).
 * `event` is what the event carries (`{"index": 1, "value": "a"}` for a selection), and
 * `trigger` the uid of the component that fired it.
 */
export type Call = {
  type: 'call';
  id: number;
  dep: number;
  session: string;
  inputs: Json[];
  event: Json;
  trigger: number | null;
};

/** Stop call `id` at its next await or yield; unknown ids are ignored. */
export type Cancel = {
  type: 'cancel';
  id: number;
};

/**
 * Ask component `uid` a question of its own, beside all events: some rows of its table, the entries of a folder.
 *
 * `name` is one that the component answers, `args` its arguments. Ids count together with those of calls.
 */
export type Ask = {
  type: 'ask';
  id: number;
  uid: number;
  session: string;
  name: string;
  args: Json[];
};

/** The page has gone: its calls end, its unload functions run, its state is dropped. */
export type Close = {
  type: 'close';
  session: string;
};

/** One step of call `id`. `patch` replaces props, then `edits` change them in place. */
export type Update = {
  type: 'update';
  id: number;
  patch: Patch;
  edits: Edits;
};

/**
 * Call `id` has declared the blocks of render `render_id` anew; they take the place of those it declared before.
 *
 * `layout`, `components` and `dependencies` have the config's shape; the layout's `id` is the block they stand in.
 */
export type Render = {
  type: 'render';
  id: number;
  render_id: number;
  layout: Json;
  components: Json[];
  dependencies: Json[];
};

/**
 * Where call `id` stands in the line for its turn: 1 is next, 0 says that it runs now.
 *
 * `size` calls wait in all, and `eta` is in how many seconds it should be done; None as long as nobody knows. Only a
 * call that waits gets one.
 */
export type Queued = {
  type: 'queued';
  id: number;
  position: number;
  size: number;
  eta: number | null;
};

/**
 * How far call `id` is: one entry per nested bar.
 *
 * An entry is `{"index", "length", "unit", "progress", "desc"}`; `progress` is 0..1 or None.
 */
export type Progress = {
  type: 'progress';
  id: number;
  steps: Json[];
};

/** A toast. `duration` in seconds, None to stay; `id` is the call that raised it. */
export type Log = {
  type: 'log';
  id: number | null;
  level: 'info' | 'warning' | 'success' | 'error';
  message: string;
  title: string;
  duration: number | null;
  visible: boolean;
};

/** Call `id` has finished. `seconds` is the time spent in Python; None where asking the clock would take longer. */
export type Done = {
  type: 'done';
  id: number;
  seconds: number | null;
};

/**
 * Call `id` raised.
 *
 * `code` is `LiteError.code`, "app" for the app's own exception, "cancelled" for a cancelled one.
 * `block` is the uid of the component the message belongs to; `messages` are those of a validator, by uid of the
 * component each is shown at. `traceback` is for the console.
 */
export type Failed = {
  type: 'failed';
  id: number;
  code: string;
  message: string;
  title: string;
  duration: number | null;
  visible: boolean;
  block: number | null;
  traceback: string;
  messages: Record<string, string>;
};

/** What Ask `id` asked for. */
export type Answer = {
  type: 'answer';
  id: number;
  value: Json;
};

export type Request = Open | Call | Cancel | Ask | Close;

export type Reply = Update | Render | Queued | Progress | Log | Done | Failed | Answer;

export type Message = Request | Reply;
