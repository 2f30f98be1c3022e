/** Types with links to where the names in them are told. */

export type Piece = { text: string; to: string | null };

/** A type cut at the names that are links: `list[Event]` → `list[`, `Event`, `]`. Parts of longer names are none. */
export function linked(type: string, names: readonly string[] | null | undefined): Piece[] {
  const known = new Set(names ?? []);
  const pieces: Piece[] = [];
  for (const text of type.split(/([A-Za-z_$][\w$]*)/)) {
    if (text === '') continue;
    const last = pieces[pieces.length - 1];
    if (known.has(text)) pieces.push({ text, to: `#${encodeURIComponent(text.toLowerCase())}` });
    else if (last && last.to === null) last.text += text;
    else pieces.push({ text, to: null });
  }
  return pieces;
}

/** The id of a parameter's entry, when it shall have one. */
export function anchorOf(name: string, links: boolean | string | null | undefined): string | undefined {
  if (!links) return undefined;
  return `param-${typeof links === 'string' ? `${links}-` : ''}${name}`.replaceAll(/\s+/g, '-').toLowerCase();
}
