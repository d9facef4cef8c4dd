// The group ristretto255 (RFC 9496), with the same bytes as yishi.ballots.group. Points are noble's, scalars bigints.

import { ristretto255 } from "../../browser/noble-curves/ed25519.js";
import { sha256, sha512 } from "../../browser/noble-hashes/sha2.js";

const Point = ristretto255.Point;
export const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
export const IDENTITY = Point.ZERO;
export { sha256, sha512 };

const modulo = (number) => ((number % ORDER) + ORDER) % ORDER;
const wrong = (what) => { throw new RangeError(`These bytes are no ${what} of ristretto255.`); };

// The least byte first.
export const number = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

// The point of 32 bytes; RangeError unless they are its only form.
export function point(bytes) {
  if (bytes.length !== 32) wrong("point");
  let found;
  try { found = Point.fromHex(bytes); } catch { wrong("point"); }
  return found;
}

// The scalar of 32 bytes; RangeError unless it is below the order.
export function scalar(bytes) {
  const found = number(bytes);
  if (bytes.length !== 32 || found >= ORDER) wrong("scalar");
  return found;
}

// The 32 bytes of a scalar (modulo the order) or of a point.
export function said(one) {
  if (typeof one !== "bigint") return one.toRawBytes();
  let rest = modulo(one);
  return Uint8Array.from({ length: 32 }, () => { const byte = Number(rest & 255n); rest >>= 8n; return byte; });
}

// A scalar by chance, never nought: 512 bits of it, so that none is likelier than another.
export const drawn = () => number(crypto.getRandomValues(new Uint8Array(64))) % (ORDER - 1n) + 1n;

export const multiple = (times, one) => {
  const often = modulo(BigInt(times));
  return often === 0n || one.equals(IDENTITY) ? IDENTITY : one.multiply(often);
};
export const base = (times) => multiple(times, Point.BASE);
export const plus = (...points) => points.reduce((sum, one) => sum.add(one), IDENTITY);
export const minus = (one, other) => one.subtract(other);
export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

const lengthened = (size, bytes) => { const view = new DataView(new ArrayBuffer(bytes)); view.setUint32(bytes - 4, size); return new Uint8Array(view.buffer); };
const plain = (one) => typeof one === "string" ? new TextEncoder().encode(one) : typeof one === "number" ? lengthened(one, 4) : one;

export function concatenated(parts) {
  const whole = new Uint8Array(parts.reduce((size, one) => size + one.length, 0));
  let at = 0;
  for (const one of parts) { whole.set(one, at); at += one.length; }
  return whole;
}

// Parts as one: each with its length before it; text as UTF-8, a number in four bytes.
export const joined = (...parts) => concatenated(parts.map(plain).flatMap((one) => [lengthened(one.length, 8), one]));

// A scalar that nobody can choose: the hash of all that is stated.
export const challenge = (purpose, ...parts) => number(sha512(joined(`yishi ballot ${purpose}`, ...parts))) % ORDER;

export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

// Raises RangeError for text that is not base64 in its only form.
export function fromBase64(text) {
  let binary;
  try { binary = atob(text); } catch { wrong("base64 text"); }
  if (btoa(binary) !== text) wrong("base64 text");
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}

export const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
