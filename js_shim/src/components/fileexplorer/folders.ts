/** The folders of a FileExplorer: which are open, and what Python says is in them. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { keyOf, type Listing, type Listings, type Path } from './tree.js';

export type Folders = {
  listings: Listings;
  open: ReadonlySet<string>;
  /** Why the root can't be listed; null where it can. */
  error: string | null;
  toggle(path: Path): void;
  /** Asks again for the root and what is open: apps write files. */
  refresh(): void;
  /** Chooses `paths`, from the page's side. */
  choose(paths: Path[]): void;
  /** All files below a folder; null, and a toast, where they can't be had. */
  filesBelow(path: Path): Promise<Path[] | null>;
};

/**
 * @param shown what the listings depend on; when it changes, they are asked for again.
 */
export function useFolders(node: Node, shown: string): Folders {
  const [listings, setListings] = useState<Listings>(new Map());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<string | null>(null);
  const asked = useRef(new AbortController());
  const list = async (path: Path, { signal } = asked.current) => {
    const key = keyOf(path);
    setListings((now) => new Map(now).set(key, now.get(key) ?? null));
    try {
      const listing = (await node.ask('ls', [path], signal)) as unknown as Listing;
      if (signal.aborted) return;
      setListings((now) => new Map(now).set(key, listing));
      if (key === '') setError(null);
    } catch (reason) {
      if (signal.aborted) return;
      // A folder that is gone, or can't be read, closes.
      setOpen((now) => new Set([...now].filter((one) => one !== key)));
      if (key === '') setError(message(reason));
      else node.app.toast('warning', message(reason));
    }
  };
  const refresh = () => {
    void list([]);
    for (const key of open) void list(key.split('/'));
  };
  useEffect(() => {
    asked.current = new AbortController();
    setOpen(new Set());
    setListings(new Map());
    void list([]);
    return () => asked.current.abort();
  }, [node, shown]);
  const own = useRef<unknown>(undefined);
  useGivenValue(node, (node.props.value as { value?: Json }).value, own.current, refresh);
  return {
    listings,
    open,
    error,
    refresh,
    toggle: (path) => {
      const key = keyOf(path);
      const opens = !open.has(key);
      setOpen(new Set(opens ? [...open, key] : [...open].filter((one) => one !== key && !one.startsWith(`${key}/`))));
      if (opens) void list(path);
    },
    choose: (paths) => {
      own.current = paths;
      node.set({ value: paths as unknown as Json });
    },
    filesBelow: async (path) => {
      try {
        return (await node.ask('files', [path])) as unknown as Path[];
      } catch (reason) {
        node.app.toast('warning', message(reason));
        return null;
      }
    },
  };
}

const message = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason as Json));

/** Runs `work` whenever a function has given the block another value: it may have written files as well. */
function useGivenValue(node: Node, value: unknown, own: unknown, work: () => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current !== value && own !== value) work();
    before.current = value;
  }, [node, value]);
}
