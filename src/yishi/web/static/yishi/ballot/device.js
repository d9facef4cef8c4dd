// What stays on a device: the voter's Ed25519 key, and a scrutineer's share with its backup.

import { ed25519 } from "../../browser/noble-curves/ed25519.js";
import { fromBase64, hex, said, scalar, sha256, toBase64 } from "./group.js";

const place = (congress, poll, what) => `yishi/ballot/${congress}/${poll}/${what}`;
const isKept = (text) => text ? fromBase64(text) : null;

// {secret, public}: 32 bytes each.
export function newDevice() {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return { secret, public: ed25519.getPublicKey(secret) };
}

// Keeps a secret (bytes) in this browser: 'what' is "device", "share" or any other word.
export const keep = (congress, poll, what, secret, storage = localStorage) =>
  storage.setItem(place(congress, poll, what), toBase64(secret));

// The bytes kept, or null.
export const kept = (congress, poll, what, storage = localStorage) => isKept(storage.getItem(place(congress, poll, what)));

export const forget = (congress, poll, what, storage = localStorage) => storage.removeItem(place(congress, poll, what));

// The device kept for this poll; null if there is none.
export function keptDevice(congress, poll, storage = localStorage) {
  const secret = kept(congress, poll, "device", storage);
  return secret && { secret, public: ed25519.getPublicKey(secret) };
}

const check = (frozen, trustee, share) => hex(sha256(new TextEncoder().encode(`${frozen} ${trustee} ${share}`))).slice(0, 8);
const grouped = (text) => text.match(/.{1,8}/g).join(" ");

// A scrutineer's share as text, for a file or a printed page: frozen is the hash of the manifest (bytes).
export function backup(frozen, trustee, share) {
  const [poll, secret] = [hex(frozen), hex(said(share))];
  return `YISHI SHARE 1\npoll ${grouped(poll)}\ntrustee ${trustee}\nshare ${grouped(secret)}\ncheck ${check(poll, trustee, secret)}\n`;
}

// {frozen, trustee, share} of such text; RangeError if it was changed or mistyped.
export function restored(text) {
  const said = Object.fromEntries(text.trim().toLowerCase().split(/\r?\n/).slice(1).map((line) => {
    const [name, ...rest] = line.trim().split(/\s+/);
    return [name, rest.join("")];
  }));
  const whole = /^[0-9a-f]{64}$/;
  if (!whole.test(said.poll) || !whole.test(said.share) || check(said.poll, said.trustee, said.share) !== said.check) {
    throw new RangeError("The backup of the share is not whole, or was mistyped.");
  }
  const bytes = (one) => Uint8Array.from(one.match(/../g), (pair) => parseInt(pair, 16));
  return { frozen: bytes(said.poll), trustee: Number(said.trustee), share: scalar(bytes(said.share)) };
}
