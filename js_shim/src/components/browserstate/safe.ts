/**
 * One value in the browser's storage, encrypted.
 *
 * An entry is `lite1:` and base64 of 12 bytes of nonce and the AES-GCM text of the value's JSON. The key comes from the secret and
 * the entry's name by HKDF. What can't be read, for whatever reason, is as if it were not there.
 */
import type { Json } from '../../protocol/messages.js';

const MARK = 'lite1:';
const NONCE_BYTES = 12;

export class Safe {
  private storage: Storage;
  private name: string;
  private key: CryptoKey;

  private constructor(storage: Storage, name: string, key: CryptoKey) {
    this.storage = storage;
    this.name = name;
    this.key = key;
  }

  /** The entry `name`; null where the browser lets us store nothing, or encrypt nothing (a page without https). */
  static async open(name: string, secret: string): Promise<Safe | null> {
    const storage = localStorageOrNull();
    const { subtle } = crypto;
    if (!storage || !subtle) return null;
    const raw = await subtle.importKey('raw', utf8(secret), 'HKDF', false, ['deriveKey']);
    const way = { name: 'HKDF', hash: 'SHA-256', salt: utf8(name), info: utf8('lite browserstate') };
    const key = await subtle.deriveKey(way, raw, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    return new Safe(storage, name, key);
  }

  /** The stored value; undefined if there is none that this secret opens. */
  async read(): Promise<Json | undefined> {
    try {
      const entry = this.storage.getItem(this.name);
      if (!entry?.startsWith(MARK)) return undefined;
      const bytes = Uint8Array.from(atob(entry.slice(MARK.length)), (char) => char.charCodeAt(0));
      const way = { name: 'AES-GCM', iv: bytes.slice(0, NONCE_BYTES) };
      const text = await crypto.subtle.decrypt(way, this.key, bytes.slice(NONCE_BYTES));
      return JSON.parse(new TextDecoder().decode(text)) as Json;
    } catch {
      return undefined;
    }
  }

  /** Stores `value`. Rejects where the storage is full. */
  async write(value: Json): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const text = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, utf8(JSON.stringify(value)));
    const bytes = [...iv, ...new Uint8Array(text)];
    this.storage.setItem(this.name, MARK + btoa(bytes.map((byte) => String.fromCharCode(byte)).join('')));
  }
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Touching it throws where cookies are blocked. */
function localStorageOrNull(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
