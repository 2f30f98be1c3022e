/** How a layout sees the blocks inside it, for the few that must (Tabs). */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Node } from '../contract.js';

/** Set by the tree around every layout. */
export const ChildNodes = createContext<Node[]>([]);

/** The blocks directly inside this layout, in order. */
export const useChildNodes = (): Node[] => useContext(ChildNodes);

/** Whether what is inside is not drawn yet, as in a tab that nobody has chosen. Timers tick all the same. */
export const Dormant = createContext(false);
