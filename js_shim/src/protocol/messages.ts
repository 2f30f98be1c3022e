// Generated from lite/protocol/messages.py by `make protocol`. Do not edit.

export type Json = null | boolean | number | string | Uint8Array | Json[] | { [key: string]: Json };
/** Component uid → the props that changed. */
export type Patch = Record<string, Record<string, Json>>;
/** `[action, path, value]`; the path starts with the prop's name. */
export type Edit = ['replace' | 'append' | 'add' | 'delete', (string | number)[], Json];
/** Component uid → edits of its props, applied in order. */
export type Edits = Record<string, Edit[]>;

export type Open = { type: 'open'; session: string; request: Record<string, Json> };
export type Call = { type: 'call'; id: number; dep: number; session: string; inputs: Json[]; event: Json; trigger: number | null };
export type Cancel = { type: 'cancel'; id: number };
export type Close = { type: 'close'; session: string };
export type Update = { type: 'update'; id: number; patch: Patch; edits: Edits };
export type Progress = { type: 'progress'; id: number; steps: Json[] };
export type Log = {
  type: 'log';
  id: number | null;
  level: 'info' | 'warning' | 'success' | 'error';
  message: string;
  title: string;
  duration: number | null;
  visible: boolean;
};
export type Done = { type: 'done'; id: number; seconds: number };
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
};

export type Request = Open | Call | Cancel | Close;
export type Reply = Update | Progress | Log | Done | Failed;
